import type { Day } from '@perennial/engine/time/calendar.ts'
import type { Zone } from '@perennial/engine/time/zone.ts'

/**
 * The instants between which lies what was at least and at most so many days before a day: from the first, before the second.
 * Null where there is no bound.
 */
export function daysAgo(
  zone: Zone,
  today: Day,
  least: number | undefined,
  most: number | undefined,
): readonly [from: number | null, before: number | null] {
  return [most === undefined ? null : zone.startOf(today - most), least === undefined ? null : zone.startOf(today - least + 1)]
}
