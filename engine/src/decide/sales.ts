import { scale } from '../numbers/rounding.ts'
import type { Order, OrderLine, ReturnCommand, ReturnLine } from './command.ts'
import { refusal, type Paid, type Refusal, type Sale } from './decision.ts'
import { stillPaid } from './paid.ts'

/** Which of the sales that fit a line it is taken from. */
export type Match = 'newest' | 'oldest' | 'cheapest'

export interface Matched {
  /** For each sale touched, the quantity returned of each line, all returns so far included. */
  taken: { sale: Sale; returned: readonly number[] }[]
  unmatched: { line: number; quantity: number }[]
}

/**
 * Finds what a return without a named sale takes back: each line is taken from the first sale with that sku and unit price, then
 * from the one after, and so on. What no sale covers is left over.
 *
 * @param sales candidates, latest first
 */
export function matchLines({ at, lines }: ReturnCommand, sales: readonly Sale[], match: Match): Matched {
  const open = sales.filter((sale) => sale.at <= at)
  const returned = new Map(open.map((sale) => [sale, [...sale.returned]]))
  const pieces = arranged(open, match)
  const unmatched: Matched['unmatched'] = []
  ;(lines ?? []).forEach((line, index) => {
    let left = line.quantity
    for (const { sale, line: n } of pieces) left -= takeLine(sale, n, returned.get(sale)!, line, left)
    if (left > 0) unmatched.push({ line: index, quantity: left })
  })
  return { taken: open.flatMap((sale) => touched(sale, returned.get(sale)!)), unmatched }
}

/** The lines of sales in the order in which they are taken from. */
function arranged(sales: readonly Sale[], match: Match): { sale: Sale; line: number }[] {
  const ordered = match === 'oldest' ? sales.toReversed() : sales
  const pieces = ordered.flatMap((sale) => sale.order.lines.map((_, line) => ({ sale, line })))
  if (match !== 'cheapest') return pieces
  // Sorting keeps what costs the same in its order, the latest first.
  return pieces.toSorted((a, b) => Number(dearer(a.sale.order.lines[a.line]!, b.sale.order.lines[b.line]!)))
}

/** Finds what a return takes back of the sale that it names, whose lines must cover it. */
export function matchNamed(command: ReturnCommand, sales: readonly Sale[], inWindow: (sale: Sale) => boolean): Matched | Refusal {
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
  sale.order.lines.forEach((_, i) => (taken += takeLine(sale, i, returned, wanted, most - taken)))
  return taken
}

function takeLine({ order }: Sale, n: number, returned: number[], wanted: ReturnLine, most: number): number {
  const line = order.lines[n]!
  if (line.sku !== wanted.sku || !samePrice(line, wanted)) return 0
  const part = Math.min(most, line.quantity - returned[n]!)
  returned[n]! += part
  return part
}

const samePrice = (line: OrderLine, wanted: ReturnLine): boolean =>
  wanted.amount === undefined || dearer(line, { amount: wanted.amount, quantity: wanted.quantity }) === 0n

type Price = Pick<OrderLine, 'amount' | 'quantity'>

/** By how much a piece costs more than another; compared as fractions, amount over quantity, so that no rounding comes between. */
const dearer = (a: Price, b: Price): bigint => BigInt(a.amount) * BigInt(b.quantity) - BigInt(b.amount) * BigInt(a.quantity)

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
