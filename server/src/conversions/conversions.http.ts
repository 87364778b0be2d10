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

const Convert = z
  .strictObject({
    ...Target,
    currency: z.string().max(40),
    to: z.string().max(40),
    amount: Amount.min(1).meta({ description: 'Of the first currency' }),
  })
  .meta({ id: 'Convert' })

export function conversionDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/conversions',
    {
      ...allow('points:spend'),
      schema: {
        summary: 'Turn points of one currency into another, at the rate of the day',
        tags: ['points'],
        body: Convert,
        response: { 201: DecisionAnswer },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'convert')
      const { currency, to, amount, ...target } = request.body
      const program = await liveProgram(ctx, request.caller.programId)
      const holder = await resolveMember(ctx, program, target)
      return answerCommand(ctx, request, reply, { key, holder, draft: { kind: 'convert', currency, to, amount, at: null } })
    },
  )
}
