import { dayOfDate, formatDay } from '@perennial/engine/time/calendar.ts'
import { Zone } from '@perennial/engine/time/zone.ts'

const DAY_MS = 86_400_000
const zones = new Map<string, Zone>()

function zoneOf(name: string): Zone {
  const zone = zones.get(name) ?? new Zone(name)
  zones.set(name, zone)
  return zone
}

/**
 * The instant at which clocks of a zone show this: what a field of date and time holds means the program's time, wherever the
 * browser is. A time that clocks skip is as much later as they are put forward; of one that they show twice it is the first.
 *
 * @param local `2026-11-22T09:30`, with or without seconds
 */
export function instantOf(local: string, zone: string): string {
  const shown = Date.parse(`${local}Z`)
  const [before, after] = [-DAY_MS, DAY_MS].map((apart) => shown - zoneOf(zone).offsetAt(shown + apart)) as [number, number]
  const at = [before, after].toSorted((a, b) => a - b).find((one) => one + zoneOf(zone).offsetAt(one) === shown) ?? before
  return new Date(at).toISOString()
}

/** What clocks of a zone show at an instant (epoch ms), as a field of date and time takes it. */
export const localOf = (at: number, zone: string): string => new Date(at + zoneOf(zone).offsetAt(at)).toISOString().slice(0, 16)

/** The instant at which a day, `2026-11-22`, begins in a zone. */
export function startOfDay(day: string, zone: string): string {
  const [year, month, ofMonth] = day.split('-').map(Number) as [number, number, number]
  return new Date(zoneOf(zone).startOf(dayOfDate(year, month, ofMonth))).toISOString()
}

/** The day in a zone, so many days from today. */
export const dayIn = (zone: string, days = 0, now = Date.now()): string => formatDay(zoneOf(zone).dayOf(now) + days)
