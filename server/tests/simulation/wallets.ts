import { takenOn } from './caps.ts'
import { inSeason } from './days.ts'
import { happen } from './deeds.ts'
import { DONE, isCoin, no, type Expected, type Of } from './expected.ts'
import { count } from './levels.ts'
import { closeHold, gain, goneOn, letThrough, meet, pay, setAside, settle, spend, touch, type Moment } from './lots.ts'
import { purseOf, type CoinKey, type Gift, type HeldReward, type Member, type Part } from './model.ts'
import { choose, leaveReward, receiveReward, takeReward } from './rewards.ts'
import { RATES } from './terms.ts'

/** Points are redeemed, set aside or given away. */
export function spendOf(
  moment: Moment,
  draft: Of<'redeem' | 'hold' | 'send'>,
  gifts: Gift[],
  members: ReadonlyMap<string, Member>,
): Expected {
  if (draft.kind === 'hold') return hold(moment, draft)
  const { member, terms } = moment
  const { currency, amount } = draft
  const refused = mayNot(moment, currency, amount, draft.kind)
  if (refused) return no(refused)
  if (!isCoin(currency)) return no('unknown_currency')
  if (draft.kind === 'send' && !terms.currencies[currency].sendable) return no('not_sendable')
  touch(moment)
  if (draft.kind === 'redeem') {
    countSpent(moment, currency, amount)
    redeemed(moment, currency, spend(moment, 'redeemed', currency, amount), draft.reason)
  } else {
    const spent = spend(moment, 'in_transit', currency, amount)
    const parts = spent.map(({ lot: { seq, n, gone }, amount: part }) => ({ seq, n, gone, amount: part }))
    gifts.push({ from: member.id, to: draft.to, coin: currency, parts, state: members.has(draft.to) ? 'under way' : 'refused' })
  }
  return DONE
}

/** Points are set aside, for a reward or for whatever it may be. */
function hold(moment: Moment, { currency, amount, more = [], reward, expiresAt }: Of<'hold'>): Expected {
  const chosen = reward && choose(moment, reward)
  if (typeof chosen === 'string') return no(chosen)
  const wanted = new Map<string, number>()
  for (const part of chosen ? chosen.points : [{ currency, amount }, ...more])
    wanted.set(part.currency, (wanted.get(part.currency) ?? 0) + part.amount)
  for (const [coin, points] of wanted) {
    const refused = mayNot(moment, coin, points, reward ? 'reward' : 'redeem')
    if (refused) return no(refused)
  }
  if (expiresAt <= moment.member.time) return no('hold_in_past')
  touch(moment)
  const held = chosen && takeReward(moment, chosen, reward)
  for (const [n, [coin, points]] of [...wanted].entries())
    setAside(moment, { n, coin: coin as CoinKey, amount: points, until: expiresAt, ...(n === 0 && held && { reward: held }) })
  if (wanted.size > 1) meet(moment, 'two currencies held')
  return DONE
}

/** Points are gone for good, unless they are refunded. */
function redeemed(moment: Moment, coin: CoinKey, parts: readonly Part[], reason: string, reward?: HeldReward): void {
  const { member, day } = moment
  const known = member.spent.find(({ seq }) => seq === member.seq)
  const own = known ?? { seq: member.seq, day, parts: [], back: {}, takes: [] }
  if (!known) member.spent.push(own)
  own.parts.push(...parts.map((part) => ({ ...part, coin })))
  if (reward) own.takes = reward.takes
  const amount = parts.reduce((sum, part) => sum + part.amount, 0)
  happen(moment, 'redeemed', { currency: coin, amount, reason })
}

/** Why points may not be spent that way, or null. */
export function mayNot(moment: Moment, currency: string, amount: number, way: 'redeem' | 'reward' | 'send' | 'convert'): string | null {
  const { member, terms, day } = moment
  if (member.status !== 'active') return 'member_not_active'
  if (!isCoin(currency)) return 'unknown_currency'
  const { spendable, spend: season, minRedeem, step, spendCap } = terms.currencies[currency]
  if (!spendable && way !== 'convert') return 'not_spendable'
  if (season && !inSeason(season, day)) return 'out_of_season'
  if (way === 'redeem' && amount < minRedeem) return 'below_minimum'
  if (way === 'redeem' && amount % step !== 0) return 'not_in_steps'
  if (purseOf(member, currency).available < amount) return 'insufficient_points'
  if ((way !== 'redeem' && way !== 'reward') || !spendCap) return null
  // What is held will count when it is captured.
  const { held } = purseOf(member, currency)
  return amount > spendCap.max - held - takenOn(member.takes, `spend:${currency}`, spendCap.period, day) ? 'cap_reached' : null
}

/** Counts what was spent, on the day on which it was; what comes back is below zero. */
export function countSpent({ member, terms, day }: Moment, coin: CoinKey, amount: number, on = day): void {
  const { spendCap } = terms.currencies[coin]
  if (spendCap) member.takes.push({ name: `spend:${coin}`, day: on, amount, per: 'member', period: spendCap.period, seq: -member.seq })
}

/** Points of one kind into another, at the program's rate. */
export function convert(moment: Moment, { currency, to, amount }: Of<'convert'>): Expected {
  const refused = mayNot(moment, currency, amount, 'convert')
  if (refused) return no(refused)
  if (!isCoin(currency) || !isCoin(to) || RATES[currency].to !== to) return no('no_conversion')
  const { give, get } = RATES[currency]
  if (amount % give !== 0) return no('not_in_steps')
  touch(moment)
  spend(moment, 'converted', currency, amount)
  const gone = goneOn(moment.terms.currencies[to], moment.day)
  gain(moment, 'converted', to, (amount / give) * get, { usable: moment.today, gone }, null)
  meet(moment, 'converted')
  return DONE
}

/** More time for what would end sooner. */
export function extend(moment: Moment, { currency, expiresOn }: Of<'extend'>): Expected {
  if (!isCoin(currency)) return no('unknown_currency')
  const sooner = moment.member.lots.filter(
    ({ coin, remaining, gone }) => coin === currency && remaining > 0 && gone !== null && (expiresOn === null || gone < expiresOn),
  )
  for (const lot of sooner) lot.gone = expiresOn
  if (sooner.length > 0) meet(moment, 'extended')
  return sooner.length > 0 ? DONE : no('unknown_lot')
}

/** A person's word on an award that waits. */
export function judge(moment: Moment, { award, verdict }: Of<'review'>): Expected {
  const { member, terms, day } = moment
  const waiting = member.lots.filter((lot) => lot.seq === award && lot.waits === 'review' && lot.remaining > 0)
  for (const lot of waiting) {
    if (verdict === 'release') {
      if (terms.tier.metric === 'earned' && lot.coin === 'stars') count(moment, day, lot.remaining)
      letThrough(moment, lot)
      continue
    }
    meet(moment, 'award voided')
    pay(moment, 'issued', lot.coin, lot.remaining)
    lot.remaining = 0
  }
  return waiting.length > 0 ? DONE : no('nothing_to_review')
}

export function close(moment: Moment, draft: Of<'capture' | 'release'>): Expected {
  const { member } = moment
  const found = member.holds.filter(({ seq }) => seq === draft.hold)
  if (found.length === 0 || member.baskets.some(({ seq }) => seq === draft.hold)) return no('unknown_hold')
  const open = found.filter(({ amount }) => amount > 0)
  const [first] = open
  if (!first) return no('hold_closed')
  if ((first.reward?.fulfilment ?? null) !== (draft.fulfilment ?? null)) return no('hold_of_reward')
  const part = draft.kind === 'capture' ? draft.amount : undefined
  if (part !== undefined && open.length > 1) return no('several_currencies')
  if (part !== undefined && part > first.amount) return no('over_capture')
  for (const one of open) {
    const { coin, amount, reward } = one
    const spent = closeHold(moment, one, draft.kind === 'release' ? 0 : (part ?? amount))
    if (draft.kind === 'release') {
      leaveReward(moment, one)
      continue
    }
    countSpent(moment, coin, part ?? amount)
    redeemed(moment, coin, spent, reward ? 'reward' : 'hold', reward)
    if (reward) receiveReward(moment, reward)
  }
  return DONE
}

export function adjust(moment: Moment, { currency, amount, expiresOn }: Of<'adjust'>): Expected {
  const { terms, day, member } = moment
  if (!isCoin(currency)) return no('unknown_currency')
  if (amount > 0) {
    const gone = expiresOn === undefined ? goneOn(terms.currencies[currency], day) : expiresOn
    gain(moment, 'adjusted', currency, amount, { usable: day, gone }, null)
    return DONE
  }
  if (purseOf(member, currency).available < -amount) return no('insufficient_points')
  spend(moment, 'adjusted', currency, -amount)
  return DONE
}

/** Back to the lot it left. */
export function comeHome(moment: Moment, { seq, n, amount }: Gift['parts'][number]): void {
  const lot = moment.member.lots.find((l) => l.seq === seq && l.n === n)!
  meet(moment, lot.remaining === 0 ? 'gift home to a closed lot' : 'gift home')
  lot.remaining += amount
  pay(moment, 'in_transit', lot.coin, -amount)
  settle(moment, lot)
}
