import type { Zone } from '@perennial/engine/time/zone.ts'
import type { Random } from './random.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** When a brand is busy. Weights are about 1 on average, so that a rate a week stays one. */
export interface Rhythm {
  zone: Zone
  /** Monday to Sunday. */
  weekdays: readonly number[]
  /** January to December. */
  months: readonly number[]
  /** Midnight to eleven at night. */
  hours: readonly number[]
}

/** Moments from the day after `from` on, at most one a day: candidates come at the busiest day's rate, quieter days drop some. */
export function* moments(random: Random, rhythm: Rhythm, perWeek: number, from: number, until: number): Generator<number> {
  const { zone, weekdays, months } = rhythm
  const most = Math.max(...weekdays) * Math.max(...months)
  let next = zone.startOf(zone.dayOf(from) + 1)
  for (;;) {
    const candidate = next + random.wait((perWeek / 7) * most) * DAY_MS
    if (candidate >= until) return
    const { weekday, month, day } = zone.local(candidate)
    next = candidate
    if (!random.chance((weekdays[weekday - 1]! * months[month - 1]!) / most)) continue
    const at = momentOn(random, rhythm, candidate)
    if (at < until) yield at
    next = zone.startOf(day + 1)
  }
}

/** A moment on the local day of an instant, when the brand is open. */
export function momentOn(random: Random, { zone, hours }: Rhythm, instant: number): number {
  return zone.startOf(zone.dayOf(instant)) + random.place(hours) * HOUR_MS + random.whole(0, 3_599_000)
}
