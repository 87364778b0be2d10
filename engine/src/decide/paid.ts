import { scale } from '../numbers/rounding.ts'
import type { Order } from './command.ts'
import type { Paid } from './decision.ts'

/** The order with what is paid in points taken out of its net. */
export function withTenders(order: Order, tenders: readonly { amount: number }[]): Order {
  if (tenders.length === 0) return order
  const paid = tenders.reduce((sum, { amount }) => sum + amount, 0)
  return { ...order, paid, net: order.total - paid }
}

/** What is still paid for what is left of a sale, by line and cumulatively, so that any split of a return comes to the same. */
export const leftOf = (part: number, quantity: number, returned: number): number =>
  scale(part, { numerator: BigInt(quantity - returned), denominator: BigInt(quantity) }, 'half_up')

/** Money, minor units, that points still pay for. */
export function stillPaid(paid: readonly Paid[], lines: Order['lines'], returned: readonly number[]): number {
  const sum = (payment: Paid): number =>
    payment.byLine.reduce((total, { amount }, i) => total + leftOf(amount, lines[i]!.quantity, returned[i]!), 0)
  return paid.reduce((total, payment) => total + sum(payment), 0)
}
