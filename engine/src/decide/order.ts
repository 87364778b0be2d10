import { award } from '../rules/award.ts'
import { creditMetric } from '../tiers/credit-metric.ts'
import { basisOf, metersOf } from './basis.ts'
import type { Order, OrderCommand } from './command.ts'
import { countOccasion } from './count.ts'
import { refusal, type Effect, type Facts, type NotFired, type Refusal } from './decision.ts'
import { applyEffects, takeUses } from './effects.ts'
import { withProducts } from './products.ts'
import type { Turn } from './turn.ts'

/** A sale: its campaigns decide what it earns, and its metrics count on the local day of the sale. */
export function decideOrder(turn: Turn, command: OrderCommand, facts: Facts, notFired: NotFired[] | null): Refusal | null {
  if (turn.progress.status !== 'active') return refusal('member_not_active', { status: turn.progress.status })
  const order = withProducts(command.order, facts.products)
  const { rules } = turn.versions
  const used: Record<string, number> = {}
  const basis = basisOf(turn, rules.limits ? used : undefined)
  turn.basis = basis
  const meters = rules.limits ? metersOf(turn, used) : null
  const occasion = { trigger: 'order', at: turn.at, order, basis, meters, draw: turn.before.draw ?? 0 }
  const awarded = award(rules, occasion, notFired)
  touch(turn)
  takeUses(turn, awarded)
  applyEffects(turn, awarded.effects, turn.seq)
  creditMetric(turn, 'spent', turn.day, spentOn(order, awarded.effects))
  creditMetric(turn, 'orders', turn.day, 1)
  countOccasion(turn, occasion, awarded.effects)
  return null
}

/** What an order counts as spent: its net less what discounts took off, and never less than nothing. */
export function spentOn({ net }: Order, effects: readonly Effect[]): number {
  const off = effects.reduce((sum, { kind, granted }) => (kind === 'discount' ? sum + granted : sum), 0)
  return Math.max(0, net - off)
}

/** Activity keeps sliding currencies alive, and ends a silence. */
export function touch(turn: Turn): void {
  for (const currency of turn.versions.policy.currencies.values()) {
    if (currency.slidingMonths === null) continue
    const last = turn.progress.active[currency.key]
    if (last !== undefined && last >= turn.today) continue
    turn.progress = { ...turn.progress, active: { ...turn.progress.active, [currency.key]: turn.today } }
  }
  if (turn.versions.policy.dated.length > 0 && turn.progress.seen !== turn.today) turn.progress = { ...turn.progress, seen: turn.today }
}
