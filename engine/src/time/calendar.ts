/** Days are counted from 1970-01-01 (day 0), without any time zone; a `Day` is a plain integer. */
export type Day = number

export interface CalendarDate {
  year: number
  month: number
  day: number
}

/** Civil date of a day number, by the 400-year cycle (Hinnant, "chrono-compatible low-level date algorithms"). */
export function dateOfDay(day: Day): CalendarDate {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

/** Day number of a civil date; the inverse of `dateOfDay`. */
export function dayOfDate(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** 31 January plus a month is the last day of February; the day of the month is clamped, never rolled over. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: ofMonth } = dateOfDay(day)
  const index = year * 12 + (month - 1) + months
  const y = Math.floor(index / 12)
  const m = index - y * 12 + 1
  return dayOfDate(y, m, Math.min(ofMonth, daysInMonth(y, m)))
}

export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? dayOfDate(year + 1, 1, 1) : dayOfDate(year, month + 1, 1)
  return next - dayOfDate(year, month, 1)
}

/** First day after the month, quarter or year in which `day` lies. */
export function startOfNext(period: 'month' | 'quarter' | 'year', day: Day): Day {
  const { year, month } = dateOfDay(day)
  if (period === 'year') return dayOfDate(year + 1, 1, 1)
  const size = period === 'month' ? 1 : 3
  const first = month - ((month - 1) % size)
  return addMonths(dayOfDate(year, first, 1), size)
}

/** 1 is Monday, 7 is Sunday (ISO 8601). Day 0 was a Thursday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  const { year, month, day: d } = dateOfDay(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day of `YYYY-MM-DD`, or null if no such day exists in the calendar. */
export function parseDay(text: string): Day | null {
  const match = DATE.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return dayOfDate(year, month, day)
}

/** First day of the day, week (from Monday), month, quarter or year in which `day` lies. */
export function startOf(period: 'day' | 'week' | 'month' | 'quarter' | 'year', day: Day): Day {
  if (period === 'day') return day
  if (period === 'week') return day - weekdayOf(day) + 1
  const { year, month } = dateOfDay(day)
  if (period === 'year') return dayOfDate(year, 1, 1)
  return dayOfDate(year, period === 'month' ? month : month - ((month - 1) % 3), 1)
}
