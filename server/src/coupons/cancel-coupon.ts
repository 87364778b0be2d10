import { uuidBytes, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { OPEN_STATES, stateNow, todayOf, type CouponState } from './coupon.ts'
import { cancelFree, couponByHash, type CouponRow } from './coupons.sql.ts'
import { findCoupon } from './find-coupon.ts'

/** Switches a coupon off that is active: the decisions of its member know it, so only a decision may. */
export type SwitchOff = (row: CouponRow) => Promise<void>

/** Cancels a coupon that is not used yet; under the same key again, it is the same. @throws Problem where it is not free */
export async function cancelCoupon(ctx: Context, program: LiveProgram, id: string, key: Buffer, switchOff: SwitchOff): Promise<CouponRow> {
  const row = await findCoupon(ctx, program.id, id)
  if (row.code === null) throw new Problem('coupon_is_shared', { coupon: row.coupon })
  if (row.cancelled_key === uuidText(key)) return row
  mustBeFree(ctx, program, row)
  if (row.state === 'active') await switchOff(row)
  const hash = uuidBytes(row.code_hash)
  const cancelled = await cancelFree(ctx.pool, program.id, hash, key)
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

/** A basket whose time is over has the coupon until the decision that lets go of it, which comes within seconds. */
function stateOf(ctx: Context, program: LiveProgram, row: CouponRow): CouponState {
  const now = ctx.clock.now()
  return row.state === 'reserved' ? 'reserved' : stateNow(row, todayOf(program, now), now)
}
