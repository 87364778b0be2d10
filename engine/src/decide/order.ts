import { creditMetric } from '../tiers/credit-metric.ts'
import { priceBasket } from './basket.ts'
import { confirmReserved } from './checkout.ts'
import type { Order, OrderCommand } from './command.ts'
import { countOccasion } from './count.ts'
import { takeCoupons } from './coupons.ts'
import { refusal, type Basis, type Effect, type Facts, type NotFired, type Refusal } from './decision.ts'
import { applyEffects, takeUses } from './effects.ts'
import { payNow } from './payments.ts'
import type { Turn } from './turn.ts'

/** A sale: its campaigns decide what it earns, and its metrics count on the local day of the sale. */
export function decideOrder(turn: Turn, command: OrderCommand, facts: Facts, notFired: NotFired[] | null): Refusal | null {
  if (turn.progress.status !== 'active') return refusal('member_not_active', { status: turn.progress.status })
  if (command.reserved !== undefined) return confirmReserved(turn, command, command.reserved)
  const basket = priceBasket(turn, command.order, facts, notFired)
  if ('code' in basket) return basket
  const { order, basis, awarded, payments, coupons } = basket
  turn.basis = basis
  touch(turn)
  if (payments.length > 0) turn.paid = payNow(turn, payments)
  takeCoupons(turn, coupons, 'used')
  takeUses(turn, awarded)
  bookOrder(turn, order, basis, awarded.effects)
  return null
}

/** Gives what an order earns, and counts it. */
export function bookOrder(turn: Turn, order: Order, basis: Basis, effects: readonly Effect[]): void {
  applyEffects(turn, effects, turn.seq)
  creditMetric(turn, 'spent', turn.day, spentOn(order, effects))
  creditMetric(turn, 'orders', turn.day, 1)
  countOccasion(turn, { trigger: 'order', at: turn.at, order, basis, meters: null, draw: turn.before.draw ?? 0 }, effects)
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
