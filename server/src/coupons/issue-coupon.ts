import { randomBytes } from 'node:crypto'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { daysToIssue, issuableKind } from './begin-batch.ts'
import { codeOf } from './coupon-code.ts'
import { couponByOrigin, insertForMember, type CouponRow, type NewCoupon } from './coupons.sql.ts'

export interface Issuing {
  holder: HolderKey
  coupon: string
  expiresOn: string | null
  source: 'rule' | 'hand'
  /** What it is issued for: once for each. */
  origin: Buffer
}

/** Gives a member a coupon under a new code. The same origin again is the coupon that was given first. */
export async function issueCoupon(ctx: Context, program: LiveProgram, { expiresOn, ...issuing }: Issuing): Promise<CouponRow> {
  const before = await couponByOrigin(ctx.pool, program.id, issuing.origin)
  if (before) return before
  const now = ctx.clock.now()
  const days = daysToIssue(program, issuing.coupon, expiresOn, now)
  const { prefix = '' } = issuableKind(program, issuing.coupon, now)
  return insertForMember(ctx.pool, newCoupon(ctx, program, { ...issuing, ...days, prefix }))
}

/** A coupon for a member under a code that nobody has drawn before. */
export function newCoupon(
  ctx: Context,
  program: LiveProgram,
  given: Omit<Issuing, 'expiresOn' | 'source'> & Pick<NewCoupon, 'usable_from' | 'expires_on' | 'source'> & { prefix: string },
): NewCoupon {
  const { holder, coupon, usable_from, expires_on, source, origin, prefix } = given
  const { shown, normal } = codeOf(randomBytes(10), 0, prefix)
  const hash = ctx.vault.couponHash(program.id, normal)
  return {
    hash,
    program_id: program.id,
    coupon,
    bucket: holder.bucket,
    holder_id: holder.text,
    code: ctx.vault.encryptCode(hash, shown),
    issued_at: new Date(ctx.clock.now()),
    usable_from,
    expires_on,
    source,
    origin,
  }
}
