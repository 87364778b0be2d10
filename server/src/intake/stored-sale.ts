import type { Order } from '@perennial/engine/decide/command.ts'
import type { Accepted, Effect, Facts, Refused, Reservation, Sale } from '@perennial/engine/decide/decision.ts'
import { withTenders } from '@perennial/engine/decide/paid.ts'
import { withProducts } from '@perennial/engine/decide/products.ts'
import type { Outcome } from './outcome.ts'

/** A sale as its return finds it, from its stored command and what came back since. */
export function saleOf(
  stored: {
    seq: number
    at: number
    rules: number
    policy: number
    order: Order
    facts: Facts
    outcome: Pick<Outcome, 'basis' | 'effects' | 'paid' | 'coupons'>
  },
  returns: { returned: readonly number[]; effects: readonly Effect[] } | null,
): Sale {
  const { outcome, facts } = stored
  const { paid = [], coupons = [] } = outcome
  const order = withTenders(withProducts(stored.order, facts.products), paid)
  const used = coupons.filter(({ to }) => to === 'used')
  // A basket that was set aside was decided then, with what was left of limits then; what its confirmation set off asked for its own.
  const reserved = Object.values(facts.reservations ?? {})[0]
  const shared = reserved?.shared ? { ...facts.shared, ...reserved.shared } : facts.shared
  return {
    seq: stored.seq,
    at: stored.at,
    rules: stored.rules,
    policy: stored.policy,
    order,
    basis: outcome.basis!,
    returned: returns?.returned ?? order.lines.map(() => 0),
    effects: returns?.effects ?? outcome.effects ?? [],
    ...(shared && { shared }),
    ...(paid.length > 0 && { paid }),
    ...(used.length > 0 && { coupons: used }),
    ...(reserved?.checkout !== undefined && { checkout: reserved.checkout }),
  }
}

/** A basket that was set aside, from its stored command. */
export function reservationOf(stored: {
  seq: number
  at: number
  rules: number
  command: { order: Order; expiresAt: number; checkout?: string }
  facts: Facts
  outcome: Pick<Outcome, 'basis' | 'effects' | 'exposures' | 'paid' | 'coupons'>
}): Reservation {
  const { seq, at, rules, command, facts, outcome } = stored
  const { expiresAt, checkout } = command
  const { basis, effects = [], exposures = [], paid = [], coupons = [] } = outcome
  return {
    seq,
    at,
    expiresAt,
    rules,
    order: withTenders(withProducts(command.order, facts.products), paid),
    basis: basis!,
    effects,
    exposures,
    paid,
    coupons: coupons.map(({ to: _, ...coupon }) => coupon),
    ...(facts.shared && { shared: facts.shared }),
    ...(checkout !== undefined && { checkout }),
  }
}

/** Of the facts given, what is kept: a return keeps only the sales it touched, or by which it was refused. */
export function factsToKeep(facts: Facts, decision: Accepted | Refused): Facts | null {
  const kept = keptOf(facts, decision)
  // Whatever a decision is about, it may set off rules that ask who is in a segment.
  return facts.segments ? { ...kept, segments: facts.segments } : kept
}

function keptOf(facts: Facts, decision: Accepted | Refused): Facts | null {
  const { products, shared, sales, spent, adjusted, coupons, reservations } = facts
  // What it set off may have asked what all members have left.
  if (spent) return { spent, ...(shared && { shared }) }
  if (adjusted) return { adjusted, ...(shared && { shared }) }
  const looked = { ...(coupons && { coupons }), ...(reservations && { reservations }) }
  const kept = coupons || reservations ? looked : null
  // A reward that is used up is refused by what was left of it.
  if (decision.outcome === 'refused' && !sales) return shared || kept ? { ...(shared && { shared }), ...looked } : null
  if (decision.outcome === 'refused') return isOfNoSale(decision.refusal) ? kept : { sales: sales! }
  if (!sales) return (products ?? shared ?? kept) ? { ...(products && { products }), ...(shared && { shared }), ...looked } : null
  const touched = sales.filter((sale) => decision.sales.some((s) => s.seq === sale.seq))
  return { ...(products && { products }), ...(shared && { shared }), sales: touched }
}

/** A return that was refused without a look at any sale. */
const isOfNoSale = ({ code, facts }: Refused['refusal']): boolean =>
  code === 'no_sale' || code === 'receipt_needed' || (code === 'receipt_needed_again' && facts['of'] === 'times')
