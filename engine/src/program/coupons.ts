import { parseDay } from '../time/calendar.ts'
import type { ProgramDocument } from './document.ts'
import { problem, type ProgramProblem } from './problems.ts'
import { missing } from './validate.ts'

/** What kinds of coupons say: names, days that exist, and a code where everybody types in the same one. */
export function couponProblems(document: ProgramDocument): ProgramProblem[] {
  const codes = new Set<string>()
  return Object.entries(document.coupons).flatMap(([key, coupon]) => {
    const path = `coupons.${key}`
    const found = missing(document, `${path}.names`, coupon.names)
    if (coupon.texts) found.push(...missing(document, `${path}.texts`, coupon.texts))
    const { from, to, code, codes: kind } = coupon
    for (const [name, date] of Object.entries({ from, to }))
      if (date && parseDay(date) === null) found.push(problem(`${path}.${name}`, 'bad_date', { date }))
    if ((to ?? '9999-12-31') < (from ?? '0001-01-01')) found.push(problem(`${path}.to`, 'ends_before_start'))
    const lacks = (kind === 'shared') !== (code !== undefined)
    if (lacks || (code !== undefined && codes.has(code))) found.push(problem(`${path}.code`, 'coupon_code'))
    if (code !== undefined) codes.add(code)
    return found
  })
}
