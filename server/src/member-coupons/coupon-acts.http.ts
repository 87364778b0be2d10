import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { answerOnce } from '../access/answer-once.ts'
import { seesPeople } from '../access/api-key.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { cancelCoupon } from '../coupons/cancel-coupon.ts'
import { CouponAnswer, couponAnswer } from '../coupons/coupon.ts'
import { transferCoupon } from '../coupons/transfer-coupon.ts'
import { activeMember } from '../members/active-member.ts'
import { currentProgram } from '../programs/live-program.ts'
import { switchOff } from './switch-off.ts'

const params = z.object({ id: z.string().max(40) })
const tags = ['coupons']

const Transfer = z.strictObject({ to: z.string().max(40).meta({ description: 'The member who gets it' }) }).meta({ id: 'TransferCoupon' })

export function couponActDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/coupons/:id/cancel',
    {
      ...allow('members:write', { shows: '/v1/coupons/:id' }),
      schema: { summary: 'Cancel a coupon that is not used yet', tags, params, response: { 200: CouponAnswer } },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'cancel coupon', async (key) => {
        const program = await currentProgram(ctx, request.caller.programId)
        const row = await cancelCoupon(ctx, program, request.params.id, key, switchOff(ctx, request.caller, key))
        return couponAnswer(program, row, ctx.clock.now(), seesPeople(request.caller))
      }),
  )

  doors.post(
    '/v1/coupons/:id/transfer',
    {
      ...allow('points:spend', { shows: '/v1/coupons/:id' }),
      schema: {
        summary: 'Give a member’s coupon to another member. It gets a new id and code, and the ones before end',
        tags,
        params,
        body: Transfer,
        response: { 201: CouponAnswer },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'transfer coupon', async (key) => {
        const program = await currentProgram(ctx, request.caller.programId)
        const to = await activeMember(ctx, program.id, request.body.to)
        const row = await transferCoupon(ctx, program, request.params.id, to, key, switchOff(ctx, request.caller, key))
        void reply.status(201)
        return couponAnswer(program, row, ctx.clock.now(), seesPeople(request.caller))
      }),
  )
}
