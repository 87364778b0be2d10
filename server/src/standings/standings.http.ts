import { project } from '@perennial/engine/tiers/projection.ts'
import { formatDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import { dayUntil } from '../benefits/day-until.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { readState } from '../intake/simulate.ts'
import { readMember } from '../members/target.ts'
import { liveProgram } from '../programs/live-program.ts'

const params = z.object({ id: z.string() })

const GiveLevel = z
  .strictObject({
    set: z.string().max(40),
    level: z.string().max(40),
    until: z.iso.date().nullable().default(null).meta({ description: 'Last day; null for good' }),
    reason: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a reason is a code: lower-case letters, digits and underscores'),
  })
  .meta({ id: 'GiveLevel' })

const Projection = z
  .object({
    set: z.string(),
    level: z.string(),
    since: z.string(),
    until: z.string().nullable(),
    cause: z.string(),
    counted: z.int().meta({ description: 'The metric in the window as it stands today' }),
    next: z.object({ level: z.string(), missing: z.int(), by: z.string().nullable() }).nullable(),
    keep: z.object({ missing: z.int(), by: z.string() }).nullable(),
    otherwise: z.object({ level: z.string(), on: z.string() }).nullable().meta({ description: 'What happens if nothing more happens' }),
  })
  .meta({ id: 'TierProjection' })

export function standingDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/members/:id/tiers',
    {
      ...allow('balances:read'),
      schema: {
        summary: 'Where the member stands, what is missing for more, and what happens if nothing happens',
        tags: ['members'],
        params,
        response: { 200: z.object({ items: z.array(Projection) }) },
      },
    },
    async (request) => {
      const { id, timeline } = await liveProgram(ctx, request.caller.programId)
      const now = ctx.clock.now()
      const state = await readState(ctx.pool, id, readMember(request.params.id))
      if (!state) throw new Problem('not_found', { what: 'member' })
      const items = project(timeline, state, now).map(({ since, until, next, keep, otherwise, ...rest }) => ({
        ...rest,
        since: formatDay(since),
        until: until === null ? null : formatDay(until),
        next: next && { ...next, by: next.by === null ? null : formatDay(next.by) },
        keep: keep && { ...keep, by: formatDay(keep.by) },
        otherwise: otherwise && { ...otherwise, on: formatDay(otherwise.on) },
      }))
      return { items }
    },
  )

  doors.post(
    '/v1/members/:id/tiers',
    {
      ...allow('members:write', { shows: '/v1/members/:id/tiers' }),
      schema: {
        summary: 'Give a level by hand: an invitation, a goodwill',
        tags: ['members'],
        params,
        body: GiveLevel,
        response: { 201: DecisionAnswer },
      },
    },
    (request, reply) => {
      const { set, level, until, reason } = request.body
      const draft = { kind: 'standing' as const, set, level, reason, until: until === null ? null : dayUntil(until), at: null }
      return answerCommand(ctx, request, reply, { key: claimedKey(request, 'standing'), holder: readMember(request.params.id), draft })
    },
  )
}
