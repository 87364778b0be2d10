import type { Checkout } from './checkouts.ts'
import type { CouponBook } from './coupons.ts'
import { dayAfterNext, dayAfterPeriod, monthsAfter, type Day } from './days.ts'
import type { Drawing } from './drawing.ts'
import { COINS, purseOf, type Books, type CoinKey, type Held, type Lot, type Member, type Part } from './model.ts'
import type { Coin, Terms } from './terms.ts'

/** One command, as far as time goes. */
export interface Moment {
  member: Member
  /** What the member has adopted. */
  terms: Terms
  /** When it happened, and its local day. */
  at: number
  day: Day
  /** The member's own clock, which never runs back, and its local day. */
  today: Day
  /** When it was heard of. */
  heard: number
  books: Books
  drawing: Drawing
  coupons: CouponBook
  checkouts: ReadonlyMap<string, Checkout>
  /** The version whose campaigns decide what happened then. */
  rules: Terms
  met: Met
  /** What happened inside the command so far, and how deep it is. */
  happened: Happening[]
  depth: number
}

export interface Happening {
  trigger: string
  event: Readonly<Record<string, unknown>>
  depth: number
}

/** How often the run has come by each corner of the program; a corner that is never met is not tested. */
export type Met = Record<string, number>

export const meet = ({ met }: Moment, corner: string): void => void (met[corner] = (met[corner] ?? 0) + 1)

/** The day of what has none: the last that there is. */
const NO_DAY = Date.UTC(9999, 11, 31) / 86_400_000

type Account = 'converted' | 'issued' | 'redeemed' | 'expired' | 'adjusted' | 'in_transit'

/** Points leave the member for an account of the program, or, where `amount` is below zero, come from it. */
export function pay({ books }: Moment, account: Account, coin: CoinKey, amount: number): void {
  books[`${account} ${coin}`] = (books[`${account} ${coin}`] ?? 0) + amount
}

export function usableOn({ pending }: Coin, terms: Terms, day: Day): Day {
  if (pending.policy === 'none') return day
  if (pending.policy === 'event') return NO_DAY
  return day + (pending.policy === 'days' ? pending.days : terms.returnDays + 1)
}

export function goneOn({ expiry }: Coin, day: Day): Day | null {
  switch (expiry.policy) {
    case 'never':
    case 'sliding':
      return null
    case 'span': {
      const end = monthsAfter(day, expiry.months ?? 0) + (expiry.days ?? 0)
      return expiry.end_of ? dayAfterPeriod(end, expiry.end_of) : end
    }
    case 'dates':
      return dayAfterNext(monthsAfter(day, expiry.min_months), expiry.dates)
  }
}

const slides = (terms: Terms, coin: CoinKey): number | null => {
  const { expiry } = terms.currencies[coin]
  return expiry.policy === 'sliding' ? expiry.months : null
}

/** The member was active: wallets that live by activity live on. */
export function touch({ member, terms, today }: Moment): void {
  for (const coin of COINS) if (slides(terms, coin) !== null) member.active[coin] = Math.max(member.active[coin] ?? -Infinity, today)
}

/** The day on which an idle wallet is emptied, or null where it is not. */
export function idleOn(member: Member, terms: Terms, coin: CoinKey): Day | null {
  const months = slides(terms, coin)
  const last = member.active[coin]
  return months === null || last === undefined ? null : monthsAfter(last, months)
}

export function gain(
  moment: Moment,
  from: Account,
  coin: CoinKey,
  amount: number,
  dates: { usable: Day; gone: Day | null },
  sale: number | null,
  waits: Lot['waits'] = null,
): void {
  const { member, terms, today } = moment
  const idle = idleOn(member, terms, coin)
  if (slides(terms, coin) !== null && (idle === null || idle <= today)) member.active[coin] = today
  if (idle !== null && idle <= today) meet(moment, 'idle wallet awakes')
  const n = member.lots.filter((lot) => lot.seq === member.seq).length
  const lot: Lot = {
    seq: member.seq,
    n,
    coin,
    remaining: amount,
    held: 0,
    expired: 0,
    pending: waits !== null || dates.usable > today,
    ...dates,
    ...(waits && { usable: NO_DAY }),
    sale,
    waits,
  }
  member.lots.push(lot)
  pay(moment, from, coin, -amount)
  if (!lot.pending) settle(moment, lot)
}

/** What waited for something else than a day has got it. */
export function letThrough(moment: Moment, lot: Lot): void {
  meet(moment, `let through after waiting for ${lot.waits === 'review' ? 'a review' : 'an event'}`)
  lot.pending = false
  lot.waits = null
  lot.usable = moment.today
  settle(moment, lot)
}

/** What has become available pays debt first, and what is past its end goes. */
export function settle(moment: Moment, lot: Lot): void {
  repay(moment, lot)
  if (lot.gone !== null && lot.gone <= moment.today) expire(moment, lot)
}

function repay(moment: Moment, lot: Lot): void {
  const { member } = moment
  const amount = Math.min(member.debt[lot.coin], lot.remaining - lot.held)
  if (amount > 0) meet(moment, 'debt repaid')
  member.debt[lot.coin] -= amount
  lot.remaining -= amount
}

export function expire(moment: Moment, lot: Lot): void {
  const amount = lot.remaining - lot.held
  lot.remaining -= amount
  lot.expired += amount
  if (amount > 0) meet(moment, 'expired')
  pay(moment, 'expired', lot.coin, amount)
}

/** Soonest gone first, of equals the oldest. */
export const inOrder = (lots: readonly Lot[]): Lot[] =>
  lots.toSorted((a, b) => (a.gone === b.gone ? 0 : (a.gone ?? Infinity) - (b.gone ?? Infinity)) || a.seq - b.seq || a.n - b.n)

export function take(moment: Moment, coin: CoinKey, amount: number, each: (lot: Lot, part: number) => void): void {
  let left = amount
  for (const lot of inOrder(moment.member.lots)) {
    if (lot.coin !== coin || lot.pending) continue
    const part = Math.min(left, lot.remaining - lot.held)
    if (part > 0) each(lot, part)
    left -= part
  }
  if (left !== 0) throw new Error(`the auditor is short of ${left} ${coin}`)
}

export function spend(moment: Moment, to: Account, coin: CoinKey, amount: number): Part[] {
  const parts: Part[] = []
  take(moment, coin, amount, (lot, part) => {
    lot.remaining -= part
    parts.push({ lot, amount: part })
  })
  pay(moment, to, coin, amount)
  return parts
}

/** Sets points aside. */
export function setAside(moment: Moment, hold: Omit<Held, 'seq' | 'parts'>): Part[] {
  const parts: Part[] = []
  take(moment, hold.coin, hold.amount, (lot, part) => {
    lot.held += part
    parts.push({ lot, amount: part })
  })
  moment.member.holds.push({ seq: moment.member.seq, ...hold, parts })
  return parts
}

/** Of a hold, so much is spent, from its first part on; the rest is let go. Returns what was spent. */
export function closeHold(moment: Moment, hold: Held, spent: number): Part[] {
  const gone: Part[] = []
  let left = spent
  for (const { lot, amount } of hold.parts) {
    const part = Math.min(left, amount)
    left -= part
    lot.held -= amount
    lot.remaining -= part
    if (part > 0) gone.push({ lot, amount: part })
    pay(moment, 'redeemed', hold.coin, part)
    if (part < amount && lot.gone !== null && lot.gone <= moment.today) meet(moment, 'let go past its end')
    if (part < amount) settle(moment, lot)
  }
  hold.amount = 0
  hold.parts = []
  return gone
}

/**
 * Points come back to the lots that they left. Those whose end is past get days of grace where the program gives any, in a lot of
 * their own that is like the old one.
 */
export function goHome(moment: Moment, coin: CoinKey, parts: readonly Part[], from: Account): void {
  const { member, terms, today } = moment
  const idle = idleOn(member, terms, coin)
  for (const { lot, amount } of parts) {
    const isOver = (lot.gone !== null && lot.gone <= today) || (idle !== null && idle <= today)
    if (terms.graceDays > 0 && isOver) {
      meet(moment, 'days of grace')
      const gone = slides(terms, coin) === null ? today + terms.graceDays : null
      gain(moment, from, coin, amount, { usable: today, gone }, lot.sale)
      continue
    }
    if (isOver) meet(moment, 'home past its end')
    lot.remaining += amount
    pay(moment, from, coin, -amount)
    settle(moment, lot)
  }
}

/** Takes back what a sale gave. Returns what could not be found. */
export function takeBack(moment: Moment, coin: CoinKey, amount: number, sale: number): number {
  const { member } = moment
  const own = inOrder(member.lots.filter((lot) => lot.sale === sale && lot.coin === coin && lot.waits !== 'review'))
  let left = amount
  for (const lot of own) {
    const part = Math.min(left, lot.remaining - lot.held)
    lot.remaining -= part
    left -= part
  }
  for (const lot of own) {
    const part = Math.min(left, lot.expired)
    lot.expired -= part
    left -= part
    if (part > 0) meet(moment, 'taken back from what had expired')
    pay(moment, 'expired', coin, -part)
  }
  const others = Math.min(left, purseOf(member, coin).available)
  if (others > 0) meet(moment, 'taken back from other lots')
  spend(moment, 'issued', coin, others)
  pay(moment, 'issued', coin, amount - left)
  return left - others
}
