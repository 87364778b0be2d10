import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { answerOnce } from '../access/answer-once.ts'
import { seesPeople } from '../access/api-key.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { couponAnswer, CouponWithCode } from '../coupons/coupon.ts'
import { ExpiresOn, readDay } from '../coupons/expires-on.ts'
import { shownCode } from '../coupons/find-coupon.ts'
import { issueCoupon } from '../coupons/issue-coupon.ts'
import { memberCoupons } from '../coupons/member-coupons.ts'
import { activeMember } from '../members/active-member.ts'
import { findMember } from '../members/find-member.ts'
import { currentProgram } from '../programs/live-program.ts'

const params = z.object({ id: z.string().max(40) })
const tags = ['coupons']

const Issue = z.strictObject({ coupon: z.string().max(40), expires_on: ExpiresOn }).meta({ id: 'IssueCoupon' })

export function memberCouponDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/members/:id/coupons',
    {
      ...allow('balances:read'),
      schema: {
        summary: 'The member’s coupons, the newest first, with those that are used or over',
        tags,
        params,
        querystring: z.object(Page),
        response: { 200: z.object({ items: z.array(CouponWithCode), next: z.string().nullable() }) },
      },
    },
    async ({ caller, params: { id }, query: { limit, cursor } }) => {
      const program = await currentProgram(ctx, caller.programId)
      const { holder_id } = await findMember(ctx, program.id, id)
      const [micros, hash] = (decodeCursor(cursor, ['micros', 'uuid']) ?? []) as [number?, string?]
      const rows = await memberCoupons(ctx, program.id, holder_id, micros === undefined ? null : { micros, hash: hash! }, limit)
      const sees = seesPeople(caller)
      const items = rows.map((row) => ({
        ...couponAnswer(program, row, ctx.clock.now(), sees),
        code: sees ? shownCode(ctx, program, row) : null,
      }))
      const last = rows.at(-1)
      return { items, next: rows.length === limit && last ? encodeCursor([last.issued_micros, last.code_hash]) : null }
    },
  )

  doors.post(
    '/v1/members/:id/coupons',
    {
      ...allow('members:write'),
      schema: { summary: 'Give the member a coupon', tags, params, body: Issue, response: { 201: CouponWithCode } },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'issue coupon', async (key) => {
        const { coupon, expires_on } = request.body
        const program = await currentProgram(ctx, request.caller.programId)
        const holder = await activeMember(ctx, program.id, request.params.id)
        const origin = keyHash('coupon by hand', String(program.id), key.toString('hex'))
        const row = await issueCoupon(ctx, program, { holder, coupon, expiresOn: readDay(expires_on), source: 'hand', origin })
        void reply.status(201)
        return { ...couponAnswer(program, row, ctx.clock.now(), true), code: shownCode(ctx, program, row) }
      }),
  )
}
