import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { answerOnce } from '../access/answer-once.ts'
import type { Caller } from '../access/api-key.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { decideRequest, findRequest } from './decide-request.ts'
import { askedGoodwill } from './goodwill.sql.ts'
import { GoodwillRequest, REQUEST_STATES, requestAnswers } from './request-answer.ts'

const params = z.object({ id: z.string().max(40) })
const tags = ['points']
const Word = z.strictObject({ note: z.string().trim().min(1).max(1000).optional() }).meta({ id: 'DecideRequest' })

interface Deciding {
  caller: Caller
  params: { id: string }
  body: z.infer<typeof Word>
}

/** Staff who cannot decide see what they asked themselves. */
const onlyOwn = ({ staff, scopes, client }: Caller): string | null => (!staff || scopes.includes('goodwill:approve') ? null : client)

export function requestDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/requests',
    {
      ...allow('points:write'),
      schema: {
        summary: 'Goodwill that was asked of a second person, the newest first. Staff who may not decide see what they asked themselves',
        tags,
        querystring: z.object({ ...Page, state: z.enum(REQUEST_STATES).optional() }),
        response: { 200: z.object({ items: z.array(GoodwillRequest), next: z.string().nullable() }) },
      },
    },
    async ({ caller, query: { limit, cursor, state = null } }) => {
      const place = decodeCursor(cursor, ['micros', 'uuid']) as [number, string] | null
      const before = place && { micros: place[0], id: place[1] }
      const program = await liveProgram(ctx, caller.programId)
      const rows = await askedGoodwill(ctx.pool, { programId: program.id, state, client: onlyOwn(caller), before, limit })
      const last = rows.at(-1)
      return {
        items: await requestAnswers(ctx, program, rows, caller),
        next: rows.length === limit && last ? encodeCursor([last.micros, last.id]) : null,
      }
    },
  )

  doors.get(
    '/v1/requests/:id',
    {
      ...allow('points:write'),
      schema: { summary: 'Goodwill that was asked of a second person', tags, params, response: { 200: GoodwillRequest } },
    },
    async ({ caller, params: { id } }) => {
      const row = await findRequest(ctx, caller.programId, id, onlyOwn(caller))
      return (await requestAnswers(ctx, await liveProgram(ctx, caller.programId), [row], caller))[0]!
    },
  )

  const decide = async (request: Deciding, state: 'approved' | 'declined'): Promise<GoodwillRequest> => {
    const program = await liveProgram(ctx, request.caller.programId)
    const { note = null } = request.body
    const row = await decideRequest(ctx, program, request.caller, request.params.id, { state, note })
    return (await requestAnswers(ctx, program, [row], request.caller))[0]!
  }

  doors.post(
    '/v1/requests/:id/approve',
    {
      ...allow('goodwill:approve', { shows: '/v1/requests/:id' }),
      schema: {
        summary: 'Agree to goodwill that somebody else asked for: it is given at once',
        tags,
        params,
        body: Word,
        response: { 200: GoodwillRequest },
      },
    },
    (request, reply) => answerOnce(ctx, request, reply, 'approve request', () => decide(request, 'approved')),
  )

  doors.post(
    '/v1/requests/:id/decline',
    {
      ...allow('goodwill:approve', { shows: '/v1/requests/:id' }),
      schema: {
        summary: 'Do not agree to goodwill that somebody else asked for',
        tags,
        params,
        body: Word,
        response: { 200: GoodwillRequest },
      },
    },
    (request, reply) => answerOnce(ctx, request, reply, 'decline request', () => decide(request, 'declined')),
  )
}
