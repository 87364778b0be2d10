import type { Order } from '@perennial/engine/decide/command.ts'
import { dayOf, hourOf, weekdayOf } from './days.ts'
import type { Terms } from './terms.ts'

/** What one rule gave: campaign, rule, number of the effect, currency, amount. */
export type Earning = [campaign: string, rule: string, index: number, currency: 'beans' | 'stars', amount: number]

/** What of the member the rules look at, as it was when the sale was made. */
export interface Seen {
  level: string
  tags: readonly string[]
  city: string | undefined
}

type Rounding = 'down' | 'half_up' | 'half_even'

/** A fraction as a whole number. */
function whole(numerator: number, denominator: number, rounding: Rounding): number {
  const down = Math.floor(numerator / denominator)
  const twice = (numerator - down * denominator) * 2
  if (rounding === 'down' || twice < denominator) return down
  if (twice > denominator) return down + 1
  return rounding === 'half_up' || down % 2 === 1 ? down + 1 : down
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

/** What an order earns, campaign by campaign, in the order in which the document names them. */
export function earnedByOrder(terms: Terms, order: Order, seen: Seen, at: number): Earning[] {
  const { net, lines, channel } = order
  const base = whole(net, terms.rate, 'down')
  const silver = seen.level === 'silver' ? whole(base * terms.silverPercent, 100, 'down') : 0
  const gold = seen.level === 'gold' ? whole(base * terms.goldPercent, 100, 'down') : 0
  const vip = seen.tags.includes('vip') ? whole(base + silver + gold, 4, 'half_even') : 0
  const latte = sumOf(lines.filter((line) => line.category === 'latte').map((line) => line.amount))
  const monday = weekdayOf(dayOf(terms.zone, at)) === 1 && hourOf(terms.zone, at) < 15
  const earnings: Earning[] = [
    ['everyday', 'beans', 0, 'beans', base],
    ['everyday', 'stars', 0, 'stars', whole(net, 1000, 'down')],
    ['cash_back', 'back', 0, 'stars', channel === 'app' ? whole(net * 145, 100_000, 'half_up') : 0],
    ['silver', 'more', 0, 'beans', silver],
    ['gold', 'more', 0, 'beans', gold],
    ['vip', 'more', 0, 'beans', vip],
    ['no_tea', 'clean', 0, 'beans', lines.some((line) => line.category === 'tea') ? 0 : 37],
    ['monday', 'latte', 0, 'beans', monday ? whole(latte, 300, 'down') : 0],
    ['home_town', 'stars', 0, 'stars', seen.city === 'suzhou' ? 1 : 0],
  ]
  return earnings.filter(([, , , , amount]) => amount > 0)
}

export function earnedByEvent(type: string, attributes: Readonly<Record<string, unknown>>): Earning[] {
  if (type === 'visit') return [['visits', 'daily', 0, 'beans', 2]]
  const stars = attributes['stars'] as number
  return stars >= 3 ? [['reviews', 'thanks', 0, 'beans', stars * 4]] : []
}

/** The order without what was returned: each line by its share, rounded half up, and the part paid in points by the share of the total. */
export function orderWithout(order: Order, returned: readonly number[]): Order {
  const lines = order.lines.flatMap((line, i) => {
    const quantity = line.quantity - returned[i]!
    return quantity === 0 ? [] : [{ ...line, quantity, amount: whole(line.amount * quantity, line.quantity, 'half_up') }]
  })
  if (returned.every((quantity) => quantity === 0)) return order
  const total = sumOf(lines.map((line) => line.amount))
  const paid = order.total === 0 ? 0 : whole((order.total - order.net) * total, order.total, 'half_up')
  return { ...order, lines, total, net: total - paid }
}

/** Sums by currency, in the order in which the currencies first come. */
export function byCurrency(earnings: readonly Earning[]): Map<'beans' | 'stars', number> {
  const sums = new Map<'beans' | 'stars', number>()
  for (const [, , , currency, amount] of earnings) sums.set(currency, (sums.get(currency) ?? 0) + amount)
  return sums
}
