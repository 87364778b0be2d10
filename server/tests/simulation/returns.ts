import type { Order, ReturnCommand, ReturnLine } from '@perennial/engine/decide/command.ts'
import type { Take } from './caps.ts'
import { moveCheckout } from './checkouts.ts'
import { givingBy, returnCoupons, withGiving } from './coupons.ts'
import { dayOf } from './days.ts'
import { stepBack } from './deeds.ts'
import { giveBack, note } from './drawing.ts'
import { byCurrency, earnedByOrder, orderWithout, spentOn, TAKING, type Earned, type Earning } from './earnings.ts'
import type { Expected } from './expected.ts'
import { count } from './levels.ts'
import { gain, goneOn, meet, pay, takeBack, usableOn, type Moment } from './lots.ts'
import type { CoinKey, Sold } from './model.ts'
import { unpay } from './payments.ts'

type Returning = Pick<ReturnCommand, 'order' | 'lines'>

/**
 * A return: what came back is taken off the basket, the rest earns anew what it would have earned at the time, and the
 * difference is given or taken.
 *
 * @param reference of the sale; one that the member has not is a sale that does not exist
 */
export function takeReturn(moment: Moment, { order, lines }: Returning, at: number, reference: string | null): Expected {
  const seq = reference === null ? order : (moment.member.sales.find((sale) => sale.order.reference === reference)?.seq ?? 0)
  const found = seq === null ? matched(moment, lines ?? [], at) : named(moment, seq, lines)
  if (typeof found === 'string') return { refused: found }
  // Tried on a copy first, because it is refused whole.
  const trial = structuredClone({ moment, found })
  for (const [sale, returned] of trial.found)
    if (decideAgain(trial.moment, sale, returned) === null) return { refused: 'insufficient_points' }
  return { refused: null, earnings: [...found].flatMap(([sale, returned]) => decideAgain(moment, sale, returned)!) }
}

const inWindow = (moment: Moment, sale: Sold): boolean => moment.day - dayOf(moment.terms.zone, sale.at) <= moment.terms.returnDays

function named(moment: Moment, seq: number, lines: readonly ReturnLine[] | null): Map<Sold, number[]> | string {
  const sale = moment.member.sales.find((s) => s.seq === seq)
  if (!sale) return 'no_sale'
  if (!inWindow(moment, sale)) return 'return_window_closed'
  const returned = [...sale.returned]
  if (lines === null) sale.order.lines.forEach((line, i) => (returned[i] = line.quantity))
  for (const line of lines ?? []) if (takeOff(sale, returned, line, line.quantity) > 0) return 'over_return'
  return same(returned, sale.returned) ? 'over_return' : new Map([[sale, returned]])
}

/** Without a receipt: the latest sales first. What matches nothing is left over, and no reason to refuse the rest. */
function matched(moment: Moment, lines: readonly ReturnLine[], at: number): Map<Sold, number[]> | string {
  const sales = moment.member.sales.filter((sale) => sale.at <= at && inWindow(moment, sale))
  const latest = sales.toSorted((a, b) => b.at - a.at || b.seq - a.seq)
  const found = new Map(latest.map((sale) => [sale, [...sale.returned]]))
  for (const line of lines) {
    let left = line.quantity
    for (const [sale, returned] of found) left = takeOff(sale, returned, line, left)
  }
  for (const [sale, returned] of found) if (same(returned, sale.returned)) found.delete(sale)
  return found.size === 0 ? 'no_sale' : found
}

const same = (a: readonly number[], b: readonly number[]): boolean => a.every((value, i) => value === b[i])

/** Takes as much of a line off a sale as there is, and returns how much is left to be found. */
function takeOff({ order }: Sold, returned: number[], { sku, quantity, amount }: ReturnLine, wanted: number): number {
  let left = wanted
  order.lines.forEach((line, i) => {
    if (line.sku !== sku || (amount !== undefined && line.amount * quantity !== amount * line.quantity)) return
    const part = Math.min(left, line.quantity - returned[i]!)
    returned[i]! += part
    left -= part
  })
  return left
}

/** By how much each earning of the sale changed; null where the points cannot be taken back. */
function decideAgain(moment: Moment, sale: Sold, returned: number[]): Earning[] | null {
  const { terms } = moment
  const before = orderWithout(sale.order, sale.returned, sale.payments)
  const after = orderWithout(sale.order, returned, sale.payments)
  const { earnings, takes } = after.lines.length === 0 ? { earnings: [], takes: [] } : restOf(moment, sale, after)
  const day = dayOf(terms.zone, sale.at)
  const [had, has] = [byCurrency(sale.earnings), byCurrency(earnings)]
  for (const coin of new Set([...waitingOf(sale.earnings).keys(), ...had.keys(), ...has.keys()])) {
    const change = (has.get(coin) ?? 0) - (had.get(coin) ?? 0) + underReview(moment, sale, coin, earnings)
    if (change < 0 && !takeAway(moment, coin, -change, sale.seq)) return null
    if (change > 0) giveMore(moment, coin, change, sale)
    if (terms.tier.metric === 'earned' && coin === 'stars') count(moment, day, change)
  }
  for (const earning of sale.earnings) undo(moment, earning, earnings)
  returnCoupons(moment, sale.coupons, givingBy(sale.earnings), givingBy(earnings))
  unpay(moment, sale, returned)
  if (terms.tier.metric === 'spent') count(moment, day, spentOn(after, earnings) - spentOn(before, sale.earnings))
  if (terms.tier.metric === 'orders' && after.lines.length === 0) count(moment, day, -1)
  const changes = changesOf(sale.earnings, earnings)
  // What the rest of the basket takes of limits stands in the place of what all of it took.
  giveBack(moment, sale.takenAs)
  note(moment, sale.takenAs, takes)
  sale.returned = returned
  sale.earnings = earnings
  moveCheckout(moment, sale.checkout, after.lines.length === 0 ? 'returned' : 'partly_returned')
  return changes
}

/** What of the earnings is for a person to look at, by currency. */
function waitingOf(earnings: readonly Earning[]): Map<CoinKey, number> {
  const sums = new Map<CoinKey, number>()
  for (const [, , , coin, amount, more] of earnings) if (coin !== '' && more?.review) sums.set(coin, (sums.get(coin) ?? 0) + amount)
  return sums
}

/** An award loses what still waits of it; what was let through is to be taken back, which is returned; what was voided is gone. */
function underReview(moment: Moment, sale: Sold, coin: CoinKey, earnings: readonly Earning[]): number {
  const change = (waitingOf(earnings).get(coin) ?? 0) - (waitingOf(sale.earnings).get(coin) ?? 0)
  const lots = moment.member.lots.filter((lot) => lot.sale === sale.seq && lot.coin === coin && lot.waits === 'review')
  if (lots.length === 0) return change
  let left = -change
  for (const lot of lots) {
    const part = Math.min(left, lot.remaining)
    if (part > 0) meet(moment, 'taken back while it waited for a review')
    lot.remaining -= part
    left -= part
    pay(moment, 'issued', coin, part)
  }
  return 0
}

function giveMore(moment: Moment, coin: CoinKey, amount: number, sale: Sold): void {
  const { terms, member, today } = moment
  meet(moment, 'a return that earns')
  const { pending } = terms.currencies[coin]
  const day = dayOf(terms.zone, sale.at)
  const through = member.lots.some((lot) => lot.sale === sale.seq && lot.coin === coin && !lot.pending)
  const usable = pending.policy === 'event' ? today : usableOn(terms.currencies[coin], terms, day)
  const waits = pending.policy === 'event' && !through ? 'event' : null
  gain(moment, 'issued', coin, amount, { usable, gone: goneOn(terms.currencies[coin], day) }, sale.seq, waits)
}

/** What the rest of the basket earns. A coupon that the sale had no use for, or that a return gave back, gives nothing. */
function restOf(moment: Moment, sale: Sold, order: Order): Earned {
  const { seen, earnings: then } = sale
  const { earned } = withGiving({ ...seen, coupons: seen.coupons.filter((kind) => givingBy(then).has(kind)) }, (own) => {
    const again = earnedAgain(moment, { ...sale, seen: own }, order)
    return { ...again, earnings: again.earnings.map((earning) => notMore(then, earning)) }
  })
  return earned
}

/** The same with as much left of each limit as the sale found, and never taking more than it took. */
function earnedAgain(moment: Moment, { terms, seen, at, sold, rooms }: Sold, order: Order): Earned {
  const sum = (takes: readonly Take[], name: string): number =>
    takes.filter((taken) => taken.name === name).reduce((total, { amount }) => total + amount, 0)
  const bound = new Map(rooms)
  for (;;) {
    const earned = earnedByOrder(terms, order, seen, at, ({ name }) => bound.get(name) ?? 0)
    const over = earned.takes.filter(({ name, per }) => per !== 'order' && sum(earned.takes, name) > sum(sold, name))
    if (over.length === 0) return earned
    meet(moment, 'a return that would take more of a limit')
    for (const { name } of over) bound.set(name, sum(sold, name))
  }
}

/** A return takes no points away that its sale did not, and does nothing that it had not done. */
function notMore(before: readonly Earning[], earning: Earning): Earning {
  const [campaign, rule, index, coin, amount, more] = earning
  const then = before.find((one) => nameOf(one) === nameOf(earning))
  // What waits for a person, or has waited, goes on as that; what did not is not held up by a return.
  const review = then?.[5]?.review === true
  if (!TAKING.has(campaign) && !more?.deed && !review) return [campaign, rule, index, coin, amount]
  const had = then?.[4] ?? 0
  return [campaign, rule, index, coin, Math.min(amount, had), { ...(more?.deed && { deed: more.deed }), ...(review && { review }) }]
}

/** What was taken away and would not have been comes back as new points; steps of a challenge are taken back. */
function undo(moment: Moment, earning: Earning, now: readonly Earning[]): void {
  const [campaign, , , coin, had, more] = earning
  const deed = more?.deed
  const still = now.find((one) => nameOf(one) === nameOf(earning))
  if (deed && 'challenge' in deed && had > 0) {
    const left = still && still[4] > 0 ? (still[5]!.deed as typeof deed).by : 0
    if (left < deed.by) meet(moment, 'steps taken back')
    if (left < deed.by) stepBack(moment, deed.challenge, deed.by - left)
  }
  if (!TAKING.has(campaign) || coin === '') return
  const amount = had - (still?.[4] ?? 0)
  if (amount === 0) return
  meet(moment, 'a deduction undone')
  gain(moment, 'adjusted', coin, amount, { usable: moment.today, gone: goneOn(moment.terms.currencies[coin], moment.day) }, null)
}

const nameOf = ([campaign, rule, index]: Earning): string => `${campaign} ${rule} ${index}`

function changesOf(before: readonly Earning[], after: readonly Earning[]): Earning[] {
  const then = new Map(before.map((earning) => [nameOf(earning), earning]))
  const now = new Map(after.map((earning) => [nameOf(earning), earning]))
  return [...new Map([...then, ...now]).entries()].flatMap(([name, [campaign, rule, index, coin]]): Earning[] => {
    const change = (now.get(name)?.[4] ?? 0) - (then.get(name)?.[4] ?? 0)
    return change === 0 ? [] : [[campaign, rule, index, coin, change]]
  })
}

function takeAway(moment: Moment, coin: CoinKey, amount: number, sale: number): boolean {
  const missing = takeBack(moment, coin, amount, sale)
  if (missing > 0 && moment.terms.debt === 'refuse') return false
  if (missing > 0) meet(moment, moment.terms.debt === 'owe' ? 'owed' : 'written off')
  if (moment.terms.debt === 'owe') moment.member.debt[coin] += missing
  else pay(moment, 'adjusted', coin, -missing)
  pay(moment, 'issued', coin, missing)
  return true
}
