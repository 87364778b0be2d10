import { keyHash } from '#kit/hashes.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { uuidBytes, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { mustBeFree, notFree, type SwitchOff } from './cancel-coupon.ts'
import { kindOf } from './coupon.ts'
import { couponByHash, couponByOrigin, moveFree, type CouponRow } from './coupons.sql.ts'
import { findCoupon } from './find-coupon.ts'
import { newCoupon } from './issue-coupon.ts'

/**
 * Gives a member's coupon to another member. It gets a new code, and the one before is cancelled: whoever gave it away may
 * have a picture of it. Under the same key again, it is the same.
 */
export async function transferCoupon(
  ctx: Context,
  program: LiveProgram,
  id: string,
  to: HolderKey,
  key: Buffer,
  switchOff: SwitchOff,
): Promise<CouponRow> {
  const row = await findCoupon(ctx, program.id, id)
  const from = uuidBytes(row.code_hash)
  const origin = keyHash('coupon transfer', String(program.id), row.code_hash)
  if (row.cancelled_key === uuidText(key)) return (await couponByOrigin(ctx.pool, program.id, origin))!
  const kind = kindOf(program, row.coupon, ctx.clock.now())
  if (!kind?.document.transferable || row.holder_id === null) throw new Problem('coupon_not_transferable', { coupon: row.coupon })
  if (row.holder_id === to.text) throw alreadyTheirs()
  mustBeFree(ctx, program, row)
  if (row.state === 'active') await switchOff(row)
  const { prefix = '' } = kind.document
  const { coupon, usable_from, expires_on } = row
  const moved = newCoupon(ctx, program, { holder: to, coupon, usable_from, expires_on, source: 'transfer', origin, prefix })
  if (!(await moveFree(ctx.pool, program.id, from, new Date(ctx.clock.now()), key, moved))) {
    const now = (await couponByHash(ctx.pool, program.id, from))!
    if (now.cancelled_key !== uuidText(key)) throw notFree(ctx, program, now)
  }
  return (await couponByOrigin(ctx.pool, program.id, origin))!
}

const alreadyTheirs = (): Problem =>
  new Problem('invalid_request', {}, [{ code: 'already_theirs', path: 'body.to', message: 'The coupon is theirs already.' }])
