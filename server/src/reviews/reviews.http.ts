import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { holderKey } from '#kit/holder-key.ts'
import { decodeRowId, encodeId, encodeRowId, uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { awardsToReview } from './reviews.sql.ts'

const Reason = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a reason is a code: lower-case letters, digits and underscores')
const Review = z.strictObject({ decision: z.string().max(60), verdict: z.enum(['release', 'void']), reason: Reason }).meta({ id: 'Review' })

const Waiting = z.object({
  decision: z.string(),
  member: z.string(),
  currency: z.string(),
  amount: z.int(),
  campaign: z.string().nullable(),
  since: z.iso.datetime(),
})

export function reviewDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/reviews',
    {
      ...allow('decisions:read'),
      schema: {
        summary: 'Awards that wait for a person, the oldest first',
        tags: ['points'],
        response: { 200: z.object({ items: z.array(Waiting) }) },
      },
    },
    async (request) => {
      const rows = await awardsToReview(ctx.pool, request.caller.programId, 200)
      const items = rows.map(({ holder_id, seq, currency, amount, campaign, recorded_at }) => {
        const holder = uuidBytes(holder_id)
        return {
          decision: encodeRowId('dec', holder, seq),
          member: encodeId('mem', holder),
          currency,
          amount,
          campaign,
          since: recorded_at.toISOString(),
        }
      })
      return { items }
    },
  )

  doors.post(
    '/v1/reviews',
    {
      ...allow('points:write'),
      schema: {
        summary: 'Let a waiting award through, or take it back',
        tags: ['points'],
        body: Review,
        response: { 201: DecisionAnswer },
      },
    },
    (request, reply) => {
      const key = claimedKey(request, 'review')
      const { decision, verdict, reason } = request.body
      const place = decodeRowId('dec', decision, 1)
      if (!place) throw new Problem('not_found', { what: 'decision' })
      const draft = { kind: 'review' as const, award: place.place[0]!, verdict, reason, at: null }
      return answerCommand(ctx, request, reply, { key, holder: holderKey(place.holder), draft })
    },
  )
}
