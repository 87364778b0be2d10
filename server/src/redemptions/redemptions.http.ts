import { z } from 'zod'
import { Amount } from '#kit/amount.ts'
import type { Doors } from '#kit/doors.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { Target } from '../members/target.ts'
import { liveProgram } from '../programs/live-program.ts'

const Redeem = z
  .strictObject({
    ...Target,
    currency: z.string().max(40),
    amount: Amount.min(1),
    reason: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,39}$/, 'a reason is a code: lower-case letters, digits and underscores')
      .default('redemption'),
  })
  .meta({ id: 'Redeem' })

export function redemptionDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/redemptions',
    {
      ...allow('points:spend'),
      schema: { summary: 'Spend points at once', tags: ['points'], body: Redeem, response: { 201: DecisionAnswer } },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'redeem')
      const { currency, amount, reason, ...target } = request.body
      const program = await liveProgram(ctx, request.caller.programId)
      const holder = await resolveMember(ctx, program, target)
      return answerCommand(ctx, request, reply, { key, holder, draft: { kind: 'redeem', currency, amount, reason, at: null } })
    },
  )
}
