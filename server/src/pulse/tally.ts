import { formatDay } from '@perennial/engine/time/calendar.ts'
import type { Stretch } from '#kit/days-between.ts'
import type { BoughtRow, FigureRow } from './pulse.sql.ts'

/** What is counted of one stretch of days. */
export interface Tally {
  stretch: Stretch
  days: readonly DayTally[]
  /** Members who had joined by its end. */
  members: number
}

export interface DayTally {
  day: string
  joined: number
  orders: number
  buyers: number
  /** Members whose first order of the stretch was on that day, and whose second. */
  first: number
  second: number
  spent: number
  otherSpent: number
  /** Points that came in, went out by being redeemed, and ended; by currency. */
  earned: ReadonlyMap<string, number>
  burned: ReadonlyMap<string, number>
  expired: ReadonlyMap<string, number>
  /** What all points were worth at the end of the day, in minor units of money. */
  liability: number
}

export interface Found {
  bought: readonly BoughtRow[]
  joined: readonly { place: number; joined: number }[]
  figures: readonly FigureRow[]
  /** What was outstanding before the first day. */
  before: readonly Omit<FigureRow, 'day'>[]
  members: number
}

/** Puts together what was found, day by day. */
export function tallyOf(stretch: Stretch, { bought, joined, figures, before, members }: Found): Tally {
  const boughtOn = new Map(bought.map((row) => [row.place, row]))
  const joinedOn = new Map(joined.map((row) => [row.place, row.joined]))
  const figuresOn = new Map<string, FigureRow[]>()
  for (const row of figures) figuresOn.set(row.day, [...(figuresOn.get(row.day) ?? []), row])
  let worth = sumOf(before, 'worth')
  const days = Array.from({ length: stretch.to - stretch.from + 1 }, (_, i): DayTally => {
    const day = formatDay(stretch.from + i)
    const { orders = 0, buyers = 0, first = 0, second = 0 } = boughtOn.get(i + 1) ?? {}
    const own = figuresOn.get(day) ?? []
    worth += sumOf(own, 'worth')
    return {
      day,
      joined: joinedOn.get(i + 1) ?? 0,
      orders,
      buyers,
      first,
      second,
      spent: Number(sumOf(own, 'spent')),
      otherSpent: Number(sumOf(own, 'other.spent')),
      earned: byCurrency(own, 'account.issued', -1),
      burned: byCurrency(own, 'account.redeemed', 1),
      expired: byCurrency(own, 'account.expired', 1),
      liability: minorUnits(worth),
    }
  })
  return { stretch, days, members }
}

const sumOf = (rows: readonly Omit<FigureRow, 'day'>[], figure: string): bigint =>
  rows.reduce((sum, row) => (row.figure === figure ? sum + BigInt(row.value) : sum), 0n)

/** @param sign the program's accounts count credits; points that members get are its debits */
const byCurrency = (rows: readonly FigureRow[], figure: string, sign: 1 | -1): Map<string, number> =>
  new Map(rows.filter((row) => row.figure === figure).map((row) => [row.subject, sign * Number(row.value) + 0]))

/** Millionths of a minor unit as whole ones, the half up. */
export function minorUnits(micros: bigint): number {
  const up = micros + 500_000n
  const whole = up / 1_000_000n
  return Number(up < 0n && whole * 1_000_000n !== up ? whole - 1n : whole)
}
