import type { Order } from '@perennial/engine/decide/command.ts'
import type { Day } from './days.ts'
import type { Earned, Earning, Seen } from './earnings.ts'
import { DONE, no, type Expected, type Of } from './expected.ts'
import { meet, type Moment } from './lots.ts'
import type { UsedCoupon } from './model.ts'
import { COUPON_OF, type KindKey, type Kinds } from './offers.ts'

/** A coupon, whoever's it is. */
export interface Coupon {
  id: string
  kind: KindKey
  owner: string | null
  state: 'issued' | 'active' | 'reserved' | 'used' | 'returned' | 'expired' | 'cancelled'
  /** First day on which it can be used, and first on which it is gone. */
  from: Day | null
  until: Day | null
  /** Everybody types in the same code. */
  shared: boolean
  /** Whose command set it aside or used it; `aside` until when it is theirs. */
  by: { member: string; seq: number; aside: number | null } | null
}

export type CouponBook = Map<string, Coupon>

/** A coupon that works by itself. */
export interface Working {
  id: string
  kind: KindKey
  until: Day | null
}

/** The coupons of a basket, or why one of those presented is of no use. */
export function presented(moment: Moment, { coupons = [] }: Order): UsedCoupon[] | string {
  const { member, rules, day } = moment
  const found: UsedCoupon[] = []
  for (const id of coupons) {
    if (member.working.some((own) => own.id === id) || found.some((other) => other.id === id)) continue
    const why = whyNot(moment, id, rules.kinds)
    if (why) return why
    found.push({ id, kind: moment.coupons.get(id)!.kind })
  }
  const working = member.working.filter(({ until }) => until === null || until > day)
  return [...found, ...working.map(({ id, kind, until }) => ({ id, kind, working: { until } }))]
}

function whyNot({ coupons, member, day, heard }: Moment, id: string, kinds: Kinds): string | null {
  const coupon = coupons.get(id)
  if (!coupon) return 'no_coupon'
  const { state, owner, from, until, by, kind } = coupon
  const isAside = state === 'reserved' && by!.aside! > heard
  if (state === 'used' || state === 'cancelled') return `coupon_${state}`
  if (isAside) return 'coupon_reserved'
  if (until !== null && until <= day) return 'coupon_expired'
  if (from !== null && from > day) return 'coupon_not_yet'
  if (owner !== member.id && (owner !== null || kinds[kind].personal)) return 'coupon_of_other'
  return kinds[kind].activate ? 'coupon_not_active' : null
}

/** Those that gave something, and of each kind the first. */
export function usedBy(found: readonly UsedCoupon[], earnings: readonly Earning[]): UsedCoupon[] {
  const gave = givingBy(earnings)
  return found.filter(({ kind }, i) => gave.has(kind) && found.findIndex((other) => other.kind === kind) === i)
}

/** The kinds of which a campaign gave something. */
export const givingBy = (earnings: readonly Earning[]): Set<KindKey> =>
  new Set(earnings.flatMap(([campaign, , , , amount]) => (amount !== 0 && COUPON_OF[campaign] ? [COUPON_OF[campaign]] : [])))

/** What is earned with such coupons as give something: those that give nothing are not there. */
export function withGiving(shown: Seen, earn: (seen: Seen) => Earned): { seen: Seen; earned: Earned } {
  const earned = earn(shown)
  const gave = givingBy(earned.earnings)
  const coupons = shown.coupons.filter((kind) => gave.has(kind))
  return coupons.length === shown.coupons.length ? { seen: shown, earned } : withGiving({ ...shown, coupons }, earn)
}

/** Marks what a basket uses. @param aside until when it is set aside; null where it is used */
export function takeCoupons(moment: Moment, used: readonly UsedCoupon[], aside: number | null): void {
  const { member, coupons } = moment
  for (const { id } of used) {
    member.working = member.working.filter((own) => own.id !== id)
    const coupon = coupons.get(id)!
    meet(moment, coupon.shared ? 'coupon of everybody' : aside === null ? 'coupon used' : 'coupon set aside')
    if (coupon.shared) continue
    coupon.state = aside === null ? 'used' : 'reserved'
    coupon.by = { member: member.id, seq: member.seq, aside }
  }
}

/** A basket lets go of its coupons, of those that it still has. */
export function leaveCoupons(moment: Moment, seq: number, used: readonly UsedCoupon[]): void {
  for (const one of used) {
    if (!hasAside(moment, seq, one)) continue
    meet(moment, 'coupon let go')
    free(moment, one, 'issued')
  }
}

/** Whether a basket still has a coupon: once its time is over, somebody else may have taken it. */
export function hasAside({ coupons, member }: Moment, seq: number, { id }: UsedCoupon): boolean {
  const { state, by } = coupons.get(id)!
  return state === 'reserved' && by!.member === member.id && by!.seq === seq
}

/** A return gives back what the rest of the basket no longer uses. */
export function returnCoupons(moment: Moment, used: readonly UsedCoupon[], gave: ReadonlySet<KindKey>, gives: ReadonlySet<KindKey>): void {
  for (const one of used) {
    if (!gave.has(one.kind) || gives.has(one.kind)) continue
    meet(moment, 'coupon returned')
    if (!moment.coupons.get(one.id)!.shared) free(moment, one, 'returned')
  }
}

function free({ coupons, member }: Moment, { id, kind, working }: UsedCoupon, state: 'issued' | 'returned'): void {
  const coupon = coupons.get(id)!
  if (working) member.working.push({ id, kind, until: working.until })
  coupon.state = working ? 'active' : state
  coupon.by = null
}

/** A coupon of the wallet is switched on, so that it works by itself, or off. */
export function switchCoupon(moment: Moment, { act, coupon: id }: Of<'coupon'>): Expected {
  const { member, terms, coupons } = moment
  if (member.status !== 'active') return no('member_not_active')
  const working = member.working.some((own) => own.id === id)
  const coupon = coupons.get(id)
  if (act === 'deactivate') {
    if (!working) return no('coupon_not_active')
    member.working = member.working.filter((own) => own.id !== id)
    coupon!.state = 'issued'
    coupon!.by = null
    meet(moment, 'coupon switched off')
    return DONE
  }
  if (working) return DONE
  if (!coupon || !terms.kinds[coupon.kind].activate) return no('no_coupon')
  if (coupon.owner !== member.id) return no('coupon_of_other')
  const why = whyNot(moment, id, terms.kinds)
  if (why !== null && why !== 'coupon_not_active') return no(why)
  member.working.push({ id, kind: coupon.kind, until: coupon.until })
  coupon.state = 'active'
  coupon.by = null
  meet(moment, 'coupon switched on')
  return DONE
}

/** What of the table a job brings in step with the days: what a basket was too long about is free, and what is over is marked. */
export function lapse(coupons: CouponBook, now: number, today: Day): void {
  for (const coupon of coupons.values()) {
    if (coupon.state === 'reserved' && coupon.by!.aside! <= now - 3_600_000) {
      coupon.state = 'issued'
      coupon.by = null
    }
    const isOpen = coupon.state === 'issued' || coupon.state === 'active' || coupon.state === 'returned'
    if (isOpen && !coupon.shared && coupon.until !== null && coupon.until <= today) coupon.state = 'expired'
  }
}
