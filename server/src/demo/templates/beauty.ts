import { zoneOf } from '@perennial/engine/time/zone.ts'
import { lineOf, orderOf } from '../basket.ts'
import type { Life } from '../life.ts'
import { birthdayOf, celebratedOn, chinesePhone, chineseWoman } from '../people.ts'
import { Purse, Tally } from '../purse.ts'
import type { Random } from '../random.ts'
import { momentOn, type Rhythm } from '../rhythm.ts'
import type { DemoMember, DemoTemplate } from '../template.ts'
import { takePart } from './beauty-community.ts'
import { PRODUCTS, STORES } from './beauty-data.ts'
import { subscribe } from './beauty-plan.ts'

const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000]

/** Evenings on the phone; 618 in June and Double 11 in November. */
const RHYTHM: Rhythm = {
  zone: zoneOf('Asia/Shanghai'),
  weekdays: [0.9, 0.95, 0.95, 1, 1.1, 1.1, 1],
  months: [0.8, 0.7, 1.1, 0.9, 1, 1.5, 0.85, 0.85, 0.95, 0.95, 1.9, 1],
  hours: [2, 1, 0, 0, 0, 0, 0, 1, 2, 2, 3, 3, 5, 4, 3, 3, 3, 3, 4, 6, 8, 9, 8, 5],
}

const HABITS: readonly (readonly [number, number])[] = [
  [0.5, 6],
  [0.2, 20],
  [0.08, 40],
  [0.03, 34],
]

const SELLING = PRODUCTS.filter(({ price }) => price > 0)

/** A young brand whose customers write about it. */
export const BEAUTY: DemoTemplate = {
  key: 'beauty',
  organization: { key: 'mutang', name: 'Mutang' },
  timeZone: 'Asia/Shanghai',
  days: 400,
  doings: 'orders, reviews and posts of a year',
  products: PRODUCTS,
  stores: STORES,
  person,
  live,
}

function person(random: Random, index: number, start: number, now: number): DemoMember {
  const birthday = birthdayOf(random, 1975, 2007)
  const phone = { kind: 'phone', value: chinesePhone(random, index) } as const
  const wechat = { kind: 'wechat_unionid', value: `oMuTang${String(index * 104_729).padStart(12, '0')}` } as const
  return {
    identities: random.chance(0.6) ? [phone, wechat] : [phone],
    personal: { name: random.chance(0.9) ? chineseWoman(random) : `${chineseWoman(random).slice(0, 1)}先生`, birthday },
    attributes: {
      skin: random.key({ dry: 3, oily: 3, mixed: 4, sensitive: 2 }),
      ...(random.chance(0.8) && { celebrates_on: celebratedOn(birthday) }),
    },
    source: random.key({ mini_program: 6, tmall: 3, store: 1 }),
    joinedAt: momentOn(random, RHYTHM, start + Math.sqrt(random.next()) * 0.98 * (now - start)),
  }
}

/** What a customer of the brand has, and what she did; shared with what she does besides buying. */
export interface Customer {
  life: Life
  points: Purse
  petals: Purse
  growth: Tally
}

function live(life: Life): void {
  const { random, index } = life
  const customer: Customer = { life, points: new Purse(), petals: new Purse(), growth: new Tally() }
  let number = 0
  for (const at of life.visits(RHYTHM, random.weighted(HABITS), 0.25)) buy(customer, at, `MT-${index}-${number++}`)
  takePart(customer, RHYTHM)
  subscribe(life)
}

function buy({ life, points, growth }: Customer, at: number, reference: string): void {
  const { random } = life
  const { month, day } = RHYTHM.zone.local(at)
  const chosen = new Set(Array.from({ length: 1 + random.place([4, 4, 2, 1]) }, () => random.pick(SELLING)))
  const lines = [...chosen].map((product) => lineOf(product, random.chance(0.12) ? 2 : 1))
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  const channel = random.key({ mini_program: 55, tmall: 30, store: 15 })
  const worth = random.chance(0.5) ? points.steps(at - MINUTE_MS, 100, Math.min(2000, total / 10)) : 0
  if (worth > 0 && life.act(at - MINUTE_MS, { kind: 'redeem', currency: 'points', amount: worth, reason: 'order' })) points.spend(worth, at)
  const order = orderOf(reference, lines, {
    channel,
    store: channel === 'store' ? random.pick(STORES).key : '',
    payment: random.key({ wechat: 6, alipay: 4 }),
    paid: worth * 5,
    ...(channel === 'mini_program' && { gross: true, live: month === 6 || month === 11 || (day % 5 === 0 && random.chance(0.5)) }),
  })
  if (!life.act(at, { kind: 'order', order }, { label: reference })) return
  const about = { label: reference, as: 'order' } as const
  const received = channel === 'store' ? at + MINUTE_MS : at + random.whole(2, 7) * DAY_MS
  life.act(received, { kind: 'event', type: 'received', attributes: {} }, { about })
  if (random.chance(0.06)) {
    const back = random.pick(lines)
    life.act(received + random.whole(1, 6) * DAY_MS, { kind: 'return', order: null, lines: [{ sku: back.sku, quantity: 1 }] }, { about })
    return
  }
  points.earn((order.net * 0.87) / 100, received + MINUTE_MS, at + 360 * DAY_MS)
  growth.add(at, (order.net * 0.87) / 100)
  birthdayBox(life, growth, at)
}

/** Blossom and Crown find a box in the parcel once a year. */
function birthdayBox(life: Life, growth: Tally, at: number): void {
  const { joinedAt, personal } = life.member
  const month = Number(personal['birthday']!.slice(5, 7))
  const first = RHYTHM.zone.local(at).month === month && growth.between(at - 30 * DAY_MS, at) === 0
  if (first && at > joinedAt + 31 * DAY_MS && growth.between(at - 360 * DAY_MS, at) >= 3000)
    life.act(at + 2 * MINUTE_MS, { kind: 'benefit', act: 'use', benefit: 'birthday_box' })
}
