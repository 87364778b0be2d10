import { describe, expect, it } from 'vitest'
import { project } from '../src/tiers/projection.ts'
import { cafe, order, Runner } from './runner.ts'

/**
 * What a tier counts, in every time zone there is, against a model that knows nothing of the engine: dates are texts that
 * `Intl` writes, months are added to them as people do, and what lies in a window is what compares so.
 */
const zones = Intl.supportedValuesOf('timeZone')

type Window = { period: 'lifetime' | 'calendar_year' | 'membership_year' } | { period: 'rolling'; months: number }

const formats = new Map<string, Intl.DateTimeFormat>()

function dateIn(zone: string, at: number): string {
  let format = formats.get(zone)
  if (!format)
    formats.set(zone, (format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })))
  return format.format(at)
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const lastOf = (year: number, month: number): number => (month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
const written = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(Math.min(day, lastOf(year, month))).padStart(2, '0')}`

/** The date so many months before; where there is none, the last of its month. */
function monthsBefore(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const count = year * 12 + month - 1 - months
  return written(Math.floor(count / 12), (count % 12) + 1, day)
}

/** Whether a sale of that date counts on a day. */
function counts(window: Window, joined: string, sale: string, today: string): boolean {
  const year = Number(today.slice(0, 4))
  switch (window.period) {
    case 'lifetime':
      return true
    case 'calendar_year':
      return sale.slice(0, 4) === today.slice(0, 4)
    case 'membership_year': {
      const [, month, day] = joined.split('-').map(Number) as [number, number, number]
      const begins = written(year, month, day) <= today ? year : year - 1
      return sale >= written(begins, month, day) && sale < written(begins + 1, month, day)
    }
    case 'rolling':
      return sale > monthsBefore(today, window.months) && sale <= today
  }
}

/** Small, even and without luck: the same numbers on every machine. */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const WINDOWS: readonly Window[] = [
  { period: 'rolling', months: 1 },
  { period: 'rolling', months: 12 },
  { period: 'rolling', months: 24 },
  { period: 'calendar_year' },
  { period: 'membership_year' },
  { period: 'lifetime' },
]
/** Days at whose edges calendars go wrong: leap days, ends of months, New Year, changes of the clock. */
const EDGES = ['2024-02-29', '2023-02-28', '2025-03-01', '2024-12-31', '2025-01-01', '2024-03-31', '2024-10-27', '2024-08-31', '2026-02-28']
const HOUR = 3_600_000

function check(zone: string, window: Window, random: () => number): void {
  const pick = (): number =>
    Date.parse(EDGES[Math.floor(random() * EDGES.length)]!) + Math.floor(random() * 52 - 14) * HOUR + Math.floor(random() * HOUR)
  const joined = Math.min(pick(), Date.parse('2024-04-02'))
  const runner = new Runner(
    cafe((d) => {
      d['settings'].time_zone = zone
      Object.assign(d['tiers'].status, {
        metric: { spent: true },
        window,
        levels: [
          { key: 'leaf', names: { en: 'L', zh: '叶' }, reach: 0 },
          { key: 'gold', names: { en: 'G', zh: '金' }, reach: 10 ** 9 },
        ],
      })
      d['campaigns'] = {}
    }),
  )
  runner.ok({ kind: 'enrol', source: 'test', at: joined, recordedAt: joined })
  const sales = Array.from({ length: 6 }, pick)
    .filter((at) => at > joined)
    .toSorted((a, b) => a - b)
  for (const [i, at] of sales.entries()) runner.ok(order(at, [['A', 1, 10 ** i]]))
  const now = Math.max(joined, ...sales) + Math.floor(random() * 40 * 24) * HOUR
  const { counted } = project(runner.timeline, runner.state, now)[0]!
  const [first, today] = [dateIn(zone, joined), dateIn(zone, now)]
  const expected = sales.reduce((sum, at, i) => sum + (counts(window, first, dateIn(zone, at), today) ? 10 ** i : 0), 0)
  expect(
    counted,
    `${zone}, ${JSON.stringify(window)}, joined ${first}, sales ${sales.map((at) => dateIn(zone, at)).join(' ')}, on ${today}`,
  ).toBe(expected)
}

describe('what a tier counts', () => {
  it.each(WINDOWS.map((window) => [JSON.stringify(window), window] as const))(
    'over %s is the same in every time zone as by hand',
    (_, window) => {
      const random = draws(7)
      for (const zone of zones) for (let i = 0; i < 3; i++) check(zone, window, random)
    },
  )
})
