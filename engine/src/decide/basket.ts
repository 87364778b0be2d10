import type { CompiledVersion } from '../program/compile.ts'
import { award, type Awarded } from '../rules/award.ts'
import type { Occasion } from '../rules/occasion.ts'
import { basisOf, metersOf } from './basis.ts'
import type { Order } from './command.ts'
import { presentedCoupons, usedCoupons, withGivingCoupons, type Presented } from './coupons.ts'
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
  const meters = rules.limits ? metersOf(turn, used) : null
  const occasion = { trigger: 'order', at: turn.at, order, meters, draw: turn.before.draw ?? 0 }
  const asked = basisOf(turn, rules.limits ? used : undefined)
  const { awarded, basis } =
    presented.length === 0
      ? { awarded: award(rules, { ...occasion, basis: asked }, notFired), basis: asked }
      : awardWithCoupons(rules, { ...occasion, basis: { ...asked, coupons: kindsOf(presented) } }, notFired)
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

const kindsOf = (presented: readonly Presented[]): string[] => [...new Set(presented.map(({ coupon }) => coupon))]

/** Awards with such of the coupons as give something; of the others it is told why they did not. */
function awardWithCoupons(rules: CompiledVersion, occasion: Occasion, notFired: NotFired[] | null): { awarded: Awarded; basis: Basis } {
  const { campaigns } = rules.document
  const passes: { awarded: Awarded; found: NotFired[] | null }[] = []
  const { basis, ...last } = withGivingCoupons(occasion.basis, campaigns, (own) => {
    const found: NotFired[] | null = notFired && []
    const awarded = award(rules, { ...occasion, basis: own }, found)
    passes.push({ awarded, found })
    return awarded
  })
  const isOut = ({ campaign }: NotFired): boolean => {
    const { coupon } = campaigns[campaign]!
    return coupon !== undefined && occasion.basis.coupons!.includes(coupon) && basis.coupons?.includes(coupon) !== true
  }
  const [first] = passes
  notFired?.push(...first!.found!.filter(isOut), ...passes.at(-1)!.found!.filter((one) => !isOut(one)))
  // Whoever is in an experiment is in it, whatever came of it.
  return { awarded: { ...last, exposures: first!.awarded.exposures }, basis }
}
