import { confirm, price } from './baskets.ts'
import { takeCoupons } from './coupons.ts'
import { happen, perform as doDeed } from './deeds.ts'
import { note, roomOf } from './drawing.ts'
import { earnedByEvent, spentOn, TAKING, type Earned, type Earning, type Seen } from './earnings.ts'
import { no, type Expected, type Of } from './expected.ts'
import { count } from './levels.ts'
import { gain, goneOn, letThrough, meet, spend, touch, usableOn, type Moment } from './lots.ts'
import { purseOf, type CoinKey, type Sold } from './model.ts'
import { countSpent } from './wallets.ts'

/** What the rules see of the member now. */
export function seenBy({ member, rules }: Moment): Seen {
  return {
    level: rules.tier.levels[member.level.index]!.key,
    tags: [...member.tags],
    city: member.city,
    plan: member.plan?.key ?? '',
    coupons: [],
  }
}

export function order(moment: Moment, draft: Of<'order'>): Expected {
  const { member, rules, at } = moment
  if (member.status !== 'active') return no('member_not_active')
  if (draft.reserved !== undefined) return confirm(moment, draft)
  const priced = price(moment, draft.order)
  if (typeof priced === 'string') return no(priced)
  const { payments, coupons } = priced
  touch(moment)
  for (const payment of payments) {
    const { coin, points } = payment
    countSpent(moment, coin, points)
    payment.parts = spend(moment, 'redeemed', coin, points)
    happen(moment, 'redeemed', { currency: coin, amount: points, reason: 'payment' })
    meet(moment, 'order paid in points')
  }
  takeCoupons(moment, coupons, null)
  return book(moment, { ...priced, at, terms: rules, sold: priced.earned.takes, takenAs: member.seq, checkout: null })
}

interface Bought extends Pick<
  Sold,
  'at' | 'terms' | 'order' | 'seen' | 'sold' | 'takenAs' | 'rooms' | 'payments' | 'coupons' | 'checkout'
> {
  earned: Pick<Earned, 'earnings' | 'takes' | 'met'>
}

/** A sale as it was decided is done, kept and counted. */
export function book(
  moment: Moment,
  { earned, at, terms, order: bought, seen, sold, takenAs, rooms, payments, coupons, checkout }: Bought,
): Expected {
  const { member, day } = moment
  const earnings = perform(moment, earned.earnings)
  const returned = bought.lines.map(() => 0)
  const sale = { at, terms, order: bought, seen, sold, takenAs, rooms, payments, coupons, checkout }
  member.sales.push({ seq: member.seq, ...sale, returned, earnings })
  keep(moment, { ...earned, earnings }, member.seq)
  const { metric } = moment.terms.tier
  if (metric === 'spent') count(moment, day, spentOn(bought, earnings))
  if (metric === 'orders') count(moment, day, 1)
  return { refused: null, earnings }
}

export function event(moment: Moment, { type, attributes, order: sale }: Of<'event'>): Expected {
  const { member, rules, at } = moment
  if (member.status !== 'active') return no('member_not_active')
  if (type !== 'visit' && type !== 'review' && type !== 'shipped') return no('unknown_event')
  const earned = earnedByEvent(rules, type, attributes, at, seenBy(moment), roomOf(moment))
  touch(moment)
  const earnings = perform(moment, earned.earnings)
  keep(moment, { ...earned, earnings }, null)
  for (const lot of moment.member.lots)
    if (type === 'shipped' && sale !== undefined && lot.sale === sale && lot.waits === 'event' && lot.remaining > 0) letThrough(moment, lot)
  return { refused: null, earnings }
}

/** Does what is not giving points, one by one, before anything is given. Returns what was done of it. */
export function perform(moment: Moment, earnings: readonly Earning[]): Earning[] {
  return earnings.map((earning) => {
    const [campaign, rule, index, coin, wanted, more] = earning
    const deed = more?.deed
    if (deed) return [campaign, rule, index, coin, wanted > 0 && doDeed(moment, deed) ? 1 : 0, { deed }]
    if (!TAKING.has(campaign) || coin === '') return earning
    const amount = Math.min(wanted, purseOf(moment.member, coin).available)
    if (amount > 0) spend(moment, 'adjusted', coin, amount)
    if (amount > 0) meet(moment, amount < wanted ? 'deducted what there was' : 'deducted')
    return [campaign, rule, index, coin, amount]
  })
}

/** Books what was earned, and what it took of limits. */
function keep(moment: Moment, { earnings, takes, met }: Pick<Earned, 'earnings' | 'takes' | 'met'>, sale: number | null): void {
  for (const corner of met) meet(moment, corner)
  note(moment, moment.member.seq, takes)
  give(moment, earnings, sale)
}

export function give(moment: Moment, earnings: readonly Earning[], sale: number | null): void {
  const { terms, day } = moment
  const given = earnings.filter(([campaign, , , coin, amount]) => amount > 0 && coin !== '' && !TAKING.has(campaign))
  const kinds: { coin: CoinKey; review: boolean; amount: number }[] = []
  for (const [, , , currency, amount, more] of given) {
    const [coin, review] = [currency as CoinKey, more?.review === true]
    const kind = kinds.find((one) => one.coin === coin && one.review === review)
    if (kind) kind.amount += amount
    else kinds.push({ coin, review, amount })
  }
  for (const { coin, review, amount } of kinds) {
    const { pending } = terms.currencies[coin]
    const gone = goneOn(terms.currencies[coin], day)
    const waits = review ? 'review' : pending.policy === 'event' && sale !== null ? 'event' : null
    const usable = pending.policy === 'event' ? day : usableOn(terms.currencies[coin], terms, day)
    gain(moment, 'issued', coin, amount, { usable, gone }, sale, waits)
    if (waits) meet(moment, `waits for ${waits === 'review' ? 'a review' : 'an event'}`)
    if (!review && terms.tier.metric === 'earned' && coin === 'stars') count(moment, day, amount)
  }
}
