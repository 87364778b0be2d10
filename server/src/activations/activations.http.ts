import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { decodeId } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { Target } from '../members/target.ts'
import { liveProgram } from '../programs/live-program.ts'

const Activate = z.strictObject({ ...Target }).meta({ id: 'ActivateCoupon' })
const params = z.object({ id: z.string().max(40) })

export function activationDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/coupons/:id/activate',
    {
      ...allow('points:spend', { shows: '/v1/coupons/:id' }),
      schema: {
        summary: 'A member switches a coupon on: from now on it works by itself, until it is used',
        tags: ['coupons'],
        params,
        body: Activate,
        response: { 201: DecisionAnswer },
      },
    },
    (request, reply) => decide(ctx, request, reply, 'activate', claimedKey(request, 'activate coupon')),
  )

  doors.post(
    '/v1/coupons/:id/deactivate',
    {
      ...allow('points:spend', { shows: '/v1/coupons/:id' }),
      schema: {
        summary: 'A member switches a coupon off again',
        tags: ['coupons'],
        params,
        body: Activate,
        response: { 201: DecisionAnswer },
      },
    },
    (request, reply) => decide(ctx, request, reply, 'deactivate', claimedKey(request, 'deactivate coupon')),
  )
}

type Asked = FastifyRequest<{ Params: z.output<typeof params>; Body: z.output<typeof Activate> }>

async function decide(
  ctx: Context,
  request: Asked,
  reply: FastifyReply,
  act: 'activate' | 'deactivate',
  key: Buffer,
): Promise<DecisionAnswer> {
  if (!decodeId('cpn', request.params.id)) throw new Problem('not_found', { what: 'coupon' })
  const program = await liveProgram(ctx, request.caller.programId)
  const holder = await resolveMember(ctx, program, request.body)
  return answerCommand(ctx, request, reply, { key, holder, draft: { kind: 'coupon', act, coupon: request.params.id, at: null } })
}
