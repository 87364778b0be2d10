import type { Order, OrderLine } from '@perennial/engine/decide/command.ts'
import { whole } from './earnings.ts'
import type { Terms } from './terms.ts'

/** The campaigns that lower what is paid. */
export const DISCOUNTS = ['tea_off', 'five_off', 'half_cheapest', 'coupon_five'] as const
export type DiscountKey = (typeof DISCOUNTS)[number]

export const isDiscount = (campaign: string): campaign is DiscountKey => (DISCOUNTS as readonly string[]).includes(campaign)

/** What a basket costs in the end, and what each discount took off. */
export interface Paid {
  /** Its lines as they earn. */
  order: Order
  /** What its lines cost, in points or in money. */
  costs: readonly number[]
  off: ReadonlyMap<string, number>
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

/**
 * An amount divided over lines by what they cost: each gets its whole part, and what is left goes to those that were cut most.
 * Where nothing costs anything, the first gets all.
 */
export function divided(amount: number, costs: readonly number[]): number[] {
  const total = sumOf(costs)
  if (total === 0) return costs.map((_, i) => (i === 0 ? amount : 0))
  const parts = costs.map((cost) => Math.floor((amount * cost) / total))
  const cut = costs.map((cost, i) => amount * cost - parts[i]! * total)
  for (let left = amount - sumOf(parts); left > 0; left--) {
    const most = cut.indexOf(Math.max(...cut))
    parts[most]! += 1
    cut[most] = -1
  }
  return parts
}

/** What one discount takes off each line. */
function partsOf(key: DiscountKey, lines: readonly OrderLine[], most: number): number[] {
  if (key === 'half_cheapest') {
    const price = (line: OrderLine): number => Math.floor(line.amount / line.quantity)
    let cheapest = -1
    lines.forEach((line, i) => {
      if (line.amount > 0 && (cheapest < 0 || price(line) < price(lines[cheapest]!))) cheapest = i
    })
    return lines.map((line, i) => (i === cheapest ? Math.min(most, 800, price(line), whole(price(line), 2, 'half_up')) : 0))
  }
  const costs = lines.map((line) => (key !== 'tea_off' || line.category === 'tea' ? line.amount : 0))
  const wanted = key === 'tea_off' ? whole(sumOf(costs) * 15, 100, 'half_up') : Math.min(key === 'five_off' ? 500 : 300, sumOf(costs))
  return divided(Math.min(most, wanted), costs)
}

/**
 * Takes the discounts off one after the other, each from what the one before left, then what is paid in points. Only full prices are
 * discounted.
 */
export function paidFor(terms: Terms, order: Order, campaigns: readonly string[], caps: ReadonlyMap<string, number>): Paid {
  const off = new Map<string, number>()
  const priority = (key: string): number => terms.hedges.campaigns[key]!.priority
  let lines = order.lines
  const keys = order['gross'] === true ? campaigns.filter(isDiscount).toSorted((a, b) => priority(b) - priority(a)) : []
  for (const key of keys) {
    const parts = partsOf(key, lines, caps.get(key) ?? Infinity)
    off.set(key, sumOf(parts))
    lines = lines.map((line, i) => ({ ...line, amount: line.amount - parts[i]! }))
  }
  const costs = lines.map((line) => line.amount)
  const total = sumOf(costs)
  if (order.paid !== undefined) {
    const parts = divided(Math.min(order.paid, total), costs)
    const earning = lines.map((line, i) => ({ ...line, amount: line.amount - parts[i]! }))
    return { order: { ...order, lines: earning, total, net: Math.max(0, total - order.paid) }, costs, off }
  }
  if (keys.length === 0) return { order, costs, off }
  const points = order.total === 0 ? 0 : whole((order.total - order.net) * total, order.total, 'half_up')
  return { order: { ...order, lines, total, net: total - points }, costs, off }
}
