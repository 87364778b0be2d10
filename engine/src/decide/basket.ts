import { award, type Awarded } from '../rules/award.ts'
import { basisOf, metersOf } from './basis.ts'
import type { Order } from './command.ts'
import { presentedCoupons, usedCoupons, type Presented } from './coupons.ts'
import type { Basis, Facts, NotFired, Paid, Refusal } from './decision.ts'
import { withTenders } from './paid.ts'
import { paidTooMuch, spread, tendersOf } from './payments.ts'
import { withProducts } from './products.ts'
import type { Turn } from './turn.ts'

/** A basket as it is decided: what it gives, and what is paid for it in points. Nothing of it is posted yet. */
export interface Basket {
  order: Order
  basis: Basis
  awarded: Awarded
  payments: readonly Omit<Paid, 'lots'>[]
  /** Those that it uses. */
  coupons: readonly Presented[]
}

const NO_PAYMENTS: Basket['payments'] = []

export function priceBasket(turn: Turn, given: Order, facts: Facts, notFired: NotFired[] | null): Basket | Refusal {
  const { rules } = turn.versions
  const presented = presentedCoupons(turn, given)
  if ('code' in presented) return presented
  const tenders = tendersOf(turn, given)
  if ('code' in tenders) return tenders
  const order = withTenders(withProducts(given, facts.products), tenders)
  const used: Record<string, number> = {}
  const basis = basisOf(turn, rules.limits ? used : undefined)
  if (presented.length > 0) (basis as { coupons?: readonly string[] }).coupons = [...new Set(presented.map(({ coupon }) => coupon))]
  const meters = rules.limits ? metersOf(turn, used) : null
  const awarded = award(rules, { trigger: 'order', at: turn.at, order, basis, meters, draw: turn.before.draw ?? 0 }, notFired)
  if (tenders.length > 0) {
    const over = paidTooMuch(turn, order, awarded.effects, tenders)
    if (over) return over
  }
  return {
    order,
    basis,
    awarded,
    payments: tenders.length === 0 ? NO_PAYMENTS : spread(order, awarded.effects, tenders),
    coupons: usedCoupons(turn, presented, awarded.effects),
  }
}
