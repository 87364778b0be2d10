import { scale } from '../numbers/rounding.ts'
import type { Order, OrderLine, ReturnCommand, ReturnLine } from './command.ts'
import { refusal, type Paid, type Refusal, type Sale } from './decision.ts'
import { stillPaid } from './paid.ts'

export interface Matched {
  /** For each sale touched, the quantity returned of each line, all returns so far included. */
  taken: { sale: Sale; returned: readonly number[] }[]
  unmatched: { line: number; quantity: number }[]
}

/**
 * Finds what a return takes back. With a sale named, its lines must cover it; without one, each line is matched to the
 * latest earlier sale with that sku and unit price, then to the one before, and so on.
 *
 * @param sales candidates, latest first
 */
export function matchReturn(command: ReturnCommand, sales: readonly Sale[], inWindow: (sale: Sale) => boolean): Matched | Refusal {
  if (command.order !== null) return matchNamed(command, sales, inWindow)
  const open = sales.filter((sale) => sale.at <= command.at && inWindow(sale))
  const returned = new Map(open.map((sale) => [sale, [...sale.returned]]))
  const unmatched: Matched['unmatched'] = []
  ;(command.lines ?? []).forEach((line, index) => {
    let left = line.quantity
    for (const sale of open) left -= takeFrom(sale, returned.get(sale)!, line, left)
    if (left > 0) unmatched.push({ line: index, quantity: left })
  })
  const taken = open.flatMap((sale) => touched(sale, returned.get(sale)!))
  return taken.length === 0 ? refusal('no_sale', { lines: command.lines?.length ?? 0 }) : { taken, unmatched }
}

function matchNamed(command: ReturnCommand, sales: readonly Sale[], inWindow: (sale: Sale) => boolean): Matched | Refusal {
  const sale = sales.find((s) => s.seq === command.order)
  if (!sale) return refusal('no_sale', { lines: command.lines?.length ?? 0 })
  if (!inWindow(sale)) return refusal('return_window_closed', { order: sale.order.reference })
  const returned = [...sale.returned]
  const lines = command.lines ?? wholeRest(sale)
  for (const line of lines) {
    const left = line.quantity - takeFrom(sale, returned, line, line.quantity)
    if (left > 0) return refusal('over_return', { sku: line.sku, asked: line.quantity, left: line.quantity - left })
  }
  const taken = touched(sale, returned)
  return taken.length === 0 ? refusal('over_return', { sku: '*', asked: 0, left: 0 }) : { taken, unmatched: [] }
}

function takeFrom(sale: Sale, returned: number[], wanted: ReturnLine, most: number): number {
  let taken = 0
  sale.order.lines.forEach((line, i) => {
    if (line.sku !== wanted.sku || !samePrice(line, wanted)) return
    const part = Math.min(most - taken, line.quantity - returned[i]!)
    returned[i]! += part
    taken += part
  })
  return taken
}

/** Prices per unit are compared as fractions, amount over quantity, so that no rounding comes between. */
function samePrice(line: OrderLine, wanted: ReturnLine): boolean {
  if (wanted.amount === undefined) return true
  return BigInt(line.amount) * BigInt(wanted.quantity) === BigInt(wanted.amount) * BigInt(line.quantity)
}

function touched(sale: Sale, returned: readonly number[]): Matched['taken'] {
  return returned.some((quantity, i) => quantity !== sale.returned[i]) ? [{ sale, returned }] : []
}

const wholeRest = (sale: Sale): ReturnLine[] =>
  sale.order.lines.map((line, i) => ({ sku: line.sku, quantity: line.quantity - sale.returned[i]! }))

/**
 * The basket without what was returned. Amounts follow the cumulative method: what remains of a line is its share by
 * quantity, rounded half up, so any split of a return leaves the same basket.
 *
 * @param paid what was paid with points of the program, which knows its part of each line
 */
export function remainingOrder(order: Order, returned: readonly number[], paid: readonly Paid[] = []): Order {
  if (returned.every((quantity) => quantity === 0)) return order
  const lines = order.lines.flatMap((line, i): OrderLine[] => {
    const quantity = line.quantity - returned[i]!
    if (quantity === 0) return []
    const share = { numerator: BigInt(quantity), denominator: BigInt(line.quantity) }
    return [{ ...line, quantity, amount: scale(line.amount, share, 'half_up') }]
  })
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  if (paid.length > 0) {
    const still = stillPaid(paid, order.lines, returned)
    return { ...order, lines, total, paid: still, net: total - still }
  }
  const paidInPoints =
    order.total === 0 ? 0 : scale(order.total - order.net, { numerator: BigInt(total), denominator: BigInt(order.total) }, 'half_up')
  return { ...order, lines, total, net: total - paidInPoints }
}
