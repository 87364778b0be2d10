import { z } from 'zod'
import { Amount } from '#kit/amount.ts'
import type { Doors } from '#kit/doors.ts'
import { holderKey } from '#kit/holder-key.ts'
import { decodeRowId } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'

const Refund = z
  .strictObject({
    amount: Amount.min(1).optional().meta({ description: 'All that has not come back yet, if left out' }),
    currency: z.string().max(40).optional().meta({ description: 'Which, where several were spent' }),
    reason: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a reason is a code: lower-case letters, digits and underscores'),
  })
  .meta({ id: 'Refund' })

export function refundDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/decisions/:id/refund',
    {
      ...allow('points:write'),
      schema: {
        summary: 'Give points back that a decision spent, all or a part: into the lots they came from, with their own ends',
        tags: ['points'],
        params: z.object({ id: z.string() }),
        body: Refund,
        response: { 201: DecisionAnswer },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'refund')
      const place = decodeRowId('dec', request.params.id, 1)
      if (!place) throw new Problem('not_found', { what: 'decision' })
      const { amount, currency, reason } = request.body
      const part = { ...(amount !== undefined && { amount }), ...(currency !== undefined && { currency }) }
      const draft = { kind: 'refund' as const, of: place.place[0]!, ...part, reason, at: null }
      return answerCommand(ctx, request, reply, { key, holder: holderKey(place.holder), draft })
    },
  )
}
