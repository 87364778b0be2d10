import type { Order } from '@perennial/engine/decide/command.ts'

const CATEGORIES = ['latte', 'americano', 'tea', 'bakery', 'merchandise']
const BASKETS = 4850

function linesOf(i: number): Order['lines'] {
  return Array.from({ length: 5 }, (_, j) => {
    const k = (i * 31 + j * 17 + (i % 7) * j) % 97
    return {
      sku: `SKU-${k}`,
      quantity: 1 + (k % 3),
      amount: 350 + k * 11,
      tags: [],
      category: CATEGORIES[k % 5]!,
      brand: k % 9 === 0 ? `Brand ${k % 4}` : '',
    }
  })
}

/** Baskets of five lines and some 43 yuan, made before the clock runs; an order is one of them under a number of its own. */
const LINES = Array.from({ length: BASKETS }, (_, i) => linesOf(i))
const TOTALS = LINES.map((lines) => lines.reduce((sum, line) => sum + line.amount, 0))

/** The order of this number, always the same. */
export function orderOf(i: number, reference = `BENCH-${i}`): Order {
  const basket = i % BASKETS
  const total = TOTALS[basket]!
  return {
    reference,
    total,
    net: total,
    lines: LINES[basket]!,
    channel: i % 3 ? 'till' : 'app',
    store: `s${i % 40}`,
    payment: i % 2 ? 'wechat' : 'card',
  }
}
