import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { seesPeople } from '../access/api-key.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { barImage, qrImage } from './code-image.ts'
import { CouponAnswer, couponAnswer } from './coupon.ts'
import { couponOfCode, findCoupon, shownCode } from './find-coupon.ts'

const params = z.object({ id: z.string().max(40) })
const tags = ['coupons']

const Lookup = z
  .strictObject({ code: z.string().min(1).max(200).meta({ description: 'As it was typed or scanned' }) })
  .meta({ id: 'CouponLookup' })

export function couponDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/coupons/:id',
    { ...allow('balances:read'), schema: { summary: 'A coupon', tags, params, response: { 200: CouponAnswer } } },
    async ({ caller, params: { id } }) => {
      const program = await liveProgram(ctx, caller.programId)
      return couponAnswer(program, await findCoupon(ctx, program.id, id), ctx.clock.now(), seesPeople(caller))
    },
  )

  doors.post(
    '/v1/coupons/lookup',
    {
      ...allow('points:spend', { asks: true }),
      schema: {
        summary: 'The coupon of a code, for tills. Who tries many codes in vain has to wait',
        tags,
        body: Lookup,
        response: { 200: CouponAnswer },
      },
    },
    async ({ caller, ip, body }) => {
      const program = await liveProgram(ctx, caller.programId)
      const row = await ctx.couponMisses.guard(caller.keyId, ip, () => couponOfCode(ctx, program, body.code))
      if (!row) throw new Problem('not_found', { what: 'coupon' })
      return couponAnswer(program, row, ctx.clock.now(), seesPeople(caller))
    },
  )

  doors.get(
    '/v1/coupons/:id/image.svg',
    {
      ...allow('members:read'),
      schema: {
        summary: 'The code of a coupon, to be shown and scanned: a QR code, or a Code 128 bar code',
        tags,
        params,
        querystring: z.object({ as: z.enum(['qr', 'code128']).default('qr') }),
        response: { 200: { description: 'A picture', content: { 'image/svg+xml': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const program = await liveProgram(ctx, request.caller.programId)
      const code = shownCode(ctx, program, await findCoupon(ctx, program.id, request.params.id))
      const image = request.query.as === 'qr' ? qrImage(code) : barImage(code)
      if (image === null) throw notShowable()
      return reply.header('content-type', 'image/svg+xml; charset=utf-8').send(image)
    },
  )
}

const notShowable = (): Problem =>
  new Problem('invalid_request', {}, [
    { code: 'not_in_code128', path: 'querystring.as', message: 'Code 128 has no sign for a character of this code. Ask for as=qr.' },
  ])
