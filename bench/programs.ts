import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A program document, as it would be applied. */
export type Document = Record<string, any>

const read = (path: string): Document => parse(readFileSync(new URL(`../examples/${path}`, import.meta.url), 'utf8')) as Document

/** Two currencies for an order, three tiers over a rolling year, six campaigns on orders and as many on other things. */
export const cafe = (): Document => read('programs/cafe.yaml')

/** One currency, a point a pound, double from a hundred. */
export const retail = (): Document => read('online-retail/program.yaml')

/**
 * A chain with `count` live campaigns on orders, and those on visits and reviews beside: the café's own six, and for the
 * rest what such chains run. Ten or so meet any one order. Of a hundred: 24 single products, 24 stores with a least spend, 14 categories on a weekday,
 * 9 for a tier, 9 happy hours, 5 for the app, 5 least spends, 4 brands.
 */
export function withCampaigns(count: number): Document {
  const document = cafe()
  const onOrders = Object.values<Document>(document['campaigns']).filter(({ trigger }) => trigger === 'order').length
  for (let i = 0; i < count - onOrders; i++) {
    const amount = String(5 + (i % 20))
    const bonus = { when: conditionOf(i), then: [{ grant: { currency: 'beans', amount, bonus: true } }] }
    document['campaigns'][`c${i}`] = { names: { en: `Campaign ${i}`, zh: `活动${i}` }, trigger: 'order', rules: { bonus } }
  }
  return document
}

const CATEGORIES = ['latte', 'americano', 'tea', 'bakery', 'merchandise']

/** In runs of nineteen, so that ten campaigns are the same mix as a hundred. */
function conditionOf(i: number): string {
  const round = Math.floor(i / 19)
  const kind = 'PSCPSTPSHPSCAPSLTHB'[i % 19]
  switch (kind) {
    case 'P':
      return `order.lines.exists(l, l.sku == "SKU-${(i * 13) % 97}")`
    case 'S':
      return `order.store == "s${(i * 7) % 40}" && order.net >= ${1000 + 500 * (i % 8)}`
    case 'C':
      return `at.weekday == ${1 + (i % 7)} && order.lines.exists(l, l.category == "${CATEGORIES[(i + round) % 5]}" && l.quantity >= 2)`
    case 'T':
      return `member.tier == "${i % 2 ? 'gold' : 'silver'}" && order.net >= ${2000 + 500 * (i % 6)}`
    case 'H':
      return `at.hour >= ${8 + (i % 12)} && at.hour < ${10 + (i % 12)} && order.payment == "wechat"`
    case 'A':
      return `order.channel == "app" && order.lines.filter(l, l.category == "latte").map(l, l.amount).sum() >= ${1000 + 300 * round}`
    case 'L':
      return `order.net >= ${3000 + 1000 * round}`
    default:
      return `order.lines.exists(l, l.brand == "Brand ${round}")`
  }
}
