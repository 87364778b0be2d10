import { CHALLENGES } from './deeds.ts'
import { changedHedges, drawHedges, hedgeDocument, type Hedges, type Period } from './hedges.ts'
import { changedKinds, drawKinds, kindsDocument, OFFER_TRIGGERS, offerCampaigns, type Kinds } from './offers.ts'
import type { Random } from './random.ts'
import { rightsDocument } from './rights.ts'
import { changedShelf, drawShelf, shelfDocument, type Shelf } from './shelf.ts'

/** What the simulated program promises, in plain terms. The document that is published and the auditor's reckoning are both made from this. */
export interface Terms {
  number: number
  /** In force from, epoch ms. */
  from: number
  zone: string
  lateDays: number
  returnDays: number
  debt: 'owe' | 'write_off' | 'refuse'
  /** Fen for a bean. */
  rate: number
  /** Whether a plan that is called off ends at once. */
  endsAtOnce: boolean
  /** Added to the base for each level of the tier, in percent. */
  silverPercent: number
  goldPercent: number
  currencies: Readonly<Record<'beans' | 'stars', Coin>>
  tier: TierTerms
  hedges: Hedges
  kinds: Kinds
  shelf: Shelf
  /** How long points that come back after their end can still be used. */
  graceDays: number
}

export interface Coin {
  pending: { policy: 'none' } | { policy: 'days'; days: number } | { policy: 'return_window' } | { policy: 'event'; event: 'shipped' }
  expiry: Expiry
  spendable: boolean
  sendable: boolean
  /** What a point is worth, in half fen. */
  halfFen: number
  earnCap: { max: number; period: Period } | null
  spendCap: { max: number; period: Period } | null
  minRedeem: number
  step: number
  /** When it is earned, and when spent; from and to as `MM-DD`, over New Year too. */
  collect: Season | null
  spend: Season | null
  /** What baskets may be paid with it. */
  pay: Pay | null
}

/** So many points pay for so many fen, of at most so many hundredths of a basket. */
export interface Pay {
  points: number
  amount: number
  mostPercent: number
  priority: number
}

export interface Season {
  from: string
  to: string
}

/** What points are changed into, and at which rate. */
export const RATES = { beans: { to: 'stars', give: 10, get: 3 }, stars: { to: 'beans', give: 1, get: 2 } } as const

export type Expiry =
  | { policy: 'never' }
  | { policy: 'span'; days?: number; months?: number; end_of?: 'month' | 'quarter' | 'year' }
  | { policy: 'dates'; dates: readonly string[]; min_months: number }
  | { policy: 'sliding'; months: number }

export interface TierTerms {
  metric: 'earned' | 'spent' | 'orders'
  window: { period: 'lifetime' } | { period: 'calendar_year' } | { period: 'rolling'; months: number }
  downgrade: 'one_step' | 'to_earned' | 'never'
  on_return: 'keep' | 'recompute'
  /** Lowest first. */
  levels: readonly { key: string; reach: number; keep: number }[]
}

const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe'] as const

const PENDING: readonly Coin['pending'][] = [
  { policy: 'none' },
  { policy: 'days', days: 5 },
  { policy: 'return_window' },
  { policy: 'event', event: 'shipped' },
]

const EXPIRIES: readonly Expiry[] = [
  { policy: 'never' },
  { policy: 'span', days: 6 },
  { policy: 'span', days: 40 },
  { policy: 'span', months: 1 },
  { policy: 'span', months: 1, end_of: 'month' },
  { policy: 'span', days: 20, end_of: 'quarter' },
  { policy: 'dates', dates: ['02-29', '06-30', '12-31'], min_months: 1 },
  { policy: 'sliding', months: 1 },
]

const SEASONS: readonly Season[] = [
  { from: '12-20', to: '02-10' },
  { from: '01-05', to: '12-24' },
]

const THRESHOLDS = { earned: [24, 70], spent: [20_000, 60_000], orders: [3, 7] } as const

export function drawTerms(random: Random): Terms {
  const metric = random.pick(['earned', 'spent', 'orders'] as const)
  const [silver, gold] = THRESHOLDS[metric]
  const keep = random.pick([0.1, 0.5, 1])
  const starsSpendable = random.chance(0.8)
  return {
    number: 1,
    from: 0,
    zone: random.pick(ZONES),
    lateDays: 20,
    returnDays: random.pick([7, 14, 40]),
    debt: random.pick(['owe', 'owe', 'write_off', 'refuse'] as const),
    rate: random.pick([3, 100, 150]),
    endsAtOnce: random.chance(0.5),
    silverPercent: 50,
    goldPercent: 100,
    currencies: {
      beans: { ...drawCoin(random), spendable: true, sendable: true },
      stars: { ...drawCoin(random), spendable: starsSpendable, sendable: random.chance(0.5) },
    },
    hedges: drawHedges(random, TRIGGERS),
    kinds: drawKinds(random),
    shelf: drawShelf(random, starsSpendable),
    graceDays: random.pick([0, 0, 3, 10]),
    tier: {
      metric,
      window: random.pick([
        { period: 'lifetime' },
        { period: 'calendar_year' },
        { period: 'rolling', months: 1 },
        { period: 'rolling', months: 2 },
      ] as const),
      downgrade: random.pick(['one_step', 'to_earned', 'never'] as const),
      on_return: random.pick(['keep', 'recompute'] as const),
      levels: [
        { key: 'leaf', reach: 0, keep: 0 },
        { key: 'silver', reach: silver, keep: Math.round(silver * keep) },
        { key: 'gold', reach: gold, keep: Math.round(gold * keep) },
      ],
    },
  }
}

function drawCoin(random: Random): Omit<Coin, 'spendable' | 'sendable'> {
  return {
    pending: random.pick(PENDING),
    expiry: random.pick(EXPIRIES),
    halfFen: random.pick([0, 1, 2, 5]),
    earnCap: random.chance(0.3) ? { max: random.int(20, 400), period: random.pick(['day', 'month', { days: 10 }] as const) } : null,
    spendCap: random.chance(0.3) ? { max: random.int(20, 300), period: random.pick(['day', 'week', { days: 10 }] as const) } : null,
    minRedeem: random.pick([1, 1, 5]),
    step: random.pick([1, 1, 2]),
    collect: random.chance(0.25) ? random.pick(SEASONS) : null,
    spend: random.chance(0.25) ? random.pick(SEASONS) : null,
    pay: random.chance(0.85) ? drawPay(random) : null,
  }
}

const drawPay = (random: Random): Pay => ({
  points: random.pick([1, 3, 10]),
  amount: random.pick([1, 7, 100]),
  mostPercent: random.pick([100, 100, 50, 29]),
  priority: random.int(0, 2),
})

/** The next version: other rates, other dates, levels that take more or less. */
export function changedTerms(terms: Terms, random: Random, from: number): Terms {
  const factor = random.pick([0.7, 1, 1.5])
  const { currencies, tier } = terms
  return {
    ...terms,
    number: terms.number + 1,
    from,
    rate: random.pick([7, 50, 200]),
    goldPercent: random.pick([100, 200]),
    lateDays: random.pick([10, 20]),
    returnDays: random.pick([7, 21]),
    debt: random.pick(['owe', 'write_off', 'refuse'] as const),
    currencies: {
      beans: { ...currencies.beans, pending: random.pick(PENDING), expiry: random.pick(EXPIRIES) },
      stars: { ...currencies.stars, sendable: random.chance(0.5), pay: random.chance(0.5) ? drawPay(random) : currencies.stars.pay },
    },
    hedges: changedHedges(terms.hedges, random),
    kinds: changedKinds(terms.kinds, random),
    shelf: changedShelf(terms.shelf, random),
    graceDays: random.pick([0, 3]),
    tier: {
      ...tier,
      // A little more for each, so that they go on rising however often they are changed.
      levels: tier.levels.map(({ key, reach, keep }, i) => ({
        key,
        reach: Math.floor(reach * factor) + i,
        keep: Math.floor(keep * factor),
      })),
    },
  }
}

const named = (text: string): { en: string } => ({ en: text })

const METRICS = { earned: { earned: 'stars' }, spent: { spent: true }, orders: { orders: true } } as const

/** The terms as a program document. */
export function documentOf(terms: Terms): object {
  const { zone, lateDays, returnDays, debt, currencies, tier, hedges } = terms
  const coins = Object.entries(currencies).map(([key, coin]) => [key, coinDocument(key, coin)])
  const levels = tier.levels.map((level) => ({ ...level, names: named(level.key) }))
  return {
    perennial: 1,
    key: 'cafe',
    names: named('Simulated'),
    settings: {
      time_zone: zone,
      money: { currency: 'CNY', decimals: 2 },
      late_window_days: lateDays,
      return_window_days: returnDays,
      debt,
      refund_grace_days: terms.graceDays,
    },
    currencies: Object.fromEntries(coins) as object,
    events: {
      shipped: { names: named('Shipped') },
      visit: { names: named('Visit'), attributes: { device: { type: 'string' } } },
      review: { names: named('Review'), attributes: { stars: { type: 'int', required: true } } },
    },
    attributes: { city: { type: 'string' } },
    tiers: { status: { names: named('Status'), ...tier, metric: METRICS[tier.metric], levels } },
    budgets: {
      beans_fund: { of: 'points', currency: 'beans', amount: hedges.budgets.beans_fund },
      money_fund: { of: 'money', amount: hedges.budgets.money_fund },
    },
    stacking: Object.fromEntries(Object.entries(hedges.groups).map(([key, mode]) => [key, { mode }])),
    badges: Object.fromEntries(['tea_lover', 'achiever', 'rich'].map((key) => [key, { names: named(key) }])),
    challenges: Object.fromEntries(Object.entries(CHALLENGES).map(([key, challenge]) => [key, { names: named(key), ...challenge }])),
    ...rightsDocument(terms.endsAtOnce),
    coupons: kindsDocument(terms.kinds),
    rewards: shelfDocument(terms.shelf),
    campaigns: campaignsOf(terms),
  }
}

function coinDocument(key: string, { halfFen, earnCap, spendCap, minRedeem, step, collect, spend, pay, ...coin }: Coin): object {
  return {
    names: named(key),
    ...coin,
    value: halfFen / 2,
    ...(earnCap && { earn_cap: earnCap }),
    ...(spendCap && { spend_cap: spendCap }),
    min_redeem: minRedeem,
    redeem_step: step,
    ...(collect && { collect }),
    ...(spend && { spend }),
    ...(pay && { pay: { points: pay.points, amount: pay.amount, most_share: pay.mostPercent / 100, priority: pay.priority } }),
    converts: [RATES[key as keyof typeof RATES]],
  }
}

/** The campaigns, and what sets them off. */
export const TRIGGERS = {
  everyday: 'order',
  cash_back: 'order',
  silver: 'order',
  gold: 'order',
  vip: 'order',
  no_tea: 'order',
  monday: 'order',
  home_town: 'order',
  tea_off: 'order',
  five_off: 'order',
  half_cheapest: 'order',
  fee: 'order',
  regular: 'order',
  first_tea: 'order',
  plus: 'order',
  by_line: 'order',
  visits: 'visit',
  comes: 'visit',
  reviews: 'review',
  prize: 'challenge_completed',
  proud: 'badge_earned',
  fan: 'tag_added',
  risen: 'tier_changed',
  rich: 'balance_changed',
  used: 'benefit_used',
  welcome: 'plan_started',
  farewell: 'plan_ended',
  ...OFFER_TRIGGERS,
} as const

function campaignsOf({ rate, silverPercent, goldPercent, hedges }: Terms): object {
  const grant = (currency: string, amount: string, more: object = {}): object => ({ then: [{ grant: { currency, amount, ...more } }] })
  const on = (trigger: string, when: string | null, rules: object): object => ({
    names: named('A campaign'),
    trigger,
    ...(when && { when }),
    rules,
  })
  const times = (percent: number): object => ({ then: [{ multiply: { currency: 'beans', by: 1 + percent / 100 } }] })
  const campaigns: Record<keyof typeof TRIGGERS, object> = {
    everyday: on('order', null, { beans: grant('beans', `order.net / ${rate}`), stars: grant('stars', 'order.net / 1000') }),
    cash_back: on('order', 'order.channel == "app"', {
      back: grant('stars', 'double(order.net) * 0.00145', { rounding: 'half_up' }),
    }),
    silver: on('order', 'member.tier == "silver"', { more: times(silverPercent) }),
    gold: on('order', 'member.tier == "gold"', { more: times(goldPercent) }),
    vip: on('order', 'member.tags.exists(t, t == "vip")', {
      more: { then: [{ multiply: { currency: 'beans', by: 1.25, compound: true, rounding: 'half_even' } }] },
    }),
    no_tea: on('order', null, { clean: { when: '!order.lines.exists(l, l.category == "tea")', ...grant('beans', '37', { bonus: true }) } }),
    monday: on('order', 'at.weekday == 1 && at.hour < 15', {
      latte: {
        when: 'order.lines.exists(l, l.category == "latte")',
        ...grant('beans', 'order.lines.filter(l, l.category == "latte").map(l, l.amount).sum() / 300', { bonus: true }),
      },
    }),
    home_town: on('order', 'has(member.city) && member.city == "suzhou"', { stars: grant('stars', '1', { bonus: true }) }),
    tea_off: on('order', null, { off: { then: [{ discount: { of: 'lines', where: 'line.category == "tea"', percent: 15 } }] } }),
    five_off: on('order', 'order.total >= 3000', { off: { then: [{ discount: { of: 'order', amount: 500 } }] } }),
    half_cheapest: on('order', null, { off: { then: [{ discount: { of: 'cheapest', percent: 50, most: 800 } }] } }),
    fee: on('order', 'order.channel == "till"', { less: { then: [{ deduct: { currency: 'beans', amount: 'order.net / 900' } }] } }),
    regular: on('order', null, { cups: { then: [{ challenge: { challenge: 'cups', by: 'order.lines.map(l, l.quantity).sum()' } }] } }),
    first_tea: on('order', 'order.lines.exists(l, l.category == "tea")', {
      fan: { then: [{ badge: { badge: 'tea_lover' } }, { tag: { add: ['tea_fan'] } }] },
    }),
    plus: on('order', 'member.plan == "plus"', { more: grant('beans', '3', { bonus: true }) }),
    by_line: on('order', null, {
      bakery: grant('stars', 'line.amount / 700', { each_line: true, where: 'line.category == "bakery"', bonus: true }),
    }),
    ...offerCampaigns(),
    visits: on('visit', null, { daily: grant('beans', '2') }),
    comes: on('visit', null, { again: { then: [{ challenge: { challenge: 'visits' } }] } }),
    reviews: on('review', 'event.stars >= 3', { thanks: grant('beans', 'event.stars * 4') }),
    prize: on('challenge_completed', null, {
      paid: { then: [{ grant: { currency: 'beans', amount: 'event.times * 5' } }, { badge: { badge: 'achiever' } }] },
    }),
    proud: on('badge_earned', null, { stars: grant('stars', '30', { bonus: true }) }),
    fan: on('tag_added', 'event.tag == "tea_fan"', { gift: grant('beans', '4', { bonus: true }) }),
    risen: on('tier_changed', 'event.up', { bonus: grant('beans', '"vip" in member.tags ? 40 : 20', { bonus: true }) }),
    rich: on('balance_changed', 'event.currency == "beans" && event.before < 150 && event.after >= 150', {
      badge: { then: [{ badge: { badge: 'rich' } }] },
    }),
    used: on('benefit_used', 'event.benefit != "parking"', { stars: grant('stars', '2', { bonus: true }) }),
    welcome: on('plan_started', '!event.trial', { beans: grant('beans', '10', { bonus: true }) }),
    farewell: on('plan_ended', null, { star: grant('stars', '1', { bonus: true }) }),
  }
  return Object.fromEntries(
    Object.entries(campaigns).map(([key, campaign]) => [
      key,
      { ...campaign, ...hedgeDocument(hedges.campaigns[key]!, TRIGGERS[key as keyof typeof TRIGGERS]) },
    ]),
  )
}
