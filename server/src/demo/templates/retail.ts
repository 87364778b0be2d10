import { zoneOf } from '@perennial/engine/time/zone.ts'
import { lineOf, orderOf, type DemoProduct } from '../basket.ts'
import type { Life } from '../life.ts'
import { birthdayOf, britishName, celebratedOn, emailOf } from '../people.ts'
import { Purse, Tally } from '../purse.ts'
import type { Random } from '../random.ts'
import { momentOn, type Rhythm } from '../rhythm.ts'
import type { DemoMember, DemoTemplate } from '../template.ts'
import { PRODUCTS, STORES } from './retail-data.ts'

const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000]
/** When points of a sale can surely be spent: the return window and a day. */
const MATURE_MS = 37 * DAY_MS

/** Saturdays, and the weeks before Christmas; February is quiet. */
const RHYTHM: Rhythm = {
  zone: zoneOf('Europe/London'),
  weekdays: [0.7, 0.7, 0.8, 0.95, 1.1, 1.65, 1.1],
  months: [1.05, 0.65, 0.8, 0.85, 0.9, 0.9, 0.9, 0.75, 0.9, 0.95, 1.35, 2],
  hours: [
    [9, 2],
    [10, 4],
    [11, 6],
    [12, 7],
    [13, 7],
    [14, 7],
    [15, 7],
    [16, 6],
    [17, 5],
    [18, 4],
    [19, 3],
    [20, 2],
  ],
}

const HABITS: readonly (readonly [number, number])[] = [
  [0.7, 5],
  [0.25, 17],
  [0.1, 38],
  [0.035, 40],
]

/** A department store whose card is old: half of its members were there when the year began. */
export const RETAIL: DemoTemplate = {
  key: 'retail',
  organization: { key: 'pembury', name: 'Pembury & Lane' },
  timeZone: 'Europe/London',
  days: 400,
  doings: 'a year at the department store',
  products: PRODUCTS,
  stores: STORES,
  person,
  live,
}

function person(random: Random, index: number, start: number, now: number): DemoMember {
  const joined = start + (random.chance(0.5) ? 0.08 * random.next() : random.next() * 0.99) * (now - start)
  const [name, birthday] = [britishName(random), birthdayOf(random, 1945, 2004)]
  return {
    identities: [{ kind: 'email', value: emailOf(name, index) }],
    personal: { name, birthday },
    attributes: { home_store: random.pick(STORES).key, ...(random.chance(0.7) && { celebrates_on: celebratedOn(birthday) }) },
    source: random.chance(0.7) ? 'store' : 'web',
    joinedAt: momentOn(random, RHYTHM, joined),
  }
}

interface Customer {
  life: Life
  points: Purse
  stars: Purse
  /** Spent, less what was brought back: it decides the card. */
  spent: Tally
  deliveries: Tally
}

function live(life: Life): void {
  const customer: Customer = { life, points: new Purse(), stars: new Purse(), spent: new Tally(), deliveries: new Tally() }
  let number = 0
  for (const at of life.visits(RHYTHM, life.random.weighted(HABITS), 0.2)) shop(customer, at, `PL-${life.index}-${number++}`)
}

function shop({ life, points, stars, spent, deliveries }: Customer, at: number, reference: string): void {
  const { random, member } = life
  const { month } = RHYTHM.zone.local(at)
  const chosen = Array.from({ length: random.weighted([[1, 6], [2, 4], [3, 3], [4, 1]] as const) }, () => random.weighted(weightsIn(month)))
  const lines = [...new Set(chosen)].map((product) => lineOf(product, product.price < 10_000 && random.chance(0.2) ? 2 : 1))
  const channel = random.weighted([['till', 65], ['web', 25], ['app', 10]] as const)
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  const paid = random.chance(0.45) ? payWithPoints(life, points, at, total, reference) : 0
  const store = channel !== 'till' ? '' : random.chance(0.85) ? String(member.attributes['home_store']) : random.pick(STORES).key
  // Most tills and the app ask for the price, so the offers come off here; the web shop takes off its own.
  const gross = channel === 'app' || (channel === 'till' && random.chance(0.6))
  const order = orderOf(reference, lines, { channel, store, payment: random.pick(['card', 'card', 'apple_pay', 'cash']), paid, ...(gross && { gross }) })
  life.act(at, { kind: 'order', order }, { label: reference })
  if (total > 320_000) life.act(at + DAY_MS, { kind: 'review', award: 0, verdict: 'release', reason: 'checked' }, { about: { label: reference, as: 'award' } })
  const back = total > 320_000 ? null : bringBack(life, lines, at, channel === 'till' ? 0.08 : 0.2, reference)
  if (back === null) {
    points.earn((order.net * 0.85) / 100, at + MATURE_MS, at + 500 * DAY_MS)
    if (month >= 11) stars.earn((order.net * 0.85) / 1000, at, starsEnd(at))
  }
  spent.add(at, order.net * 0.8 - (back ?? 0))
  if (channel === 'web' && spent.between(at - 364 * DAY_MS, at) >= 50_000 && deliveries.between(at - 93 * DAY_MS, at + 1) < 6 && random.chance(0.8)) {
    const about = { label: reference, as: 'order' } as const
    if (life.act(at + MINUTE_MS, { kind: 'benefit', act: 'use', benefit: 'free_delivery' }, { about })) deliveries.add(at)
  }
  if (random.chance(0.05)) {
    const attributes = { sku: random.pick(lines).sku, stars: random.weighted([[5, 6], [4, 4], [3, 1], [1, 1]] as const), with_photo: random.chance(0.3) }
    life.event(at + random.whole(3, 14) * DAY_MS, 'review_published', attributes)
  }
  if (stars.has(at) >= 12 && (month === 12 || month === 1)) {
    const amount = stars.steps(at, 4, 40)
    if (life.act(at + 3 * MINUTE_MS, { kind: 'redeem', currency: 'stars', amount, reason: 'gift_wrap' })) stars.spend(amount, at)
  }
}

/** Points are held while the card is swiped and captured with the sale; now and then somebody thinks better of it. */
function payWithPoints(life: Life, points: Purse, at: number, total: number, reference: string): number {
  const amount = points.steps(at - 5 * MINUTE_MS, 500, total)
  if (amount === 0) return 0
  const label = `${reference} points`
  life.act(at - 5 * MINUTE_MS, { kind: 'hold', currency: 'points', amount, expiresAt: at + 10 * MINUTE_MS }, { label })
  if (life.random.chance(0.06)) return 0
  life.act(at - MINUTE_MS, { kind: 'capture', hold: 0 }, { about: { label, as: 'hold' } })
  points.spend(amount, at)
  return amount
}

/** One thing, or all of it, comes back within the window. Returns what it was worth, or null. */
function bringBack(life: Life, lines: readonly { sku: string; amount: number }[], at: number, chance: number, reference: string): number | null {
  const { random } = life
  if (!random.chance(chance)) return null
  const one = random.pick(lines)
  const whole = random.chance(0.3)
  const about = { label: reference, as: 'order' } as const
  const taken = whole ? null : [{ sku: one.sku, quantity: 1 }]
  life.act(at + random.whole(2, 30) * DAY_MS, { kind: 'return', order: null, lines: taken }, { about })
  return whole ? lines.reduce((sum, line) => sum + line.amount, 0) : one.amount
}

/** Stars are gone with January. */
function starsEnd(at: number): number {
  const { year } = RHYTHM.zone.local(at)
  return Date.UTC(year + 1, 0, 31)
}

const MONTHLY = new Map<number, (readonly [DemoProduct, number])[]>()

function weightsIn(month: number): (readonly [DemoProduct, number])[] {
  const known = MONTHLY.get(month)
  if (known) return known
  const christmas = month >= 11 ? 3 : 1
  const weights = { fashion: 5, beauty: 4, home: 3, food: 3 * christmas, toys: christmas, jewellery: 0.12 * christmas }
  const made = PRODUCTS.map((product) => [product, product.price > 300_000 ? 0.02 : weights[product.category as keyof typeof weights]] as const)
  MONTHLY.set(month, made)
  return made
}
