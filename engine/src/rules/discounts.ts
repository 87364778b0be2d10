import type { Order, OrderLine } from '../decide/command.ts'
import type { Effect } from '../decide/decision.ts'
import { allot, scale } from '../numbers/rounding.ts'
import type { DiscountEffect } from '../program/effects.ts'
import { marked, type Working } from './amounts.ts'
import type { Fired } from './award.ts'
import type { Frame } from './code.ts'

export interface Discounts {
  /** The frame with the lines as they are after the discounts: what grants look at. */
  frame: Frame
  /** By place of the fired effect. */
  effects: readonly (Effect | null)[]
}

/**
 * Takes every discount off the basket, one after the other by priority, each from what the one before left. Only a
 * basket that comes with its full prices is discounted: a reported sale has its discounts behind it.
 *
 * @param caps the most that some of them take, by place: what their limits left
 */
export function applyDiscounts(
  fired: readonly Fired[],
  frame: Frame,
  working: Working,
  caps: ReadonlyMap<number, number> = NO_CAPS,
): Discounts | null {
  const order = frame['order'] as Order | undefined
  const places = fired.flatMap(({ effect, campaign }, i) => (effect.kind === 'discount' ? [{ i, effect, campaign }] : []))
  if (places.length === 0 || !order) return null
  if (order['gross'] !== true) {
    for (const { campaign } of places) working.notFired?.push({ campaign: campaign.key, rule: null, because: 'already_priced' })
    return null
  }
  const effects: (Effect | null)[] = fired.map(() => null)
  let lines: readonly OrderLine[] = order.lines
  for (const { i, effect } of places.toSorted((a, b) => b.campaign.priority - a.campaign.priority || a.i - b.i)) {
    const most = Math.min(effect.most, caps.get(i) ?? Infinity)
    const parts = most === 0 ? [] : partsOf({ ...effect, most }, lines, frame)
    const amount = parts.reduce((sum, part) => sum + part, 0)
    if (amount === 0) continue
    lines = lines.map((line, n) => (!parts[n] ? line : { ...line, amount: line.amount - parts[n] }))
    const { campaign, rule, index } = fired[i]!
    effects[i] = marked(
      { campaign: campaign.key, rule: rule.key, index, currency: '', wanted: amount, granted: amount, kind: 'discount', lines: parts },
      working,
    )
  }
  return { frame: { ...frame, order: lessened(order, lines) }, effects }
}

/**
 * The basket that grants look at: after its discounts, and without what is paid in points, which earns nothing. That is
 * spread over the lines by what they cost.
 */
export function earningBasket(discounts: Discounts | null, fired: readonly Fired[], gross: Frame): Discounts | null {
  const frame = discounts?.frame ?? gross
  const order = frame['order'] as Order | undefined
  if (!order?.paid) return discounts
  const costs = order.lines.map((line) => line.amount)
  const parts = allot(Math.min(order.paid, order.total), costs)
  const lines = order.lines.map((line, i) => ({ ...line, amount: line.amount - parts[i]! }))
  return { frame: { ...frame, order: { ...order, lines } }, effects: discounts?.effects ?? fired.map(() => null) }
}

/** The order as its discounts left it. */
export function withoutDiscounts(order: Order, effects: readonly Effect[]): Order {
  const parts = effects.flatMap(({ kind, granted, lines = [] }) => (kind === 'discount' && granted > 0 ? [lines] : []))
  if (parts.length === 0) return order
  return lessened(
    order,
    order.lines.map((line, n) => ({ ...line, amount: line.amount - parts.reduce((sum, part) => sum + (part[n] ?? 0), 0) })),
  )
}

/** With other lines; what was paid in points keeps its share of the total. */
function lessened(order: Order, lines: readonly OrderLine[]): Order {
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  // Paid with points of the program, it is what it is; paid with others', it keeps its share.
  if (order.paid !== undefined) return { ...order, lines, total, net: Math.max(0, total - order.paid) }
  const paid =
    order.total === 0 ? 0 : scale(order.total - order.net, { numerator: BigInt(total), denominator: BigInt(order.total) }, 'half_up')
  return { ...order, lines, total, net: total - paid }
}

const NO_CAPS: ReadonlyMap<number, number> = new Map()

/** What the discount takes off each line. It never takes more than the line costs. */
function partsOf({ of, where, share, amount, most, rounding }: DiscountEffect, lines: readonly OrderLine[], frame: Frame): number[] {
  const admitted = lines.map((line) => {
    if (where === null) return true
    return where({ ...frame, line }) === true
  })
  if (of === 'cheapest') return cheapest(lines, admitted, (price) => Math.min(most, price, share ? scale(price, share, rounding) : amount))
  const bases = lines.map((line, i) => (admitted[i] ? line.amount : 0))
  const base = bases.reduce((sum, value) => sum + value, 0)
  const wanted = Math.min(most, base, share ? scale(base, share, rounding) : amount)
  return allot(wanted, bases)
}

/** One piece of the line whose piece costs least; ties go to the earlier line. */
function cheapest(lines: readonly OrderLine[], admitted: readonly boolean[], off: (price: number) => number): number[] {
  let best = -1
  lines.forEach((line, i) => {
    if (admitted[i] && line.amount > 0 && (best < 0 || pieceOf(line) < pieceOf(lines[best]!))) best = i
  })
  return lines.map((line, i) => (i === best ? off(pieceOf(line)) : 0))
}

const pieceOf = (line: OrderLine): number => Math.floor(line.amount / line.quantity)
