import type { Turn } from '../decide/turn.ts'
import type { CompiledTierSet } from '../program/compile.ts'
import { addMonths, dateOfDay, dayOfDate, daysInMonth, type Day } from '../time/calendar.ts'

/** Windows that count a year at a time: the calendar's, or the member's own from the day of joining. */
export const isYearly = ({ window }: CompiledTierSet): boolean => window.period === 'calendar_year' || window.period === 'membership_year'

/** First day of the year of that number. A membership year is numbered by the calendar year in which it begins. */
export function startOfYear(turn: Turn, { window }: CompiledTierSet, year: number): Day {
  const { joined } = turn.progress
  if (window.period !== 'membership_year' || joined === null) return dayOfDate(year, 1, 1)
  const { month, day } = dateOfDay(joined)
  return dayOfDate(year, month, Math.min(day, daysInMonth(year, month)))
}

export function yearOf(turn: Turn, set: CompiledTierSet, day: Day): number {
  const { year } = dateOfDay(day)
  return day >= startOfYear(turn, set, year) ? year : year - 1
}

/** First day of the window of a rolling set that ends with `last`: the day after the same date N months before. */
export const rollingFrom = ({ window }: CompiledTierSet, last: Day): Day =>
  addMonths(last, window.period === 'rolling' ? -window.months : -12) + 1
