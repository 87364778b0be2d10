import { addMonths, formatDay, parseDay, type Day } from '@perennial/engine/time/calendar.ts'
import type { Zone } from '@perennial/engine/time/zone.ts'
import { z } from 'zod'
import { Problem } from './refusals.ts'

/** First and last day of what a report is about, as a query gives them, in the program's time zone. */
export const DaysQuery = {
  from: z.iso.date().optional().meta({ description: 'First day; left out: thirty days before the last' }),
  to: z.iso.date().optional().meta({ description: 'Last day; today, if left out' }),
}

/** A stretch of days, with the instants at which it begins and ends. */
export interface Stretch {
  from: Day
  /** Last day. */
  to: Day
  /** Epoch ms; the end does not belong to it. */
  start: number
  end: number
}

const DEFAULT_DAYS = 30
/** Three years: what is drawn by day is no longer to be read then. */
const LONGEST_DAYS = 1100

/** @throws Problem where there is no such day, the last lies before the first, or they are too far apart */
export function stretchOf(zone: Zone, today: Day, query: { from?: string | undefined; to?: string | undefined }): Stretch {
  const to = query.to === undefined ? today : parseDay(query.to)
  const from = query.from === undefined ? (to ?? today) - DEFAULT_DAYS + 1 : parseDay(query.from)
  if (from === null || to === null || from > to || to - from >= LONGEST_DAYS) {
    const message = `Give days as YYYY-MM-DD, the first not after the last, at most ${LONGEST_DAYS} of them.`
    throw new Problem('invalid_request', {}, [{ code: 'days', path: 'querystring.from', message }])
  }
  return daysFrom(zone, from, to)
}

export const daysFrom = (zone: Zone, from: Day, to: Day): Stretch => ({ from, to, start: zone.startOf(from), end: zone.startOf(to + 1) })

/** As long a stretch right before, or the same days a year before. */
export function comparedWith(zone: Zone, { from, to }: Stretch, compare: 'previous' | 'year'): Stretch {
  if (compare === 'year') return daysFrom(zone, addMonths(from, -12), addMonths(to, -12))
  return daysFrom(zone, from - (to - from + 1), from - 1)
}

/** The instants at which its days begin, epoch ms. */
export const startsOf = (zone: Zone, { from, to }: Stretch): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => zone.startOf(from + i))

export const inQuery = ({ from, to }: Stretch): string => `from=${formatDay(from)}&to=${formatDay(to)}`
