import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { inQuery } from '#kit/days-between.ts'
import type { DayTally, Tally } from './tally.ts'

/** What a series tells of each of its days: that day alone, all from the first day on, how things stood, or what is to come. */
export type SeriesOf = 'each_day' | 'so_far' | 'standing' | 'coming'

export interface Figure {
  key: string
  /** Of points: which. */
  currency: string | null
  unit: 'count' | 'money' | 'share' | 'points'
  /** Null where there is nothing to divide by. */
  value: number | null
  previous: number | null
  /** Of a share or an average, what is divided by what. */
  parts: { part: number; whole: number } | null
  series: readonly { day: string; value: number | null }[]
  series_of: SeriesOf
  /** Path of the list of what it is made of. */
  made_of: string
}

/** How a figure is worked out of a tally; its value of a whole stretch, and of its days. */
interface Recipe {
  key: string
  currency?: string
  unit: Figure['unit']
  series_of: SeriesOf
  /** Part and whole, where it is a quotient; else only a part. */
  of(days: readonly DayTally[], members: number): [part: number, whole?: number]
  made_of: string
}

/** Every figure of a program in a stretch of days, held against another. */
export function figuresOf(version: CompiledVersion, path: string, now: Tally, before: Tally | null): Figure[] {
  return recipesOf(version, path, inQuery(now.stretch)).map((recipe) => cook(recipe, now, before))
}

function cook(recipe: Recipe, now: Tally, before: Tally | null): Figure {
  const { key, currency = null, unit, series_of, made_of } = recipe
  const parts = recipe.of(now.days, now.members)
  const series = now.days.map((day, i) => {
    const days = series_of === 'so_far' ? now.days.slice(0, i + 1) : [day]
    return { day: day.day, value: quotient(recipe.of(days, now.members)) }
  })
  return {
    key,
    currency,
    unit,
    value: quotient(parts),
    previous: before && quotient(recipe.of(before.days, before.members)),
    parts: parts[1] === undefined ? null : { part: parts[0], whole: parts[1] },
    series,
    series_of,
    made_of,
  }
}

function quotient([part, whole]: [number, number?]): number | null {
  if (whole === undefined) return part
  return whole === 0 ? null : part / whole
}

const sum = (days: readonly DayTally[], of: (day: DayTally) => number): number => days.reduce((total, day) => total + of(day), 0)

function recipesOf(version: CompiledVersion, path: string, query: string): Recipe[] {
  const moved = (account: string, currency?: string): string =>
    `${path}/movements?account=${account}${currency === undefined ? '' : `&currency=${currency}`}&${query}`
  return [...ofMembers(path, query), ...ofSales(query), ...ofPoints(version, path, moved)]
}

function ofMembers(path: string, query: string): Recipe[] {
  const buyers = `${path}/buyers?${query}`
  const first = (days: readonly DayTally[]): number => sum(days, (d) => d.first)
  return [
    {
      key: 'new_members',
      unit: 'count',
      series_of: 'each_day',
      of: (days) => [sum(days, (d) => d.joined)],
      made_of: `${path}/new-members?${query}`,
    },
    { key: 'active_members', unit: 'count', series_of: 'so_far', of: (days) => [first(days)], made_of: buyers },
    { key: 'participation', unit: 'share', series_of: 'so_far', of: (days, members) => [first(days), members], made_of: buyers },
    {
      key: 'repeat_rate',
      unit: 'share',
      series_of: 'so_far',
      of: (days) => [sum(days, (d) => d.second), first(days)],
      made_of: `${buyers}&orders_min=2`,
    },
  ]
}

function ofSales(query: string): Recipe[] {
  const orders = `/v1/orders?${query}`
  const count = (days: readonly DayTally[]): number => sum(days, (d) => d.orders)
  const spent = (days: readonly DayTally[]): number => sum(days, (d) => d.spent)
  return [
    { key: 'orders', unit: 'count', series_of: 'each_day', of: (days) => [count(days)], made_of: orders },
    { key: 'sales', unit: 'money', series_of: 'each_day', of: (days) => [spent(days)], made_of: orders },
    { key: 'average_order', unit: 'money', series_of: 'each_day', of: (days) => [spent(days), count(days)], made_of: orders },
    {
      key: 'members_share',
      unit: 'share',
      series_of: 'each_day',
      of: (days) => [spent(days), spent(days) + sum(days, (d) => d.otherSpent)],
      made_of: `${orders}&of=others`,
    },
  ]
}

function ofPoints(version: CompiledVersion, path: string, moved: (account: string, currency?: string) => string): Recipe[] {
  const worth = (days: readonly DayTally[], of: 'burned' | 'earned'): number => sum(days, (d) => worthOf(version, d[of]))
  const spendable = [...version.currencies.values()].filter((currency) => currency.spendable)
  const points = (key: 'earned' | 'burned' | 'expired', account: string): Recipe[] =>
    spendable.map(({ key: currency }) => ({
      key,
      currency,
      unit: 'points',
      series_of: 'each_day',
      of: (days) => [sum(days, (d) => d[key].get(currency) ?? 0)],
      made_of: moved(account, currency),
    }))
  return [
    {
      key: 'redemption_rate',
      unit: 'share',
      series_of: 'so_far',
      of: (days) => [worth(days, 'burned'), worth(days, 'earned')],
      made_of: moved('redeemed'),
    },
    { key: 'liability', unit: 'money', series_of: 'standing', of: (days) => [days.at(-1)?.liability ?? 0], made_of: `${path}/outstanding` },
    ...points('earned', 'issued'),
    ...points('burned', 'redeemed'),
    ...points('expired', 'expired'),
  ]
}

/** In millionths of a minor unit; points that are worth nothing count as one, so that a rate of them can be told. */
const worthOf = ({ currencies }: CompiledVersion, points: ReadonlyMap<string, number>): number =>
  [...points].reduce((total, [key, amount]) => {
    const currency = currencies.get(key)
    return currency?.spendable ? total + amount * (currency.unitValueMicros || 1) : total
  }, 0)
