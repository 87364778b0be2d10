import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { languageOf, message } from '#kit/messages.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { ownProgram } from '../programs/own-program.ts'
import { draftsWaiting, waitingIn } from './waiting.sql.ts'

const DAY_MS = 86_400_000

/** Paths of the lists in which each is found; what has none is told by its count alone. */
const MADE_OF: Readonly<Record<string, string>> = {
  reviews: '/v1/reviews',
  fulfilments: '/v1/fulfilments?state=in_review',
  picking: '/v1/warehouse/tasks',
  webhooks: '/v1/webhooks',
  parked: '/v1/parked?state=waiting',
  stock: '/v1/stock',
  codes: '/v1/stock',
  drafts: '/v1/programs/{program}/draft',
}

const Waiting = z
  .object({
    key: z.string(),
    name: z.string(),
    count: z.int(),
    since: z.iso.datetime().nullable().meta({ description: 'Since when the oldest waits, where that is known' }),
    made_of: z.string().nullable(),
  })
  .meta({ id: 'WaitingForSomebody' })

export function waitingDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/programs/:program/waiting',
    {
      ...allow('program:read'),
      schema: {
        summary: 'What waits for a person: awards and fulfilments in review, drafts to approve, endpoints that failed, stock that runs out',
        tags: ['insight'],
        params: z.object({ program: z.string().max(40) }),
        response: { 200: z.object({ items: z.array(Waiting) }) },
      },
    },
    async (request) => {
      const program = await ownProgram(ctx, request.caller.programId, request.params.program)
      const language = languageOf(request.headers['accept-language'])
      const now = ctx.clock.now()
      const rows = [
        await draftsWaiting(ctx.reports, program.id),
        ...(await waitingIn(ctx.reports, program.id, new Date(now), new Date(now - DAY_MS))),
      ]
      const items = rows.map(({ key, count, since }) => ({
        key,
        name: message(language, `waiting.${key}`, { count }),
        count,
        since: since?.toISOString() ?? null,
        made_of: MADE_OF[key]?.replace('{program}', program.key) ?? null,
      }))
      return { items }
    },
  )
}
