import type { Order } from '@perennial/engine/decide/command.ts'
import { zoneOf } from '@perennial/engine/time/zone.ts'
import type { Draft } from '../intake/submission.ts'
import { GIVEN, PRODUCTS, STORES, SURNAMES } from './cafe-data.ts'
import { Random } from './random.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const zone = zoneOf('Asia/Shanghai')

export interface DemoMember {
  name: string
  phone: string
  birthday: string
  city: string
  store: string
  joinedAt: number
}

export interface DemoHappening {
  /** Place of the member in the list. */
  member: number
  at: number
  draft: Draft
  /** For a return: the reference of the sale. */
  sale?: string
}

export interface Demo {
  members: DemoMember[]
  /** What they did, in the order in which it happened. */
  happenings: DemoHappening[]
}

/** How often the kinds of guest come, per week, and how many of them there are. */
const HABITS: readonly (readonly [number, number])[] = [
  [2.6, 5],
  [1.0, 15],
  [0.3, 40],
  [0.08, 40],
]

/** A year of a café chain up to `now`: people who join, come in the morning, slow down, return a mug, and check in. */
export function generateCafe(seed: number, now: number, count: number): Demo {
  const random = new Random(seed)
  const start = now - 365 * DAY_MS
  const members = Array.from({ length: count }, (_, i) => memberOf(random, i, start, now))
  const happenings = members.flatMap((member, i) => happeningsOf(random, member, i, now))
  return { members, happenings: happenings.toSorted((a, b) => a.at - b.at) }
}

function memberOf(random: Random, index: number, start: number, now: number): DemoMember {
  const store = random.pick(STORES)
  // The chain grows: half of the members joined in the last five months.
  const joinedAt = start + Math.floor(Math.sqrt(random.next()) * 0.97 * (now - start))
  return {
    name: `${SURNAMES[random.whole(0, SURNAMES.length - 1)]}${random.pick(GIVEN)}`,
    phone: `+861${random.pick(['38', '39', '50', '58', '76', '86'])}${String(10_000_000 + index * 7919)
      .padStart(8, '0')
      .slice(-8)}`,
    birthday: `${random.whole(1965, 2005)}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`,
    city: store.city,
    store: store.key,
    joinedAt,
  }
}

function happeningsOf(random: Random, member: DemoMember, index: number, now: number): DemoHappening[] {
  const rate = random.weighted(HABITS)
  // Some stop coming after a while: the sleeping ones (沉睡会员).
  const until = random.chance(0.25) ? member.joinedAt + random.next() * (now - member.joinedAt) : now
  const found: DemoHappening[] = []
  let day = member.joinedAt
  for (let visit = 0; day < until; visit++) {
    const at = timeOfVisit(random, day)
    if (at < now && at >= member.joinedAt) found.push(...visitOf(random, member, index, visit, at, now))
    day += Math.max(1, random.wait(rate / 7)) * DAY_MS
  }
  return found
}

/** Mornings most, lunch next, afternoons after, fewer at weekends. */
function timeOfVisit(random: Random, day: number): number {
  const hour = random.weighted([
    [7, 4],
    [8, 9],
    [9, 7],
    [10, 3],
    [12, 6],
    [13, 5],
    [15, 5],
    [16, 3],
    [19, 2],
  ])
  return zone.startOf(zone.dayOf(day)) + hour * HOUR_MS + random.whole(0, 3_599_000)
}

function visitOf(random: Random, member: DemoMember, index: number, visit: number, at: number, now: number): DemoHappening[] {
  const order = basketOf(random, member, `SS-${index}-${visit}`, at)
  const found: DemoHappening[] = [{ member: index, at, draft: { kind: 'order', at, order, imported: true } }]
  const add = (delay: number, draft: Draft, sale?: string): void => {
    if (at + delay < now) found.push({ member: index, at: at + delay, draft: { ...draft, at: at + delay }, ...(sale && { sale }) })
  }
  if (random.chance(0.06)) add(60_000, { kind: 'event', type: 'visit', attributes: { store: order.store }, at: null, imported: true })
  if (random.chance(0.02))
    add(HOUR_MS, { kind: 'event', type: 'review_published', attributes: { stars: random.whole(3, 5) }, at: null, imported: true })
  const mug = order.lines.find((line) => line.category === 'merchandise')
  if (mug && random.chance(0.15))
    add(3 * DAY_MS, { kind: 'return', order: null, lines: [{ sku: mug.sku, quantity: 1 }], at: null, imported: true }, order.reference)
  if (visit > 5 && random.chance(0.05))
    add(120_000, {
      kind: 'redeem',
      currency: 'beans',
      amount: random.pick([100, 200, 300]),
      reason: 'free_drink',
      at: null,
      imported: true,
    })
  return found
}

function basketOf(random: Random, member: DemoMember, reference: string, at: number): Order {
  const morning = zone.local(at).hour < 11
  const size = random.weighted([
    [1, 5],
    [2, 4],
    [3, 2],
    [4, 1],
  ])
  const weights = PRODUCTS.map((product) => [product, weightOf(product.category, morning)] as const)
  const chosen = [...new Set(Array.from({ length: size }, () => random.weighted(weights)))]
  const lines = chosen.map((product) => {
    const quantity =
      product.category === 'merchandise'
        ? 1
        : random.weighted([
            [1, 8],
            [2, 2],
          ])
    return {
      sku: product.sku,
      quantity,
      amount: product.price * quantity,
      tags: [],
      category: product.category,
      brand: '',
      margin: product.margin * quantity,
    }
  })
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  const store = random.chance(0.8) ? member.store : random.pick(STORES).key
  return {
    reference,
    total,
    net: total,
    lines,
    channel: random.chance(0.55) ? 'app' : 'till',
    store,
    payment: random.chance(0.7) ? 'wechat' : 'alipay',
  }
}

function weightOf(category: string, morning: boolean): number {
  if (category === 'bakery') return morning ? 4 : 2
  if (category === 'lunch') return morning ? 0.3 : 2
  if (category === 'merchandise') return 0.15
  return category === 'tea' ? (morning ? 1.5 : 3) : 5
}
