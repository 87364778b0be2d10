/** Days and months by the slow and obvious road: the platform's own calendar, asked each time. Day 0 is 1 January 1970. */
export type Day = number

const DAY_MS = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function local(zone: string, at: number): Record<string, string> {
  let format = formats.get(zone)
  if (!format) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' } as const
    formats.set(zone, (format = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...parts })))
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}

export function dayOf(zone: string, at: number): Day {
  const { year, month, day } = local(zone, at)
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS
}

export const hourOf = (zone: string, at: number): number => Number(local(zone, at)['hour'])

/** 1 is Monday. */
export const weekdayOf = (day: Day): number => new Date(day * DAY_MS).getUTCDay() || 7

const starts = new Map<string, number>()

/** The first moment of a local day. */
export function startOf(zone: string, day: Day): number {
  const key = `${zone} ${day}`
  let start = starts.get(key)
  if (start === undefined) {
    let [before, after] = [(day - 2) * DAY_MS, (day + 1) * DAY_MS]
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2)
      if (dayOf(zone, middle) < day) before = middle
      else after = middle
    }
    starts.set(key, (start = after))
  }
  return start
}

export const dateOf = (day: Day): [year: number, month: number, date: number] => {
  const date = new Date(day * DAY_MS)
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
}

/** Whether a day lies in a season, both ends included; one that ends before it begins runs over New Year. */
export function inSeason({ from, to }: { from: string; to: string }, day: Day): boolean {
  const date = new Date(day * DAY_MS).toISOString().slice(5, 10)
  return from <= to ? date >= from && date <= to : date >= from || date <= to
}

export const yearOf = (day: Day): number => dateOf(day)[0]
export const dayOn = (year: number, month: number, date: number): Day => Date.UTC(year, month - 1, date) / DAY_MS
const lastOfMonth = (year: number, month: number): Day => dayOn(year, month + 1, 1) - 1

/** The same date so many months later, or the last of that month where it has no such date. */
export function monthsAfter(day: Day, months: number): Day {
  const [year, month, date] = dateOf(day)
  const first = dayOn(year, month + months, 1)
  const [y, m] = dateOf(first)
  return Math.min(first + date - 1, lastOfMonth(y, m))
}

/** The day after the month, quarter or year in which the day lies. */
export function dayAfterPeriod(day: Day, period: 'month' | 'quarter' | 'year'): Day {
  const [year, month] = dateOf(day)
  if (period === 'year') return dayOn(year + 1, 1, 1)
  return period === 'month' ? dayOn(year, month + 1, 1) : dayOn(year, Math.ceil(month / 3) * 3 + 1, 1)
}

/** The day after the next of these dates of the year, `MM-DD`, that is on the day or later. */
export function dayAfterNext(day: Day, dates: readonly string[]): Day {
  for (let next = day; ; next++) {
    const [year, month, date] = dateOf(next)
    for (const text of dates) {
      const [m, d] = text.split('-').map(Number) as [number, number]
      if (m === month && Math.min(d, new Date(Date.UTC(year, m, 0)).getUTCDate()) === date) return next + 1
    }
  }
}
