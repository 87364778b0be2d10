import { zoneOf } from '@perennial/engine/time/zone.ts'
import { lineOf, orderOf } from '../basket.ts'
import type { Life } from '../life.ts'
import { birthdayOf, chineseName, chinesePhone } from '../people.ts'
import { Purse, Tally } from '../purse.ts'
import type { Random } from '../random.ts'
import { momentOn, type Rhythm } from '../rhythm.ts'
import type { DemoMember, DemoTemplate } from '../template.ts'
import { PRODUCTS, STORES } from './cafe-data.ts'

const [MINUTE_MS, HOUR_MS, DAY_MS] = [60_000, 3_600_000, 86_400_000]

/** Mornings most, lunch next, afternoons after; fewer at weekends, and in the heat they come for ice. */
const RHYTHM: Rhythm = {
  zone: zoneOf('Asia/Shanghai'),
  weekdays: [1.15, 1.1, 1.1, 1.1, 1.15, 0.75, 0.65],
  months: [0.9, 0.75, 1, 1, 1.05, 1.1, 1.15, 1.15, 1.05, 0.9, 1, 0.95],
  hours: [0, 0, 0, 0, 0, 0, 0, 4, 9, 7, 3, 0, 6, 5, 0, 5, 3, 0, 0, 2, 0, 0, 0, 0],
}

/** How often the kinds of guest come, per week, and how many of them there are. */
const HABITS: readonly (readonly [number, number])[] = [
  [2.6, 5],
  [1.0, 15],
  [0.3, 40],
  [0.08, 40],
]

/** A café chain that grows: half of its members joined in the last five months. */
export const CAFE: DemoTemplate = {
  key: 'cafe',
  organization: { key: 'shanshui', name: 'Shanshui Coffee' },
  timeZone: 'Asia/Shanghai',
  days: 365,
  doings: 'visits of a year',
  products: PRODUCTS,
  stores: STORES,
  person,
  live,
}

function person(random: Random, index: number, start: number, now: number): DemoMember {
  const store = random.pick(STORES)
  const joined = start + Math.sqrt(random.next()) * 0.97 * (now - start)
  return {
    identities: [{ kind: 'phone', value: chinesePhone(random, index) }],
    personal: { name: chineseName(random), birthday: birthdayOf(random, 1965, 2005) },
    attributes: { city: store.city, favourite_store: store.key },
    source: random.chance(0.6) ? 'app' : 'till',
    joinedAt: momentOn(random, RHYTHM, joined),
  }
}

interface Guest {
  life: Life
  beans: Purse
  stars: Purse
  growth: Tally
  drinks: Tally
  /** Some check in at most visits, others hardly ever. */
  checksIn: number
  shops: Set<string>
  ownShop: number
}

function live(life: Life): void {
  const { random } = life
  const purses = { beans: new Purse(), stars: new Purse(), growth: new Tally(), drinks: new Tally() }
  const guest: Guest = { life, ...purses, checksIn: random.chance(0.3) ? 0.7 : 0.03, shops: new Set(), ownShop: 0 }
  let visits = 0
  for (const at of life.visits(RHYTHM, random.weighted(HABITS), 0.25)) visit(guest, at, visits++)
}

function visit(guest: Guest, at: number, number: number): void {
  const { life, beans, growth } = guest
  const { random, index } = life
  const order = basketOf(life, `SS-${index}-${number}`, at)
  life.act(at, { kind: 'order', order }, { label: order.reference })
  const mug = order.lines.find((line) => line.category === 'merchandise')
  const back = mug && random.chance(0.15)
  if (back) {
    const lines = [{ sku: mug.sku, quantity: 1 }]
    life.act(at + 3 * DAY_MS, { kind: 'return', order: null, lines }, { about: { label: order.reference, as: 'order' } })
  } else {
    beans.earn(order.net / 100, at, at + 330 * DAY_MS)
    growth.add(at, Math.floor(order.net / 100))
  }
  if (random.chance(0.02)) life.event(at + HOUR_MS, 'review_published', { stars: random.whole(3, 5) })
  if (random.chance(guest.checksIn)) checkIn(guest, at + MINUTE_MS, order.store)
  spend(guest, at + 2 * MINUTE_MS)
}

function checkIn(guest: Guest, at: number, store: string): void {
  const { life, stars, shops } = guest
  if (!life.event(at, 'visit', { store })) return
  const { weekday, hour, minute } = RHYTHM.zone.local(at)
  const minutes = hour * 60 + minute
  let earned = weekday <= 5 && minutes >= 14.5 * 60 && minutes < 17 * 60 ? 1 : 0
  if (store === life.member.attributes['favourite_store'] && ++guest.ownShop % 8 === 0) earned += 2
  if (!shops.has(store) && shops.add(store).size === 5) earned += 5
  stars.earn(earned, at, at + 170 * DAY_MS)
}

/** Beans and stars for drinks, a drink on the birthday, beans for a friend. */
function spend({ life, beans, stars, growth, drinks }: Guest, at: number): void {
  const { random, index } = life
  const wanted = beans.steps(at, 100, 300)
  if (wanted > 0 && random.chance(0.12)) {
    if (life.act(at, { kind: 'redeem', currency: 'beans', amount: wanted, reason: 'coffee' })) beans.spend(wanted, at)
  } else if (stars.has(at) >= 10) {
    if (life.act(at, { kind: 'redeem', currency: 'stars', amount: 10, reason: 'coffee' })) stars.spend(10, at)
  } else if (beans.has(at) >= 150 && random.chance(0.01)) {
    const to = life.other(random.whole(0, index), at)
    if (to !== null && life.act(at, { kind: 'send', currency: 'beans', amount: 50, to: '' }, { to })) beans.spend(50, at)
  }
  const month = Number(life.member.personal['birthday']!.slice(5, 7))
  const { month: thisMonth, year } = RHYTHM.zone.local(at)
  if (month === thisMonth && growth.ofYear(at) >= 650 && drinks.between(year, year + 1) === 0) {
    if (life.act(at + MINUTE_MS, { kind: 'benefit', act: 'use', benefit: 'birthday_drink' })) drinks.add(year)
  }
}

function basketOf({ random, member }: Life, reference: string, at: number): ReturnType<typeof orderOf> {
  const morning = RHYTHM.zone.local(at).hour < 11
  const size = 1 + random.place([5, 4, 2, 1])
  const weights = PRODUCTS.map((product) => [product, weightOf(product.category, morning)] as const)
  const chosen = [...new Set(Array.from({ length: size }, () => random.weighted(weights)))]
  const lines = chosen.map((product) => lineOf(product, product.category !== 'merchandise' && random.chance(0.2) ? 2 : 1))
  const app = random.chance(0.55)
  return orderOf(reference, lines, {
    channel: app ? 'app' : 'till',
    store: random.chance(0.8) ? String(member.attributes['favourite_store']) : random.pick(STORES).key,
    payment: random.chance(0.7) ? 'wechat' : 'alipay',
    dine_in: !app && random.chance(0.5),
  })
}

function weightOf(category: string, morning: boolean): number {
  if (category === 'bakery') return morning ? 4 : 2
  if (category === 'lunch') return morning ? 0.3 : 2
  if (category === 'merchandise') return 0.15
  return category === 'tea' ? (morning ? 1.5 : 3) : 5
}
