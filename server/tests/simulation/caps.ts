import { dateOf, dayOn, inSeason, weekdayOf, type Day } from './days.ts'
import type { Fired, Reckoned } from './earnings.ts'
import type { BudgetKey, Cap, Period } from './hedges.ts'
import type { Terms } from './terms.ts'

/** A limit as it is met: with its name, divided by the text that is there. */
export interface Bound {
  name: string
  max: number
  /** What a point takes of it, in halves; a discount's fen take two. */
  halves: number
  per: Cap['per']
  period: Period
  whole: boolean
}

/** So much was taken of a limit, on that day. */
export interface Take {
  name: string
  day: Day
  amount: number
  per: Cap['per']
  period: Period
}

/** How much is left of a limit before the thing happens. */
export type Room = (bound: Bound, day: Day) => number

/** The first day of the period that a day lies in; of those that roll, the day itself. */
export function periodOf(period: Period, day: Day): Day {
  if (typeof period === 'object') return day
  const [year, month] = dateOf(day)
  switch (period) {
    case 'day':
      return day
    case 'week':
      return day - weekdayOf(day) + 1
    case 'month':
      return dayOn(year, month, 1)
    case 'quarter':
      return dayOn(year, month - ((month - 1) % 3), 1)
    case 'lifetime':
      return -Infinity
  }
}

/** What was taken in the period that counts on a day; where it rolls, in the fullest of the stretches with that day. */
export function takenOn(takes: readonly Take[], name: string, period: Period, day: Day): number {
  const sum = (counts: (on: Day) => boolean): number =>
    takes.filter((take) => take.name === name && counts(take.day)).reduce((total, { amount }) => total + amount, 0)
  if (typeof period !== 'object') return sum((on) => periodOf(period, on) === periodOf(period, day))
  const starts = Array.from({ length: period.days }, (_, back) => day - back)
  return Math.max(...starts.map((start) => sum((on) => on >= start && on < start + period.days)))
}

/** What a row of the shared limits is called. */
export function rowOf({ name, period }: Pick<Take, 'name' | 'period'>, day: Day): string {
  return period === 'lifetime' ? name : `${name}@${periodOf(period, day)}`
}

interface Text {
  order?: object
  event?: Readonly<Record<string, unknown>>
}

/** The limit's name for this occasion; null where it is divided by a text that is not there. */
function nameOf(campaign: string, place: number, { by }: Cap, { order, event }: Text): string | null {
  if (by === null) return `${campaign}#${place}`
  const text = ((order ?? event ?? {}) as Record<string, unknown>)[by]
  return typeof text === 'string' ? `${campaign}#${place}:${text}` : null
}

/** Serves what was reckoned, by priority and then in order, as far as limits and budgets go. */
export class Counter {
  readonly takes: Take[] = []
  /** By which corners it came. */
  readonly met: string[] = []
  readonly #terms: Terms
  readonly #day: Day
  readonly #room: Room
  readonly #texts: Text
  readonly #happened = new Set<string>()

  constructor(terms: Terms, day: Day, room: Room, texts: Text) {
    this.#terms = terms
    this.#day = day
    this.#room = room
    this.#texts = texts
  }

  serve(fired: readonly Fired[], reckoned: readonly Reckoned[]): Reckoned[] {
    const { campaigns } = this.#terms.hedges
    const order = fired
      .map((_, i) => i)
      .toSorted((a, b) => campaigns[fired[b]!.campaign]!.priority - campaigns[fired[a]!.campaign]!.priority || a - b)
    const served = [...reckoned]
    const may = new Map<string, boolean>()
    for (const i of order) {
      const { campaign, rule, kind } = fired[i]!
      const { amount } = served[i]!
      if (served[i]!.nothing) continue
      const name = `${campaign}.${rule}`
      if (!may.has(name)) may.set(name, this.#mayHappen(campaign))
      const granted = !may.get(name) ? 0 : isAmount(kind) ? this.#part(fired[i]!, amount) : amount
      if (granted < amount)
        this.met.push(!may.get(name) ? 'refused by a limit of times' : granted > 0 ? 'cut to what fits' : 'cut to nothing')
      served[i] = { ...served[i]!, granted }
      if (may.get(name) && (granted > 0 || !isAmount(kind))) this.#happens(campaign)
    }
    return served
  }

  #left(bound: Bound): number {
    const mine = this.takes.filter((take) => take.name === bound.name).reduce((sum, { amount }) => sum + amount, 0)
    return (bound.per === 'order' ? bound.max : this.#room(bound, this.#day)) - mine
  }

  #take(bound: Bound, amount: number): void {
    const { name, per, period } = bound
    this.takes.push({ name, per, period, amount, day: this.#day })
  }

  #bounds(campaign: string, of: Cap['of']): (Bound | null)[] {
    return this.#terms.hedges.campaigns[campaign]!.caps.flatMap((cap, place) => {
      if (cap.of !== of) return []
      const name = nameOf(campaign, place, cap, this.#texts)
      return [name === null ? null : { ...cap, name, halves: 2 }]
    })
  }

  #mayHappen(campaign: string): boolean {
    return this.#happened.has(campaign) || this.#bounds(campaign, 'times').every((bound) => bound !== null && this.#left(bound) >= 1)
  }

  #happens(campaign: string): void {
    if (this.#happened.has(campaign)) return
    this.#happened.add(campaign)
    for (const bound of this.#bounds(campaign, 'times')) this.#take(bound!, 1)
  }

  /** The part of an amount that fits. */
  #part({ campaign, kind, coin }: Fired, wanted: number): number {
    const isDiscount = kind === 'discount'
    const { budget } = this.#terms.hedges.campaigns[campaign]!
    const bounds = isDiscount ? [] : this.#bounds(campaign, 'points')
    const cap = coin === '' ? null : this.#terms.currencies[coin].earnCap
    if (cap) bounds.push({ name: `earn:${coin}`, max: cap.max, halves: 2, per: 'member', period: cap.period, whole: false })
    if (budget !== null) bounds.push(this.#budget(budget, coin))
    const season = coin === '' ? null : this.#terms.currencies[coin].collect
    if (season && !inSeason(season, this.#day)) {
      if (wanted > 0) this.met.push('out of season to collect')
      return 0
    }
    let granted = wanted
    for (const bound of bounds) {
      if (bound === null) granted = 0
      else if (bound.halves > 0) {
        const fits = Math.floor((this.#left(bound) * 2) / bound.halves)
        if (fits < granted) granted = bound.whole ? 0 : Math.max(0, fits)
      }
    }
    for (const bound of bounds) if (bound && bound.halves > 0 && granted > 0) this.#take(bound, Math.ceil((granted * bound.halves) / 2))
    return granted
  }

  #budget(key: BudgetKey, coin: Fired['coin']): Bound {
    const max = this.#terms.hedges.budgets[key]
    const worth = coin === '' ? 2 : this.#terms.currencies[coin].halfFen
    const halves = key === 'money_fund' ? worth : coin === 'beans' ? 2 : 0
    return { name: `budget:${key}`, max, halves, per: 'all', period: 'lifetime', whole: false }
  }
}

/** Whether limits of amounts speak of it; deductions and other deeds are counted by times only. */
const isAmount = (kind: Fired['kind']): boolean =>
  kind === 'base' || kind === 'bonus' || kind === 'more' || kind === 'compound' || kind === 'discount'
