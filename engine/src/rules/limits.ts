import type { PeriodDocument } from '../program/parts.ts'
import { addMonths, startOf, startOfNext, type Day } from '../time/calendar.ts'
import type { Frame, Run } from './code.ts'

/** How often, or how much, something may be given. */
export interface Limit {
  /** Names the counter; permanent, because states and sales hold it. */
  key: string
  max: number
  of: 'times' | 'points' | 'money'
  currency: string | null
  per: 'member' | 'all' | 'order'
  /** Divides the limit by a text: a store, a device. */
  by: Run | null
  period: PeriodDocument
  whole: boolean
}

export const LONG_AGO: Day = -1_000_000

/** First day of the period that counts on `day`. */
export function periodFrom(period: PeriodDocument, day: Day): Day {
  if (typeof period === 'object') return day - period.days + 1
  return period === 'lifetime' ? LONG_AGO : startOf(period, day)
}

/** First day on which a limit that is used up on `day` gives again; null for never. A rolling one at the latest then. */
export function periodResets(period: PeriodDocument, day: Day): Day | null {
  if (typeof period === 'object') return day + period.days
  if (period === 'lifetime') return null
  if (period === 'day') return day + 1
  return period === 'week' ? startOf('week', day) + 7 : startOfNext(period, day)
}

/** The day under which a use is counted: the first of a fixed period, the day itself in a rolling one. */
export const countedOn = (period: PeriodDocument, day: Day): Day => (typeof period === 'object' ? day : periodFrom(period, day))

/** The counter's name for this occasion: divided limits have one for each text. Null when the text is not there. */
export function counterOf(limit: Limit, frame: Frame): string | null {
  if (limit.by === null) return limit.key
  const value = limit.by(frame)
  return typeof value === 'string' ? `${limit.key}:${value}` : null
}

/** Months after which a counter's entry can no longer be asked for: the longest fixed period, and a late sale into the one before. */
export const keptFrom = (day: Day): Day => addMonths(day, -25)
