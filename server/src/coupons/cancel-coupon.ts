import { uuidBytes, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { kindOf, OPEN_STATES, stateNow, todayOf, type CouponState } from './coupon.ts'
import { cancelFree, couponByHash, type CouponRow } from './coupons.sql.ts'
import { findCoupon } from './find-coupon.ts'

/** Cancels a coupon that is not used yet; under the same key again, it is the same. @throws Problem where it is not free */
export async function cancelCoupon(ctx: Context, program: LiveProgram, id: string, key: Buffer): Promise<CouponRow> {
  const row = await findCoupon(ctx, program.id, id)
  if (row.code === null) throw new Problem('coupon_is_shared', { coupon: row.coupon })
  if (row.cancelled_key === uuidText(key)) return row
  mustBeFree(ctx, program, row)
  const hash = uuidBytes(row.code_hash)
  const cancelled = await cancelFree(ctx.pool, program.id, hash, new Date(ctx.clock.now()), key)
  if (cancelled) return cancelled
  const now = (await couponByHash(ctx.pool, program.id, hash))!
  if (now.cancelled_key === uuidText(key)) return now
  throw notFree(ctx, program, now)
}

/** @throws Problem naming the state, where it is used, cancelled, over or in somebody's basket */
export function mustBeFree(ctx: Context, program: LiveProgram, row: CouponRow): void {
  if (!OPEN_STATES.includes(stateOf(ctx, program, row))) throw notFree(ctx, program, row)
}

export const notFree = (ctx: Context, program: LiveProgram, row: CouponRow): Problem =>
  new Problem('coupon_not_free', { state: stateOf(ctx, program, row) })

function stateOf(ctx: Context, program: LiveProgram, row: CouponRow): CouponState {
  const now = ctx.clock.now()
  return stateNow(row, kindOf(program, row.coupon, now)?.document.activate ?? false, todayOf(program, now), now)
}
