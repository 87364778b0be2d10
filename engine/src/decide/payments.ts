import { burn } from '../ledger/burn.ts'
import { giveBack, partsBetween } from '../ledger/give-back.ts'
import { holdLots } from '../ledger/holds.ts'
import { allot, ratioOf, scale } from '../numbers/rounding.ts'
import { withoutDiscounts } from '../rules/discounts.ts'
import type { Order } from './command.ts'
import { refusal, type Effect, type Paid, type Refusal, type Sale } from './decision.ts'
import { leftOf } from './paid.ts'
import { maySpend, spent, unspent } from './points.ts'
import type { Turn } from './turn.ts'

/** Points offered for a basket, and what they are worth, minor units of money. */
export interface Tender {
  currency: string
  points: number
  amount: number
}

const NONE: readonly Tender[] = []

/** What the points that an order is to be paid with are worth, or why they cannot be. */
export function tendersOf(turn: Turn, { payments = [] }: Order): readonly Tender[] | Refusal {
  if (payments.length === 0) return NONE
  const tenders: Tender[] = []
  for (const { currency, points } of payments) {
    const pay = turn.currency(currency)?.document.pay
    if (!pay || tenders.some((other) => other.currency === currency)) return refusal('not_payable', { currency })
    const no = maySpend(turn, currency, points, 'redeem')
    if (no) return no
    tenders.push({ currency, points, amount: scale(points, { numerator: BigInt(pay.amount), denominator: BigInt(pay.points) }, 'down') })
  }
  return tenders
}

/** Whether more is paid with a currency than the program lets it, of what the basket costs after its discounts. */
export function paidTooMuch(turn: Turn, order: Order, effects: readonly Effect[], tenders: readonly Tender[]): Refusal | null {
  let left = withoutDiscounts(order, effects).total
  const payable = left
  for (const { currency, amount } of tenders) {
    const { pay, redeem_step: step } = turn.currency(currency)!.document
    const most = Math.min(left, scale(payable, ratioOf(pay!.most_share), 'down'))
    if (amount > most) {
      const points = scale(most, { numerator: BigInt(pay!.points), denominator: BigInt(pay!.amount) }, 'down')
      return refusal('paid_too_much', { currency, most: points - (points % step), amount: most })
    }
    left -= amount
  }
  return null
}

/** Spreads each payment over what the lines cost after discounts and the payments before it, by largest remainder. */
export function spread(order: Order, effects: readonly Effect[], tenders: readonly Tender[]): Omit<Paid, 'lots'>[] {
  let costs = withoutDiscounts(order, effects).lines.map((line) => line.amount)
  return tenders.map(({ currency, points, amount }) => {
    const amounts = allot(amount, costs)
    const parts = allot(points, amounts)
    costs = costs.map((cost, i) => cost - amounts[i]!)
    return { currency, points, amount, byLine: amounts.map((part, i) => ({ points: parts[i]!, amount: part })) }
  })
}

/** Spends the points at once. */
export function payNow(turn: Turn, payments: readonly Omit<Paid, 'lots'>[]): Paid[] {
  return payments.map((payment) => {
    spent(turn, payment.currency, payment.points)
    const lots = burn(turn, payment.currency, payment.points, 'redeemed')
    turn.announce('points.redeemed', { currency: payment.currency, amount: payment.points })
    turn.happen('redeemed', { currency: payment.currency, amount: payment.points, reason: 'payment' })
    return { ...payment, lots }
  })
}

/** Sets the points aside. */
export function payLater(turn: Turn, payments: readonly Omit<Paid, 'lots'>[], expiresAt: number): Paid[] {
  return payments.map((payment, n) => {
    const { currency, points } = payment
    const lots = holdLots(turn, currency, points)
    turn.holdChanges.push({ seq: turn.seq, n, currency, amount: points, expiresAt, parts: lots })
    return { ...payment, lots }
  })
}

/**
 * Points that paid for what came back go home to the lots that they were taken from, the last taken first: those end last.
 *
 * @param returned quantities returned of each line, this return included
 */
export function unpay(turn: Turn, { seq, at, order: { lines }, paid = [], returned: before }: Sale, returned: readonly number[]): void {
  const { zone, settings } = turn.versions.policy
  for (const { currency, byLine, lots } of paid) {
    const still = (of: readonly number[]): number =>
      byLine.reduce((total, { points }, i) => total + leftOf(points, lines[i]!.quantity, of[i]!), 0)
    const [then, now] = [still(before), still(returned)]
    if (now >= then || !turn.currency(currency)) continue
    giveBack(turn, currency, partsBetween(lots, now, then), 'redeemed', settings.refund_grace_days)
    unspent(turn, currency, then - now, zone.dayOf(at))
    turn.announce('points.refunded', { currency, amount: then - now, of: seq })
  }
}
