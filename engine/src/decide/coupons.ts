import { formatDay } from '../time/calendar.ts'
import type { CouponCommand, Order } from './command.ts'
import {
  refusal,
  type Basis,
  type CouponChange,
  type CouponFact,
  type Effect,
  type Refusal,
  type Reservation,
  type UsedCoupon,
} from './decision.ts'
import type { Turn } from './turn.ts'

/** A coupon that an order may use: presented with it, or switched on by its member. */
export interface Presented extends UsedCoupon {
  shared: boolean
}

const NONE: readonly Presented[] = []

/** The coupons of an order, or why one of those presented cannot be used. */
export function presentedCoupons(turn: Turn, { coupons = [] }: Order): readonly Presented[] | Refusal {
  const active = turn.progress.coupons
  if (coupons.length === 0 && active === undefined) return NONE
  const found: Presented[] = []
  for (const id of coupons) {
    if (active?.[id] || found.some((other) => other.id === id)) continue
    const fact = turn.coupon(id)
    const no = unusable(turn, fact)
    if (no) return no
    found.push({ id, coupon: fact!.coupon, shared: fact!.shared })
  }
  for (const [id, { coupon, until }] of Object.entries(active ?? {})) {
    if (until === null || until > turn.day) found.push({ id, coupon, active: { until }, shared: false })
  }
  return found
}

function unusable(turn: Turn, fact: CouponFact | null): Refusal | null {
  const definition = fact && turn.versions.rules.document.coupons[fact.coupon]
  if (!fact || !definition) return refusal('no_coupon')
  const { coupon, state, owner, from, until } = fact
  if (state === 'used' || state === 'reserved' || state === 'cancelled') return refusal(`coupon_${state}`, { coupon })
  if (state === 'expired' || (until !== null && until <= turn.day))
    return refusal('coupon_expired', { coupon, ...(until !== null && { on: formatDay(until) }) })
  if (from !== null && from > turn.day) return refusal('coupon_not_yet', { coupon, on: formatDay(from) })
  if (owner === 'other' || (definition.personal && owner !== 'own')) return refusal('coupon_of_other', { coupon })
  return definition.activate ? refusal('coupon_not_active', { coupon }) : null
}

/** Those that gave something. Of two coupons of a kind one is used, because its campaign fires once. */
export function usedCoupons(turn: Turn, presented: readonly Presented[], effects: readonly Effect[]): readonly Presented[] {
  if (presented.length === 0) return presented
  const gave = givingCoupons(turn.versions.rules.document.campaigns, effects)
  return presented.filter(({ coupon }, i) => gave.has(coupon) && presented.findIndex((other) => other.coupon === coupon) === i)
}

/**
 * Decides with such coupons only as give something. One that gives nothing is not used, so it must not stand in the way of what would
 * be given without it: a campaign that it would exclude, or another of its stacking group.
 *
 * @param decide decides with a basis; the one that it is given last is returned
 */
export function withGivingCoupons<T extends { effects: readonly Effect[] }>(
  basis: Basis,
  campaigns: Campaigns,
  decide: (basis: Basis) => T,
): T & { basis: Basis } {
  for (let own = basis; ;) {
    const awarded = decide(own)
    const next = withCouponsOf(own, campaigns, awarded.effects)
    if (next.coupons?.length === own.coupons?.length) return { ...awarded, basis: own }
    own = next
  }
}

/** The same with no other coupons than those that gave one of these effects. */
export function withCouponsOf(basis: Basis, campaigns: Campaigns, effects: readonly Effect[]): Basis {
  const { coupons, ...rest } = basis
  if (!coupons) return basis
  const gave = givingCoupons(campaigns, effects)
  const giving = coupons.filter((coupon) => gave.has(coupon))
  return giving.length === 0 ? rest : { ...rest, coupons: giving }
}

type Campaigns = Readonly<Record<string, { coupon?: string | undefined }>>

function givingCoupons(campaigns: Campaigns, effects: readonly Effect[]): Set<string> {
  const keys = new Set<string>()
  for (const { campaign, granted } of effects) {
    const coupon = campaigns[campaign]?.coupon
    if (granted !== 0 && coupon !== undefined) keys.add(coupon)
  }
  return keys
}

/** Marks coupons as used or reserved; one that worked by itself does so no more. */
export function takeCoupons(turn: Turn, used: readonly Presented[] | readonly UsedCoupon[], to: 'used' | 'reserved'): void {
  for (const coupon of used) {
    if (coupon.active) switchOff(turn, coupon.id)
    change(turn, coupon, to)
    if (to === 'used') turn.announce('coupon.used', { id: coupon.id, coupon: coupon.coupon })
  }
}

/** Whether a basket still has its coupons: once its time is over, whoever comes first may have taken them. */
export const stillReserved = (turn: Turn, { seq, coupons }: Reservation): boolean =>
  coupons.every(({ id }) => turn.coupon(id)?.shared === true || turn.coupon(id)?.by === seq)

/** Lets go of coupons that were set aside and that nobody else has taken meanwhile: they are as they were. */
export function releaseCoupons(turn: Turn, { seq, coupons }: Reservation): void {
  for (const coupon of coupons) {
    if (turn.coupon(coupon.id)?.by !== seq) continue
    if (coupon.active) switchOn(turn, coupon)
    change(turn, coupon, coupon.active ? 'active' : 'issued')
  }
}

/** A return gives back the coupons that what is left of the sale no longer uses. */
export function returnCoupons(
  turn: Turn,
  campaigns: Campaigns,
  used: readonly UsedCoupon[],
  then: readonly Effect[],
  now: readonly Effect[],
): void {
  const [gave, gives] = [givingCoupons(campaigns, then), givingCoupons(campaigns, now)]
  for (const coupon of used) {
    if (!gave.has(coupon.coupon) || gives.has(coupon.coupon)) continue
    if (coupon.active) switchOn(turn, coupon)
    change(turn, coupon, coupon.active ? 'active' : 'returned')
    turn.announce('coupon.returned', { id: coupon.id, coupon: coupon.coupon })
  }
}

function change(turn: Turn, { id, coupon, active }: UsedCoupon, to: CouponChange['to']): void {
  turn.couponChanges.push({ id, coupon, ...(active && { active }), to })
}

function switchOn(turn: Turn, { id, coupon, active }: UsedCoupon): void {
  turn.progress = { ...turn.progress, coupons: { ...turn.progress.coupons, [id]: { coupon, until: active!.until } } }
}

function switchOff(turn: Turn, id: string): void {
  const { coupons = {}, ...rest } = turn.progress
  const { [id]: _, ...others } = coupons
  turn.progress = Object.keys(others).length === 0 ? rest : { ...rest, coupons: others }
}

/** A coupon of the member is switched on or off. */
export function decideCoupon(turn: Turn, { act, coupon: id }: CouponCommand): Refusal | null {
  if (turn.progress.status !== 'active') return refusal('member_not_active', { status: turn.progress.status })
  const known = turn.progress.coupons?.[id]
  if (act === 'deactivate') {
    if (!known) return refusal('coupon_not_active', { coupon: id })
    switchOff(turn, id)
    change(turn, { id, coupon: known.coupon }, 'issued')
    return null
  }
  if (known) return null
  const fact = turn.coupon(id)
  const definition = fact && turn.versions.policy.document.coupons[fact.coupon]
  if (!fact || !definition?.activate) return refusal('no_coupon')
  if (fact.owner !== 'own') return refusal('coupon_of_other', { coupon: fact.coupon })
  const no = unusable(turn, fact)
  if (no && no.code !== 'coupon_not_active') return no
  const active = { until: fact.until }
  switchOn(turn, { id, coupon: fact.coupon, active })
  change(turn, { id, coupon: fact.coupon, active }, 'active')
  turn.announce('coupon.activated', { id, coupon: fact.coupon })
  return null
}
