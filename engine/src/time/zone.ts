import { dayOfDate, dateOfDay, weekdayOf, type Day } from './calendar.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const NOT_DIGITS = /\D+/
type SixNumbers = [number, number, number, number, number, number]

/** From `start` (inclusive, epoch ms) the zone is `offset` ms ahead of UTC. */
interface Segment {
  start: number
  offset: number
}

export interface LocalTime {
  day: Day
  year: number
  month: number
  dayOfMonth: number
  weekday: number
  hour: number
  minute: number
}

/**
 * One IANA time zone. `Intl` costs about 100 µs a look-up, so the offsets of a year are found once and kept,
 * and the last day asked for is remembered: a till asks about today a million times.
 *
 * Days are half-open intervals of instants that join without gap: `startOf(d + 1)` ends day `d`. Where clocks
 * go back across midnight (St. John's until 2011 did so at 00:01), the repeated minutes belong to the later day.
 */
export class Zone {
  readonly name: string
  readonly #format: Intl.DateTimeFormat
  readonly #years = new Map<number, Segment[]>()
  readonly #starts = new Map<Day, number>()
  #today: { day: Day; start: number; end: number } = { day: 0, start: 0, end: 0 }

  /** Throws `RangeError` for a name that the runtime does not know. */
  constructor(name: string) {
    this.name = name
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  }

  /** The local day in which an instant (epoch ms) lies. */
  dayOf(at: number): Day {
    const today = this.#today
    if (at >= today.start && at < today.end) return today.day
    let day = Math.floor((at + this.offsetAt(at)) / DAY_MS)
    while (at >= this.startOf(day + 1)) day += 1
    this.#today = { day, start: this.startOf(day), end: this.startOf(day + 1) }
    return day
  }

  /** The first instant (epoch ms) whose local time is at or after midnight of `day`. */
  startOf(day: Day): number {
    const known = this.#starts.get(day)
    if (known !== undefined) return known
    const midnight = day * DAY_MS
    const segments = this.#around(midnight)
    let start = NaN
    for (let i = 0; i < segments.length; i++) {
      const end = segments[i + 1]?.start ?? Infinity
      start = Math.max(segments[i]!.start, midnight - segments[i]!.offset)
      if (start < end) break
    }
    if (this.#starts.size > 4096) this.#starts.clear()
    this.#starts.set(day, start)
    return start
  }

  local(at: number): LocalTime {
    const day = this.dayOf(at)
    const { year, month, day: dayOfMonth } = dateOfDay(day)
    const ofDay = (((at + this.offsetAt(at)) % DAY_MS) + DAY_MS) % DAY_MS
    const hour = Math.floor(ofDay / HOUR_MS)
    const minute = Math.floor((ofDay - hour * HOUR_MS) / 60_000)
    return { day, year, month, dayOfMonth, weekday: weekdayOf(day), hour, minute }
  }

  offsetAt(at: number): number {
    const segments = this.#year(new Date(at).getUTCFullYear())
    let i = segments.length - 1
    while (i > 0 && segments[i]!.start > at) i -= 1
    return segments[i]!.offset
  }

  /** Segments of the year of `at`, joined with the neighbouring year's near New Year. */
  #around(at: number): Segment[] {
    const before = this.#year(new Date(at - 2 * DAY_MS).getUTCFullYear())
    const after = this.#year(new Date(at + 2 * DAY_MS).getUTCFullYear())
    return before === after ? before : [...before, ...after]
  }

  /** Offsets in force during one UTC year: probed daily, each change then found to the second by halving. */
  #year(year: number): Segment[] {
    const known = this.#years.get(year)
    if (known) return known
    const from = dayOfDate(year, 1, 1) * DAY_MS
    const to = dayOfDate(year + 1, 1, 1) * DAY_MS
    const segments: Segment[] = [{ start: from, offset: this.#probe(from) }]
    for (let at = from; at < to; at += DAY_MS) {
      const offset = this.#probe(Math.min(at + DAY_MS, to - 1000))
      if (offset !== segments.at(-1)!.offset) {
        segments.push({ start: this.#change(at, Math.min(at + DAY_MS, to - 1000)), offset })
      }
    }
    this.#years.set(year, segments)
    return segments
  }

  #change(before: number, after: number): number {
    const old = this.#probe(before)
    let [low, high] = [before, after]
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000
      if (this.#probe(middle) === old) low = middle
      else high = middle
    }
    return high
  }

  /** `formatToParts` would take twice as long, and a year takes 366 probes. */
  #probe(at: number): number {
    const [month, day, year, hour, minute, second] = this.#format.format(at).split(NOT_DIGITS).map(Number) as SixNumbers
    const local = dayOfDate(year, month, day) * DAY_MS + hour * HOUR_MS + minute * 60_000 + second * 1000
    return local - Math.floor(at / 1000) * 1000
  }
}

const zones = new Map<string, Zone>()

/** The shared `Zone` of that name, so that its cache serves every version of every program. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name)
  if (!zone) zones.set(name, (zone = new Zone(name)))
  return zone
}
