import { z } from 'zod'
import { At, timeOf } from '#kit/at.ts'
import type { Doors } from '#kit/doors.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { readMember } from '../members/target.ts'

const ChangePlan = z
  .strictObject({
    act: z.enum(['start', 'renew', 'cancel']).meta({ description: 'The payment itself is the shop’s; say here that it came' }),
    plan: z.string().max(40),
    trial: z.boolean().default(false),
    at: At,
  })
  .meta({ id: 'ChangePlan' })

export function planDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/members/:id/plan',
    {
      ...allow('members:write', { shows: '/v1/members/:id/benefits' }),
      schema: {
        summary: 'Begin, renew or call off a paid membership',
        tags: ['members'],
        params: z.object({ id: z.string() }),
        body: ChangePlan,
        response: { 201: DecisionAnswer },
      },
    },
    (request, reply) => {
      const { act, plan, trial, at } = request.body
      const draft = { kind: 'plan' as const, act, plan, at: timeOf(at), ...(trial && { trial }) }
      return answerCommand(ctx, request, reply, { key: claimedKey(request, 'plan'), holder: readMember(request.params.id), draft })
    },
  )
}
