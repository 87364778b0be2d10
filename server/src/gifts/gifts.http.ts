import { z } from 'zod'
import { Amount } from '#kit/amount.ts'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { findMember } from '../members/find-member.ts'
import { readMember } from '../members/target.ts'

const SendGift = z
  .strictObject({ from: z.string().max(40), to: z.string().max(40), currency: z.string().max(40), amount: Amount.min(1) })
  .meta({ id: 'SendGift' })

export function giftDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/gifts',
    {
      ...allow('points:spend'),
      schema: {
        summary: 'Send points to another member. They arrive within moments, or come back if they are refused',
        tags: ['points'],
        body: SendGift,
        response: { 201: DecisionAnswer },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'send')
      const { from, to, currency, amount } = request.body
      if (from === to)
        throw new Problem('invalid_request', {}, [{ code: 'same_member', path: 'body.to', message: 'A gift goes to somebody else.' }])
      await findMember(ctx, request.caller.programId, to)
      return answerCommand(ctx, request, reply, { key, holder: readMember(from), draft: { kind: 'send', currency, amount, to, at: null } })
    },
  )
}
