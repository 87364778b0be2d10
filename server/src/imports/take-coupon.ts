import { takeCode } from '../coupons/take-code.ts'
import { BadValue } from './read-value.ts'
import type { Take } from './take-rows.ts'

/** `coupons`: a column `code`. All go to one batch, of the kind of coupon that the import was given. */
export const takeCoupon: Take = (ctx, _, row, __, { batch, line }) => {
  const code = row('code')
  if (code === '') throw new BadValue('bad_code', 'no_code')
  const act = async (): ReturnType<ReturnType<Take>['act']> => {
    const taken = await takeCode(ctx, batch!, line, code)
    if (taken === 'taken') return 'decided'
    if (taken === 'known') return 'already_known'
    throw new BadValue('bad_code', taken)
  }
  return { of: [code], act }
}
