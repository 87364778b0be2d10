import { credit } from '../ledger/grant.ts'
import { award } from '../rules/award.ts'
import { creditMetric } from '../tiers/credit-metric.ts'
import type { OrderCommand } from './command.ts'
import { refusal, type Basis, type Effect, type Facts, type NotFired, type Refusal } from './decision.ts'
import { withProducts } from './products.ts'
import type { Turn } from './turn.ts'

/** A sale: its campaigns decide what it earns, and its metrics count on the local day of the sale. */
export function decideOrder(turn: Turn, command: OrderCommand, facts: Facts, notFired: NotFired[] | null): Refusal | null {
  if (turn.progress.status !== 'active') return refusal('member_not_active', { status: turn.progress.status })
  const order = withProducts(command.order, facts.products)
  turn.basis = basisOf(turn)
  const occasion = { trigger: 'order', at: turn.at, order, basis: turn.basis }
  turn.effects.push(...award(turn.versions.rules, occasion, notFired))
  touchSliding(turn)
  creditEffects(turn, turn.effects, turn.seq)
  creditMetric(turn, 'spent', turn.day, order.net)
  creditMetric(turn, 'orders', turn.day, 1)
  return null
}

/** What of the member the rules may look at, kept with the sale so that its returns see the same. */
export function basisOf(turn: Turn): Basis {
  const { tiers, attributes, tags, joined } = turn.progress
  const levels: Record<string, string> = {}
  for (const set of turn.versions.rules.tierSets) levels[set.key] = tiers[set.key]?.level ?? set.levels[0]!.key
  return { tiers: levels, attributes, tags, joined }
}

/** Posts granted amounts: one lot for each currency, dated by the day of the occasion. */
export function creditEffects(turn: Turn, effects: readonly Effect[], sale: number | null): void {
  for (const [currency, { amount, campaign }] of byCurrency(effects)) {
    grantOn(turn, currency, amount, sale, campaign)
    creditMetric(turn, `earned:${currency}`, turn.day, amount)
    turn.announce('points.earned', { currency, amount })
  }
}

function grantOn(turn: Turn, key: string, amount: number, sale: number | null, campaign: string | null): void {
  const currency = turn.currency(key)
  // A campaign of an older version may name a currency that the adopted one no longer has; nothing is owed for it.
  if (!currency) return
  const usableOn = currency.usableOn(turn.day)
  const expiresOn = currency.expiresOn(turn.day)
  credit(turn, { currency: key, amount, from: 'issued', usableOn, expiresOn, sale, campaign, version: turn.versions.rules.number })
}

/** Granted totals by currency, with the campaign where only one contributed. */
export function byCurrency(effects: readonly Effect[]): Map<string, { amount: number; campaign: string | null }> {
  const totals = new Map<string, { amount: number; campaign: string | null }>()
  for (const { currency, granted, campaign } of effects) {
    const before = totals.get(currency)
    if (!before) totals.set(currency, { amount: granted, campaign })
    else totals.set(currency, { amount: before.amount + granted, campaign: before.campaign === campaign ? campaign : null })
  }
  return totals
}

/** Activity keeps sliding currencies alive. */
export function touchSliding(turn: Turn): void {
  for (const currency of turn.versions.policy.currencies.values()) {
    if (currency.slidingMonths === null) continue
    const last = turn.progress.active[currency.key]
    if (last !== undefined && last >= turn.today) continue
    turn.progress = { ...turn.progress, active: { ...turn.progress.active, [currency.key]: turn.today } }
  }
}
