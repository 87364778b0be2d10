import type { CompiledVersion } from '../program/compile.ts'
import type { CompiledCounter } from '../program/counters.ts'
import { withoutDiscounts } from '../rules/discounts.ts'
import { countedOn } from '../rules/limits.ts'
import { frameOf, type Occasion } from '../rules/occasion.ts'
import { creditMetric } from '../tiers/credit-metric.ts'
import type { Order } from './command.ts'
import type { Effect } from './decision.ts'
import type { Turn } from './turn.ts'

export interface Counted {
  counter: CompiledCounter
  amount: number
}

/** What the program's counters make of an occasion. An order counts as it is after the program's discounts. */
export function countedOf(version: CompiledVersion, occasion: Occasion, effects: readonly Effect[]): Counted[] {
  const counters = version.counters.get(occasion.trigger)
  if (!counters) return NOTHING
  const order = occasion.order && withoutDiscounts(occasion.order as Order, effects)
  const frame = frameOf(version, { ...occasion, ...(order && { order }) })
  return counters.flatMap((counter) => {
    if (counter.when !== null && counter.when(frame) !== true) return []
    const value = counter.amount(frame)
    // A fault (an attribute that is not there) counts nothing, as a rule that faults does nothing.
    return typeof value === 'number' && value > 0 ? [{ counter, amount: value }] : []
  })
}

const NOTHING: Counted[] = []

/** Counts an occasion that was decided just now. */
export function countOccasion(turn: Turn, occasion: Occasion, effects: readonly Effect[]): void {
  for (const { counter, amount } of countedOf(turn.versions.rules, occasion, effects)) {
    turn.count(counter.metric, countedOn(counter.period, turn.day), amount)
    creditMetric(turn, counter.metric, turn.day, amount)
  }
}
