import type { OrderLine } from '@perennial/engine/decide/command.ts'
import { zoneOf } from '@perennial/engine/time/zone.ts'
import { orderOf } from '../basket.ts'
import type { Life } from '../life.ts'
import { Purse, Tally } from '../purse.ts'
import type { Rhythm } from '../rhythm.ts'
import { creditsOf, milesOf, ticketOf, type Habit } from './airline-ticket.ts'

const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000]

/** Holidays in June and December; departures from dawn to midnight. */
export const RHYTHM: Rhythm = {
  zone: zoneOf('Asia/Singapore'),
  weekdays: [1.1, 0.9, 0.9, 1, 1.3, 0.9, 0.9],
  months: [0.95, 0.9, 1, 0.95, 0.9, 1.2, 1.05, 0.9, 0.95, 0.95, 1, 1.3],
  hours: [1, 0, 0, 0, 0, 0, 1, 4, 5, 4, 3, 3, 2, 3, 3, 3, 3, 4, 4, 3, 2, 2, 3, 3],
}

/** A member who flies, stays, and spends miles. */
export class Traveller {
  readonly #life: Life
  readonly #habit: Habit
  readonly #miles = new Purse()
  readonly #hotel = new Purse()
  readonly #vouchers = new Purse()
  readonly #credits = new Tally()
  readonly #lounges = new Tally()
  readonly #sent = new Tally()
  #invited = Infinity

  constructor(life: Life, habit: Habit) {
    this.#life = life
    this.#habit = habit
  }

  /** The very best customers are invited for a year; nobody earns that level. */
  invite(at: number): void {
    const until = RHYTHM.zone.dayOf(at) + 365
    if (this.#life.act(at, { kind: 'standing', set: 'status', level: 'pinnacle', until, reason: 'invitation' })) this.#invited = at
  }

  /** A ticket, there and mostly back, with what comes with the journey. */
  fly(at: number, reference: string): void {
    const { random, member } = this.#life
    const lines = ticketOf(random, this.#habit)
    const total = lines.reduce((sum, line) => sum + line.amount, 0)
    const dollars = Math.min(this.#vouchers.has(at - MINUTE_MS), Math.floor(total / 100))
    if (dollars > 0 && this.#redeem(at - MINUTE_MS, 'vouchers', dollars, 'ticket')) this.#vouchers.spend(dollars, at)
    const order = orderOf(reference, lines, {
      channel: random.key({ web: 6, app: 3, agency: 2 }),
      store: String(member.attributes['home_airport']),
      payment: 'card',
      paid: dollars * 100,
    })
    if (!this.#life.act(at, { kind: 'order', order }, { label: reference })) return
    this.#lounge(at, reference)
    const unflown = lines.length === 2 && random.chance(0.03)
    if (unflown) {
      const back = [{ sku: lines[1]!.sku, quantity: 1 }]
      const about = { label: reference, as: 'order' } as const
      this.#life.act(at + random.whole(5, 30) * DAY_MS, { kind: 'return', order: null, lines: back }, { about })
    }
    for (const line of unflown ? lines.slice(0, 1) : lines) this.#earn(line, at)
    if (random.chance(0.005)) this.#life.act(at + 2 * DAY_MS, { kind: 'adjust', currency: 'miles', amount: 1000, reason: 'late_baggage' })
    if (random.chance(0.2)) this.#stay(at + random.whole(1, 6) * DAY_MS)
    if (random.chance(0.25)) this.#useMiles(at + random.whole(7, 40) * DAY_MS, reference)
  }

  /** A month of the bank's card. */
  cardMonth(at: number, amount: number): void {
    if (this.#life.event(at, 'card_spend', { amount })) this.#miles.earn(Math.min(10_000, amount / 200), at + 3 * DAY_MS)
  }

  /** Miles for the one of the family who plans the holidays. */
  share(planner: number, at: number): void {
    const to = this.#life.other(planner, at)
    if (to === null || this.#miles.has(at) < 8000 || this.#sent.ofYear(at) >= 30_000 || !this.#life.random.chance(0.4)) return
    if (!this.#life.act(at, { kind: 'send', currency: 'miles', amount: 5000, to: '' }, { to })) return
    this.#miles.spend(5000, at)
    this.#sent.add(at, 5000)
  }

  #earn(line: OrderLine, at: number): void {
    this.#miles.earn(milesOf(line) - 1, at + 4 * DAY_MS)
    this.#credits.add(at, creditsOf(line) - 1)
  }

  /** Gold opens the lounge, Silver has two passes. What was earned on this very journey does not count yet. */
  #lounge(at: number, reference: string): void {
    const { random, member } = this.#life
    const years = Math.floor((at - member.joinedAt) / (365 * DAY_MS))
    const begun = member.joinedAt + years * 365 * DAY_MS
    const credits = Math.max(this.#credits.between(begun + DAY_MS, at), this.#credits.between(begun - 364 * DAY_MS, begun - DAY_MS))
    const used = this.#lounges.ofYear(at)
    const gold = credits >= 1500 || (at > this.#invited && at < this.#invited + 360 * DAY_MS)
    const silver = credits >= 500 && credits < 1400 && at < this.#invited
    const benefit = gold && used < 24 ? 'lounge' : silver && used < 2 ? 'lounge_pass' : null
    if (benefit === null || !random.chance(0.8)) return
    const about = { label: reference, as: 'order' } as const
    if (this.#life.act(at + 5 * MINUTE_MS, { kind: 'benefit', act: 'use', benefit }, { about })) this.#lounges.add(at)
  }

  /** A hotel of the partner; its points become miles when there are enough of them. */
  #stay(at: number): void {
    const { random } = this.#life
    const spend = random.whole(1, 5) * random.whole(16_000, 42_000)
    if (!this.#life.event(at, 'hotel_stay', { hotel: random.pick(['lune-bund', 'lune-bangkok', 'lune-paris']), spend })) return
    this.#hotel.earn(spend / 20, at)
    const amount = this.#hotel.steps(at, 3000)
    if (amount === 0 || !this.#convert(at + DAY_MS, 'hotel_points', 'miles', amount)) return
    this.#hotel.spend(amount, at + DAY_MS)
    this.#miles.earn(amount / 3, at + 2 * DAY_MS)
  }

  /** A flight for miles, held until it is ticketed; an upgrade at the counter; or vouchers. */
  #useMiles(at: number, reference: string): void {
    const { random } = this.#life
    const has = this.#miles.has(at)
    const way = random.key({ flight: 5, upgrade: 3, vouchers: 3 })
    const amount = way === 'vouchers' ? this.#miles.steps(at, 5000, 25_000) : [60_000, 35_000, 15_000, 8000].find((price) => price <= has)
    if (!amount) return
    if (way === 'vouchers') {
      if (this.#convert(at, 'miles', 'vouchers', amount)) this.#vouchers.earn((amount / 5000) * 40, at, at + 360 * DAY_MS)
    } else if (way === 'upgrade') this.#redeem(at, 'miles', amount, 'upgrade')
    else {
      const label = `${reference} award`
      this.#life.act(at, { kind: 'hold', currency: 'miles', amount, expiresAt: at + 3 * DAY_MS }, { label })
      if (random.chance(0.9)) this.#life.act(at + DAY_MS, { kind: 'capture', hold: 0 }, { about: { label, as: 'hold' } })
    }
    this.#miles.spend(amount, at)
  }

  #redeem = (at: number, currency: string, amount: number, reason: string): boolean =>
    this.#life.act(at, { kind: 'redeem', currency, amount, reason })

  #convert = (at: number, currency: string, to: string, amount: number): boolean =>
    this.#life.act(at, { kind: 'convert', currency, to, amount })
}
