import type { Order } from '@perennial/engine/decide/command.ts'
import { Counter, type Room, type Take } from './caps.ts'
import { dayOf, hourOf, weekdayOf } from './days.ts'
import type { Deed } from './deeds.ts'
import { isDiscount, paidFor, type DiscountKey, type Paid } from './discounts.ts'
import { COUPON_OF, type KindKey } from './offers.ts'
import type { Payment } from './payments.ts'
import { standing } from './stacking.ts'
import type { Terms } from './terms.ts'

/** What one rule gave: campaign, rule, number of the effect, currency, amount. */
export type Earning = [campaign: string, rule: string, index: number, currency: 'beans' | 'stars' | '', amount: number, more?: More]

/** What it is, where it is not simply points that are given: something done, or points that wait for a person. */
export interface More {
  deed?: Deed
  review?: true
}

/** What of the member the rules look at, as it was when the sale was made. */
export interface Seen {
  level: string
  tags: readonly string[]
  city: string | undefined
  plan: string
  /** Kinds of the coupons that came with it. */
  coupons: readonly KindKey[]
}

/** An effect of a rule whose conditions hold. */
export interface Fired {
  campaign: string
  rule: string
  index: number
  kind: 'base' | 'bonus' | 'more' | 'compound' | 'deduct' | 'discount' | 'deed'
  coin: 'beans' | 'stars' | ''
  /** The amount; of `more`, what it adds for a hundred. */
  amount: number
  deed?: Deed
}

/** What it comes to, and how much of that is granted. */
export interface Reckoned {
  amount: number
  granted: number
  /** Nothing was wanted, not even an amount of zero. */
  nothing: boolean
}

export interface Earned {
  earnings: Earning[]
  takes: Take[]
  /** By which corners it came. */
  met: string[]
  /** The basket after its discounts, and what is paid in points taken off its lines. */
  paid?: Paid
}

type Rounding = 'down' | 'half_up' | 'half_even'

/** A fraction as a whole number. */
export function whole(numerator: number, denominator: number, rounding: Rounding): number {
  const down = Math.floor(numerator / denominator)
  const twice = (numerator - down * denominator) * 2
  if (rounding === 'down' || twice < denominator) return down
  if (twice > denominator) return down + 1
  return rounding === 'half_up' || down % 2 === 1 ? down + 1 : down
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)
const doing = (campaign: string, rule: string, deed: Deed, index = 0): Fired => ({
  campaign,
  rule,
  index,
  kind: 'deed',
  coin: '',
  amount: 1,
  deed,
})
const points = (campaign: string, rule: string, kind: Fired['kind'], coin: 'beans' | 'stars', amount: number): Fired => ({
  campaign,
  rule,
  index: 0,
  kind,
  coin,
  amount,
})

/**
 * The effects of the rules that an order meets, campaign by campaign, in the order in which the document names them.
 *
 * @param order as it was sent: what conditions look at
 * @param paid the same after discounts: what earns
 */
function firedByOrder(terms: Terms, { total, lines, channel }: Order, { order: paid, off }: Paid, seen: Seen, at: number): Fired[] {
  const { net } = paid
  const [latte, bakery] = ['latte', 'bakery'].map((category) => paid.lines.filter((line) => line.category === category))
  const hasTea = lines.some((line) => line.category === 'tea')
  const hasLatte = lines.some((line) => line.category === 'latte')
  const discount = (campaign: DiscountKey): Fired => ({
    campaign,
    rule: 'off',
    index: 0,
    kind: 'discount',
    coin: '',
    amount: off.get(campaign) ?? 0,
  })
  const monday = weekdayOf(dayOf(terms.zone, at)) === 1 && hourOf(terms.zone, at) < 15
  const fired: (Fired | false)[] = [
    points('everyday', 'beans', 'base', 'beans', whole(net, terms.rate, 'down')),
    points('everyday', 'stars', 'base', 'stars', whole(net, 1000, 'down')),
    channel === 'app' && points('cash_back', 'back', 'base', 'stars', whole(net * 145, 100_000, 'half_up')),
    seen.level === 'silver' && points('silver', 'more', 'more', 'beans', terms.silverPercent),
    seen.level === 'gold' && points('gold', 'more', 'more', 'beans', terms.goldPercent),
    seen.tags.includes('vip') && points('vip', 'more', 'compound', 'beans', 25),
    !hasTea && points('no_tea', 'clean', 'bonus', 'beans', 37),
    monday && hasLatte && points('monday', 'latte', 'bonus', 'beans', whole(sumOf(latte!.map((line) => line.amount)), 300, 'down')),
    seen.city === 'suzhou' && points('home_town', 'stars', 'bonus', 'stars', 1),
    discount('tea_off'),
    total >= 3000 && discount('five_off'),
    discount('half_cheapest'),
    channel === 'till' && points('fee', 'less', 'deduct', 'beans', whole(net, 900, 'down')),
    doing('regular', 'cups', { challenge: 'cups', by: sumOf(lines.map(({ quantity }) => quantity)) }),
    hasTea && doing('first_tea', 'fan', { badge: 'tea_lover' }),
    hasTea && doing('first_tea', 'fan', { tag: 'tea_fan' }, 1),
    seen.plan === 'plus' && points('plus', 'more', 'bonus', 'beans', 3),
    points('by_line', 'bakery', 'bonus', 'stars', sumOf(bakery!.map((line) => whole(line.amount, 700, 'down')))),
    { ...discount('coupon_five'), rule: 'gives' },
    points('coupon_own', 'gives', 'more', 'beans', 100),
    channel === 'app' && points('coupon_live', 'gives', 'bonus', 'beans', 11),
    !lines.some((line) => line.category === 'bakery') && points('coupon_open', 'gives', 'bonus', 'stars', 2),
    total >= 4000 && doing('gifted', 'gives', { coupon: 'own' }),
  ]
  return fired.filter((one) => one !== false && isPresented(one.campaign, seen)) as Fired[]
}

/** Whether the coupon that a campaign asks for came with the basket. */
const isPresented = (campaign: string, { coupons }: Seen): boolean =>
  COUPON_OF[campaign] === undefined || coupons.includes(COUPON_OF[campaign])

type Event = Readonly<Record<string, unknown>>

/** The effects of the rules that an event meets, or something that happened inside the product. */
function firedByEvent(type: string, event: Event, { tags }: Seen): Fired[] {
  const fired: Readonly<Record<string, () => (Fired | false)[]>> = {
    visit: () => [points('visits', 'daily', 'base', 'beans', 2), doing('comes', 'again', { challenge: 'visits', by: 1 })],
    review: () => [(event['stars'] as number) >= 3 && points('reviews', 'thanks', 'base', 'beans', (event['stars'] as number) * 4)],
    challenge_completed: () => [
      points('prize', 'paid', 'base', 'beans', (event['times'] as number) * 5),
      { ...doing('prize', 'paid', { badge: 'achiever' }, 1) },
    ],
    badge_earned: () => [doing('decorated', 'gives', { coupon: 'live' }), points('proud', 'stars', 'bonus', 'stars', 30)],
    redeemed: () => [(event['reason'] === 'payment' || event['reason'] === 'reward') && doing('thanks', 'gives', { coupon: 'five' })],
    tag_added: () => [event['tag'] === 'tea_fan' && points('fan', 'gift', 'bonus', 'beans', 4)],
    tier_changed: () => [event['up'] === true && points('risen', 'bonus', 'bonus', 'beans', tags.includes('vip') ? 40 : 20)],
    balance_changed: () => [
      event['currency'] === 'beans' &&
        (event['before'] as number) < 150 &&
        (event['after'] as number) >= 150 &&
        doing('rich', 'badge', { badge: 'rich' }),
    ],
    benefit_used: () => [event['benefit'] !== 'parking' && points('used', 'stars', 'bonus', 'stars', 2)],
    plan_started: () => [event['trial'] === false && points('welcome', 'beans', 'bonus', 'beans', 10)],
    plan_ended: () => [points('farewell', 'star', 'bonus', 'stars', 1)],
  }
  return (fired[type]?.() ?? []).filter((one) => one !== false)
}

/** What each is worth: base first, then what is added to it, then what is added to both. */
function reckon(fired: readonly Fired[]): Reckoned[] {
  const base = sumOf(fired.map(({ kind, coin, amount }) => (kind === 'base' && coin === 'beans' ? amount : 0)))
  const more = (percent: number): number => whole(base * percent, 100, 'down')
  const added = sumOf(fired.map(({ kind, amount }) => (kind === 'more' ? more(amount) : 0)))
  return fired.map(({ kind, amount }) => {
    const worth = kind === 'more' ? more(amount) : kind === 'compound' ? whole((base + added) * amount, 100, 'half_even') : amount
    return { amount: worth, granted: worth, nothing: kind === 'discount' && worth === 0 }
  })
}

/** The effects under which the rules of an occasion fire, given what discounts take off at most. */
type Firing = (stands: ReadonlySet<string> | null, caps: ReadonlyMap<string, number>) => Fired[]

/** What stands of the effects, and what of it the limits let through. */
function held(terms: Terms, fire: Firing, counting: () => Counter): Earned {
  const all = fire(null, new Map())
  const stands = standing(terms, all, reckon(all))
  const caps = new Map<string, number>()
  const wanted = reckon(fire(stands, caps))
  for (;;) {
    const counter = counting()
    const fired = fire(stands, caps)
    const served = counter.serve(fired, reckon(fired))
    // What a limit took off a discount is paid after all, and earns: all is worked out again with that discount as it was cut.
    const cut = fired.findIndex(({ kind }, i) => kind === 'discount' && served[i]!.granted < served[i]!.amount)
    if (cut >= 0) {
      fired.forEach(({ campaign, kind }, i) => {
        if (kind === 'discount' && served[i]!.granted < served[i]!.amount) caps.set(campaign, served[i]!.granted)
      })
      continue
    }
    const isSomething = (i: number): boolean => served[i]!.amount > 0 || (caps.has(fired[i]!.campaign) && wanted[i]!.amount > 0)
    const earnings = fired.flatMap(({ campaign, rule, index, coin, kind, deed }, i): Earning[] => {
      const { amount, granted } = served[i]!
      const review = coin !== '' && kind !== 'deduct' && amount > terms.hedges.campaigns[campaign]!.reviewAbove
      return isSomething(i) ? [[campaign, rule, index, coin, granted, { ...(deed && { deed }), ...(review && { review }) }]] : []
    })
    if (fired.length < all.length) counter.met.push('set aside')
    if (caps.size > 0) counter.met.push('discount cut')
    return { earnings, takes: counter.takes, met: counter.met }
  }
}

/** What an order earns. */
export function earnedByOrder(terms: Terms, order: Order, seen: Seen, at: number, room: Room): Earned {
  let last: Paid | undefined
  const fire: Firing = (stands, caps) => {
    // Whether a rule fires is asked of the basket as it was sent, so which discounts there are does not depend on any.
    const fired = firedByOrder(terms, order, { order, costs: [], off: new Map() }, seen, at).map(({ campaign }) => campaign)
    const paid = paidFor(terms, order, stands ? fired.filter((campaign) => stands.has(campaign)) : fired, caps)
    last = paid
    return firedByOrder(terms, order, paid, seen, at).filter(({ campaign }) => stands === null || stands.has(campaign))
  }
  const earned = held(terms, fire, () => new Counter(terms, dayOf(terms.zone, at), room, { order }))
  return { ...earned, paid: last! }
}

export function earnedByEvent(terms: Terms, type: string, event: Event, at: number, seen: Seen, room: Room): Earned {
  const fire: Firing = (stands) => firedByEvent(type, event, seen).filter(({ campaign }) => stands === null || stands.has(campaign))
  return held(terms, fire, () => new Counter(terms, dayOf(terms.zone, at), room, { event }))
}

/** What an order counts as spent. */
export function spentOn({ net }: Order, earnings: readonly Earning[]): number {
  return Math.max(0, net - sumOf(earnings.map(([campaign, , , , amount]) => (isDiscount(campaign) ? amount : 0))))
}

/**
 * The order without what was returned: each line by its share, rounded half up. What was paid with the program's points is known
 * line by line; of what was paid in others' it is the share of the total.
 */
export function orderWithout(order: Order, returned: readonly number[], payments: readonly Payment[] = []): Order {
  const lines = order.lines.flatMap((line, i) => {
    const quantity = line.quantity - returned[i]!
    return quantity === 0 ? [] : [{ ...line, quantity, amount: whole(line.amount * quantity, line.quantity, 'half_up') }]
  })
  if (returned.every((quantity) => quantity === 0)) return order
  const total = sumOf(lines.map((line) => line.amount))
  if (payments.length > 0) {
    const paid = sumOf(payments.map((payment) => stillPaid(payment, 'amount', order, returned)))
    return { ...order, lines, total, paid, net: total - paid }
  }
  const paid = order.total === 0 ? 0 : whole((order.total - order.net) * total, order.total, 'half_up')
  return { ...order, lines, total, net: total - paid }
}

/** How much of a payment, in points or money, is for what was not returned. */
export function stillPaid({ byLine }: Payment, what: 'points' | 'amount', { lines }: Order, returned: readonly number[]): number {
  return sumOf(byLine.map((part, i) => whole(part[what] * (lines[i]!.quantity - returned[i]!), lines[i]!.quantity, 'half_up')))
}

/** Whether an earning is points given, and not taken. */
const isGiven = ([campaign]: Earning): boolean => !TAKING.has(campaign)

/** Campaigns that take points away. */
export const TAKING: ReadonlySet<string> = new Set(['fee'])

/** Points given, by currency, in the order in which the currencies first come. */
export function byCurrency(earnings: readonly Earning[]): Map<'beans' | 'stars', number> {
  const sums = new Map<'beans' | 'stars', number>()
  for (const [, , , currency, amount, more] of earnings.filter(isGiven))
    if (currency !== '' && !more?.review) sums.set(currency, (sums.get(currency) ?? 0) + amount)
  return sums
}
