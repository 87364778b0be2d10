import type { ReturnCommand } from './command.ts'
import type { Sale } from './decision.ts'
import { leftOf } from './paid.ts'
import { matchLines, matchNamed, remainingOrder, type Match } from './sales.ts'

/** What one return took off a sale: quantities and what they had cost, line by line, and the points that had paid for them. */
export interface Returned {
  sale: Sale
  lines: readonly { quantity: number; amount: number }[]
  /** What the goods had cost, and the part of it that was paid in points, of the program or others: minor units of money. */
  total: number
  paid: number
  points: readonly { currency: string; points: number; amount: number }[]
}

/**
 * What an accepted return took back, worked out again from the sales that were stored with it: none but those it touched, as they
 * stood before it.
 *
 * @param match as the policy said by which it was decided
 */
export function returnedOf(command: ReturnCommand, sales: readonly Sale[], match: Match): Returned[] {
  const found = command.order === null ? matchLines(command, sales, match) : matchNamed(command, sales, () => true)
  if ('code' in found) throw new Error(`an accepted return is ${found.code}`)
  return found.taken.map(({ sale, returned }) => {
    const [before, after] = [sale.returned, returned].map((of) => remainingOrder(sale.order, of, sale.paid)) as [Rest, Rest]
    const prices = pricesOf(sale, returned)
    return {
      sale,
      lines: prices.map((amount, i) => ({ quantity: returned[i]! - sale.returned[i]!, amount })),
      total: before.total - after.total,
      paid: before.total - before.net - (after.total - after.net),
      points: pointsBack(sale, returned),
    }
  })
}

type Rest = ReturnType<typeof remainingOrder>

/** What the goods of each line had cost that come back now; cumulatively, so that parts sum to the whole. */
export const pricesOf = ({ order: { lines }, returned: before }: Sale, returned: readonly number[]): number[] =>
  lines.map(({ amount, quantity }, i) => leftOf(amount, quantity, before[i]!) - leftOf(amount, quantity, returned[i]!))

/** Points that had paid for what comes back now, and the money they were worth. */
export function pointsBack({ order: { lines }, paid = [], returned: before }: Sale, returned: readonly number[]): Returned['points'] {
  return paid.map(({ currency, byLine }) => {
    const back = (of: (part: (typeof byLine)[number]) => number): number =>
      byLine.reduce((total, part, i) => {
        const { quantity } = lines[i]!
        return total + leftOf(of(part), quantity, before[i]!) - leftOf(of(part), quantity, returned[i]!)
      }, 0)
    return { currency, points: back(({ points }) => points), amount: back(({ amount }) => amount) }
  })
}
