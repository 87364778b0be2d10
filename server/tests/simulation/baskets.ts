import type { Order } from '@perennial/engine/decide/command.ts'
import { moveCheckout } from './checkouts.ts'
import { hasAside, leaveCoupons, presented, takeCoupons, usedBy, withGiving } from './coupons.ts'
import { happen } from './deeds.ts'
import { giveBack, note, roomOf } from './drawing.ts'
import { earnedByOrder, type Earned, type Seen } from './earnings.ts'
import { DONE, no, type Expected, type Of } from './expected.ts'
import { closeHold, meet, setAside, touch, type Moment } from './lots.ts'
import type { Basket, UsedCoupon } from './model.ts'
import { isTooMuch, moneyOf, spread, tendersOf, type Payment } from './payments.ts'
import { book, seenBy } from './trade.ts'
import { countSpent } from './wallets.ts'

/** What a basket comes to, of which nothing is booked yet. */
export interface Priced {
  order: Order
  seen: Seen
  earned: Earned
  rooms: ReadonlyMap<string, number>
  payments: Payment[]
  coupons: UsedCoupon[]
}

/** @returns the code with which it is refused, where it is */
export function price(moment: Moment, given: Order): Priced | string {
  const found = presented(moment, given)
  if (typeof found === 'string') return found
  const tenders = tendersOf(moment, given)
  if (typeof tenders === 'string') return tenders
  const paid = moneyOf(tenders)
  const order = tenders.length === 0 ? given : { ...given, paid, net: given.total - paid }
  const rooms = new Map<string, number>()
  const shown = { ...seenBy(moment), coupons: [...new Set(found.map(({ kind }) => kind))] }
  const { seen, earned } = withGiving(shown, (own) => earnedByOrder(moment.rules, order, own, moment.at, roomOf(moment, rooms)))
  if (seen.coupons.length < shown.coupons.length) meet(moment, 'a coupon of no use')
  const { costs } = earned.paid!
  if (isTooMuch(moment, costs, tenders)) return 'paid_too_much'
  return { order, seen, earned, rooms, payments: spread(costs, tenders), coupons: usedBy(found, earned.earnings) }
}

/** A basket is decided and set aside. */
export function reserve(moment: Moment, { order, expiresAt, checkout: of }: Of<'reserve'>): Expected {
  const checkout = of ?? null
  const { member, rules, at } = moment
  if (member.status !== 'active') return no('member_not_active')
  if (expiresAt <= member.time) return no('hold_in_past')
  const priced = price(moment, order)
  if (typeof priced === 'string') return no(priced)
  touch(moment)
  const { earned, payments, coupons } = priced
  for (const corner of earned.met) meet(moment, corner)
  note(moment, member.seq, earned.takes)
  for (const [n, payment] of payments.entries())
    payment.parts = setAside(moment, { n, coin: payment.coin, amount: payment.points, until: expiresAt })
  takeCoupons(moment, coupons, expiresAt)
  member.baskets.push({ seq: member.seq, at, until: expiresAt, terms: rules, checkout, ...priced })
  moveCheckout(moment, checkout, 'held', expiresAt)
  meet(moment, payments.length > 0 ? 'basket with points set aside' : 'basket set aside')
  return { refused: null, earnings: earned.earnings }
}

/** It is paid: everything comes to pass as it was decided then. */
export function confirm(moment: Moment, { order, reserved }: Of<'order'>): Expected {
  const { member } = moment
  const basket = member.baskets.find(({ seq }) => seq === reserved)
  if (!basket) return no('checkout_closed')
  const { seq, payments, coupons, earned, until } = basket
  const stillHas = (one: UsedCoupon): boolean => moment.coupons.get(one.id)!.shared || hasAside(moment, seq, one)
  if (moment.heard >= until || !coupons.every(stillHas)) return no('checkout_expired')
  if (JSON.stringify(order.lines) !== JSON.stringify(basket.order.lines)) return no('basket_changed')
  member.baskets = member.baskets.filter((other) => other !== basket)
  for (const hold of member.holds.filter((one) => one.seq === seq)) {
    const { coin, amount } = hold
    closeHold(moment, hold, amount)
    countSpent(moment, coin, amount)
    happen(moment, 'redeemed', { currency: coin, amount, reason: 'payment' })
  }
  takeCoupons(moment, coupons, null)
  moveCheckout(moment, basket.checkout, 'confirmed')
  meet(moment, payments.length > 0 ? 'basket with points confirmed' : 'basket confirmed')
  // What it takes of limits it took when it was set aside.
  const now = { earnings: earned.earnings, takes: [], met: [] }
  return book(moment, {
    ...basket,
    earned: now,
    sold: earned.takes,
    takenAs: seq,
    order: { ...basket.order, reference: order.reference },
  })
}

export function voidBasket(moment: Moment, { reserved }: Of<'void'>): Expected {
  const basket = moment.member.baskets.find(({ seq }) => seq === reserved)
  if (!basket) return no('checkout_closed')
  letGo(moment, basket)
  moveCheckout(moment, basket.checkout, 'voided')
  meet(moment, 'basket voided')
  return DONE
}

/** Baskets whose time is over are let go, those set aside first before the others. */
export function lapseBaskets(moment: Moment): void {
  for (const basket of moment.member.baskets.filter(({ until }) => until <= moment.member.time)) {
    meet(moment, 'basket lapsed')
    letGo(moment, basket)
    moveCheckout(moment, basket.checkout, 'expired')
  }
}

function letGo(moment: Moment, basket: Basket): void {
  const { member } = moment
  member.baskets = member.baskets.filter((other) => other !== basket)
  for (const hold of member.holds) if (hold.seq === basket.seq && hold.amount > 0) closeHold(moment, hold, 0)
  leaveCoupons(moment, basket.seq, basket.coupons)
  giveBack(moment, basket.seq)
}
