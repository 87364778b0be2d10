import { formatDay } from '@perennial/engine/time/calendar.ts'
import { uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { insertBatch, type BatchRow } from './batches.sql.ts'
import { kindOf, todayOf, validity, type CouponKind } from './coupon.ts'

export interface Beginning {
  id: Buffer
  coupon: string
  count: number
  expiresOn: string | null
  by: string
  /** Of an imported file. */
  fileHash?: Buffer
}

/** A kind of which coupons can be issued. @throws Problem where there is none, or where everybody uses one code */
export function issuableKind(program: LiveProgram, coupon: string, now: number): CouponKind['document'] {
  const kind = kindOf(program, coupon, now)
  if (!kind?.living) throw new Problem('unknown_coupon', { coupon })
  if (kind.document.codes === 'shared') throw new Problem('coupon_is_shared', { coupon })
  return kind.document
}

/** From when until when one that is issued now can be used. @throws Problem where that would be never */
export function daysToIssue(program: LiveProgram, coupon: string, expiresOn: string | null, now: number): ReturnType<typeof validity> {
  const today = todayOf(program, now)
  const days = validity(issuableKind(program, coupon, now), today, expiresOn)
  if (days.expires_on !== null && days.expires_on <= formatDay(today))
    throw new Problem('coupon_over', { coupon, expires_on: days.expires_on })
  return days
}

/** Records that codes are to be made or imported. The same id, or the same file, is the batch that there is already. */
export function beginBatch(
  ctx: Context,
  program: LiveProgram,
  { id, coupon, count, expiresOn, by, fileHash }: Beginning,
): Promise<BatchRow> {
  const now = ctx.clock.now()
  return insertBatch(ctx.slowPool, {
    id: uuidText(id),
    program_id: program.id,
    coupon,
    source: fileHash ? 'imported' : 'generated',
    count,
    ...daysToIssue(program, coupon, expiresOn, now),
    created_at: new Date(now),
    by,
    file_hash: fileHash ?? null,
  })
}
