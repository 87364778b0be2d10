import type { OrderLine } from '@perennial/engine/decide/command.ts'
import { lineOf, orderOf } from '../basket.ts'
import type { Life } from '../life.ts'
import { birthdayOf, britishName, celebratedOn, emailOf } from '../people.ts'
import { Purse, Tally } from '../purse.ts'
import type { Random } from '../random.ts'
import { momentOn } from '../rhythm.ts'
import type { DemoMember, DemoTemplate } from '../template.ts'
import { PRODUCTS, STORES } from './retail-data.ts'
import { RHYTHM, shelvesIn, starsEnd, starsFall } from './retail-season.ts'

const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000]
/** When points of a sale can surely be spent: the return window and a day. */
const MATURE_MS = 37 * DAY_MS
/** What is left of a price after the best of the offers, at least: of three shirts one is free. */
const AFTER_OFFERS = 0.66
/** Points for more than this wait for somebody to look at them. */
const REVIEWED = 320_000

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
  doings: 'purchases and events of a year',
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

function shop(customer: Customer, at: number, reference: string): void {
  const { life, points, stars, spent } = customer
  const { random, member } = life
  const { month } = RHYTHM.zone.local(at)
  const chosen = Array.from({ length: 1 + random.place([6, 4, 3, 1]) }, () => random.weighted(shelvesIn(month)))
  const lines = [...new Set(chosen)].map((product) => lineOf(product, product.price < 10_000 && random.chance(0.2) ? 2 : 1))
  const channel = random.key({ till: 65, web: 25, app: 10 })
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  const paid = random.chance(0.45) ? payWithPoints(life, points, at, total, reference) : 0
  const store = channel !== 'till' ? '' : random.chance(0.85) ? String(member.attributes['home_store']) : random.pick(STORES).key
  const payment = random.key({ card: 6, apple_pay: 3, cash: 1 })
  // The app and most tills ask for the price, so the offers come off here; the web shop has taken off its own.
  const gross = channel === 'app' || (channel === 'till' && random.chance(0.6))
  const order = orderOf(reference, lines, { channel, store, payment, paid, ...(gross && { gross }) })
  life.act(at, { kind: 'order', order }, { label: reference })
  if (total > REVIEWED) letThrough(life, at, reference)
  const back = total > REVIEWED ? 0 : bringBack(life, lines, at, channel === 'till' ? 0.08 : 0.2, reference)
  const surely = order.net * AFTER_OFFERS
  if (back === 0) {
    points.earn(surely / 100, at + MATURE_MS, at + 500 * DAY_MS)
    if (starsFall(at)) stars.earn(surely / 1000, at, starsEnd(at))
  }
  if (channel === 'web') deliver(customer, at, reference)
  spent.add(at, surely - back)
  if (random.chance(0.05)) write(life, lines, at)
  if (stars.has(at) >= 12 && (month === 12 || month === 1)) {
    const amount = stars.steps(at, 1, 40)
    if (life.act(at + 3 * MINUTE_MS, { kind: 'redeem', currency: 'stars', amount, reason: 'christmas_market' })) stars.spend(amount, at)
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

function letThrough(life: Life, at: number, reference: string): void {
  const act = { kind: 'review', award: 0, verdict: 'release', reason: 'checked' } as const
  life.act(at + 2 * DAY_MS, act, { about: { label: reference, as: 'award' } })
}

/** One thing, or all of it, comes back within the window. Returns what it was worth. */
function bringBack(life: Life, lines: readonly OrderLine[], at: number, chance: number, reference: string): number {
  const { random } = life
  if (!random.chance(chance)) return 0
  const one = random.pick(lines)
  const whole = random.chance(0.3)
  const taken = whole ? null : [{ sku: one.sku, quantity: 1 }]
  life.act(at + random.whole(2, 30) * DAY_MS, { kind: 'return', order: null, lines: taken }, { about: { label: reference, as: 'order' } })
  return whole ? lines.reduce((sum, line) => sum + line.amount, 0) : one.amount
}

/** Silver and above pay nothing for delivery, six times a quarter. */
function deliver({ life, spent, deliveries }: Customer, at: number, reference: string): void {
  if (spent.between(at - 364 * DAY_MS, at) < 50_000 || deliveries.between(at - 93 * DAY_MS, at) >= 6 || !life.random.chance(0.8)) return
  const about = { label: reference, as: 'order' } as const
  if (life.act(at + MINUTE_MS, { kind: 'benefit', act: 'use', benefit: 'free_delivery' }, { about })) deliveries.add(at)
}

function write(life: Life, lines: readonly OrderLine[], at: number): void {
  const { random } = life
  const attributes = { sku: random.pick(lines).sku, stars: 5 - random.place([6, 4, 1, 0, 1]), with_photo: random.chance(0.3) }
  life.event(at + random.whole(3, 14) * DAY_MS, 'review_published', attributes)
}
