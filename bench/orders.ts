import type { Draft } from '../server/src/intake/submission.ts'

const CATEGORIES = ['latte', 'americano', 'tea', 'bakery', 'merchandise']

/** A basket of five lines, different every time and the same for the same number. */
export function basket(i: number): Extract<Draft, { kind: 'order' }> {
  const lines = Array.from({ length: 5 }, (_, j) => {
    const k = (i * 31 + j * 17) % 97
    return { sku: `SKU-${k}`, quantity: 1 + (k % 3), amount: 800 + k * 37, tags: [], category: CATEGORIES[k % 5]!, brand: '' }
  })
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  const order = { reference: `BENCH-${i}`, total, net: total, lines, channel: i % 3 ? 'till' : 'app', store: `s${i % 40}`, payment: 'wechat' }
  return { kind: 'order', at: null, order }
}
