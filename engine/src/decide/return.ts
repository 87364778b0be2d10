import { clawBack, owe } from '../ledger/claw-back.ts'
import { credit } from '../ledger/grant.ts'
import type { CompiledVersion } from '../program/compile.ts'
import type { CompiledCounter } from '../program/counters.ts'
import { award, type Awarded } from '../rules/award.ts'
import type { Use } from '../rules/limiting.ts'
import { countedOn } from '../rules/limits.ts'
import type { Meters } from '../rules/occasion.ts'
import { creditMetric } from '../tiers/credit-metric.ts'
import { advance } from './acts.ts'
import { metersOfReturn, metersOfSale } from './basis.ts'
import { restoreUses } from './benefits.ts'
import type { Order, ReturnCommand } from './command.ts'
import { countedOf, type Counted } from './count.ts'
import { returnCoupons, withCouponsOf, withGivingCoupons } from './coupons.ts'
import { refusal, type Basis, type Effect, type Facts, type Refusal, type Sale } from './decision.ts'
import { byCurrency } from './effects.ts'
import { spentOn } from './order.ts'
import { unpay } from './payments.ts'
import { matchNamed, remainingOrder } from './sales.ts'
import type { Turn } from './turn.ts'
import { matchWithoutReceipt } from './without-receipt.ts'

/**
 * What came back is taken off the basket, the rest is decided again with the sale's own inputs, and the difference to
 * the last such decision is posted on today's wallets.
 */
export function decideReturn(turn: Turn, command: ReturnCommand, facts: Facts): Refusal | null {
  const sales = facts.sales ?? []
  const isOpen = (sale: Sale): boolean => inWindow(turn, sale, command)
  const matched = command.order === null ? matchWithoutReceipt(turn, command, sales, isOpen) : matchNamed(command, sales, isOpen)
  if ('code' in matched) return matched
  for (const { sale, returned } of matched.taken) {
    const shortfall = decideAgain(turn, sale, returned)
    if (shortfall) return shortfall
  }
  turn.unmatched.push(...matched.unmatched)
  return null
}

function inWindow(turn: Turn, sale: Sale, command: ReturnCommand): boolean {
  const { zone, settings } = turn.versions.policy
  return command.imported === true || turn.day - zone.dayOf(sale.at) <= settings.return_window_days
}

function decideAgain(turn: Turn, sale: Sale, returned: readonly number[]): Refusal | null {
  const version = turn.versions.all.get(sale.rules)
  if (!version) throw new Error(`the sale was decided by version ${sale.rules}, which is not loaded`)
  const { paid = [] } = sale
  const before = remainingOrder(sale.order, sale.returned, paid)
  const after = remainingOrder(sale.order, returned, paid)
  const then = sale.effects.filter(({ trigger }) => trigger === undefined)
  const { campaigns } = version.document
  // One that an earlier return gave back may be in another basket by now.
  const standing = withCouponsOf(sale.basis, campaigns, then)
  const again = awardAgain(version, sale, turn.before.draw ?? 0)
  const rest = (basis: Basis): Pick<Awarded, 'effects' | 'uses'> => {
    const awarded = again(after, basis)
    return { ...awarded, effects: asTheyWereDone(then, awarded.effects) }
  }
  const { effects, uses } = after.lines.length === 0 ? NOTHING : withGivingCoupons(standing, campaigns, rest)
  // The metrics that counted the sale, on the day on which they did: a program that has since changed its tiers or its
  // time zone must not have taken from it what was never given.
  const counted = turn.versions.all.get(sale.policy) ?? turn.versions.policy
  const day = counted.zone.dayOf(sale.at)
  const uncount = (metric: string, value: number): void => {
    if (counted.setsByMetric.has(metric)) creditMetric(turn, metric, day, value)
  }
  for (const [currency, wanted] of difference(then, effects)) {
    const delta = wanted + underReview(turn, sale, currency, then, effects)
    const short = postDifference(turn, sale, currency, delta, () => raised(then, effects, currency))
    if (short) return short
    uncount(`earned:${currency}`, delta)
  }
  undoActs(turn, then, effects)
  if (sale.coupons) returnCoupons(turn, campaigns, sale.coupons, then, effects)
  unpay(turn, sale, returned)
  if (version.limits) giveBack(turn, again(before, standing).uses, uses)
  if (version.counters.has('order')) {
    const countsOf = (order: Order, of: readonly Effect[]): Counted[] =>
      countedOf(version, { trigger: 'order', at: sale.at, order, basis: sale.basis, draw: 0, meters: null }, of)
    const still = after.lines.length === 0 ? [] : countsOf(after, effects)
    for (const [counter, delta] of countedLess(countsOf(before, then), still)) {
      turn.count(counter.metric, countedOn(counter.period, day), delta)
      uncount(counter.metric, delta)
    }
  }
  uncount('spent', spentOn(after, effects) - spentOn(before, then))
  uncount('orders', after.lines.length === 0 ? -1 : 0)
  if (after.lines.length === 0) restoreUses(turn, sale.seq)
  turn.effects.push(...changes(then, effects))
  turn.saleChanges.push({ seq: sale.seq, returned, effects })
  if (sale.checkout !== undefined) {
    if (after.lines.length === 0) turn.announce('checkout.returned', { checkout: sale.checkout })
    else turn.announce('checkout.partly_returned', { checkout: sale.checkout })
  }
  turn.happen('returned', {
    amount: before.net - after.net,
    quantity: returned.reduce((sum, quantity, i) => sum + quantity - sale.returned[i]!, 0),
    whole: after.lines.length === 0,
    days: Math.max(0, turn.day - day),
  })
  return null
}

/** By how much each counter changes. */
function countedLess(before: readonly Counted[], after: readonly Counted[]): Map<CompiledCounter, number> {
  const deltas = new Map(before.map(({ counter, amount }) => [counter, -amount]))
  for (const { counter, amount } of after) deltas.set(counter, (deltas.get(counter) ?? 0) + amount)
  return deltas
}

/**
 * What limits were taken for and is not needed any more goes back to the day it was taken on. What is left may take more than it did
 * before this return, because an earlier one had given it back, though never more than the sale did.
 */
function giveBack(turn: Turn, before: readonly Use[], after: readonly Use[]): void {
  const amountIn = (uses: readonly Use[], { key, day }: Use): number => uses.find((use) => use.key === key && use.day === day)?.amount ?? 0
  const fresh = after.filter((use) => !before.some(({ key, day }) => key === use.key && day === use.day))
  for (const use of [...before, ...fresh]) {
    const change = amountIn(after, use) - amountIn(before, use)
    if (use.shared) turn.share(use.key, change)
    else turn.count(use.key, use.day, change)
  }
}

/** Of what is not points: deductions and challenge steps go back, a message that was sent or a badge stays. */
function undoActs(turn: Turn, before: readonly Effect[], after: readonly Effect[]): void {
  for (const effect of before) {
    const still = after.find((e) => sameEffect(e, effect))
    const delta = (still?.granted ?? 0) - effect.granted
    if (effect.kind === 'deduct' && delta < 0 && turn.currency(effect.currency)) {
      credit(turn, {
        currency: effect.currency,
        amount: -delta,
        from: 'adjusted',
        usableOn: turn.today,
        expiresOn: turn.currency(effect.currency)!.expiresOn(turn.day),
      })
    }
    if (effect.kind !== 'challenge' || effect.granted === 0) continue
    const by = (of: Effect | undefined): number => (of && of.granted > 0 ? ((of.data as { by?: number } | undefined)?.by ?? 0) : 0)
    if (by(still) !== by(effect)) advance(turn, (effect.data as { challenge: string }).challenge, by(still) - by(effect))
  }
}

const NOTHING: Pick<Awarded, 'effects' | 'uses'> = { effects: [], uses: [] }

/**
 * Decides a basket as the sale was decided. Where what is left would take more of a limit than the whole did, it is
 * decided anew within that; each turn binds one limit more, so it ends.
 */
function awardAgain(
  version: CompiledVersion,
  { at, order, basis: asDecided, shared = {} }: Sale,
  draw: number,
): (basket: Order, basis: Basis) => Awarded {
  const asSold = metersOfSale(asDecided, shared)
  const decided = (basket: Order, basis: Basis, meters: Meters): Awarded =>
    award(version, { trigger: 'order', at, order: basket, basis, meters, draw })
  if (!version.limits) return (basket, basis) => decided(basket, basis, asSold)
  const sold = decided(order, asDecided, asSold).uses
  const taken = (key: string): number => sold.find((use) => use.key === key)?.amount ?? 0
  return (basket, basis) => {
    for (const bounds = new Map<string, number>(); ;) {
      const again = decided(basket, basis, metersOfReturn(asSold, bounds))
      const over = again.uses.filter(({ key, amount }) => amount > taken(key))
      if (over.length === 0) return again
      for (const { key } of over) bounds.set(key, taken(key))
    }
  }
}

/**
 * A return gives points for what is left of the basket, and does nothing else anew: what the sale did not do (a deduction
 * beyond the balance, a badge that was there already) must not count as done, or the next return would undo it. What
 * waits for a person, or has waited, is not given another way meanwhile.
 */
function asTheyWereDone(then: readonly Effect[], now: readonly Effect[]): Effect[] {
  return now.map((effect) => {
    const before = then.find((e) => sameEffect(e, effect))
    const { review: _, ...rest } = effect
    if (before?.review) return { ...rest, review: true, granted: Math.min(effect.granted, before.granted) }
    const isPoints = effect.kind === undefined || effect.kind === 'discount'
    return isPoints ? rest : { ...rest, granted: Math.min(effect.granted, before?.granted ?? 0) }
  })
}

const sameEffect = (a: Effect, b: Effect): boolean => a.campaign === b.campaign && a.rule === b.rule && a.index === b.index

function difference(before: readonly Effect[], after: readonly Effect[]): Map<string, number> {
  const deltas = new Map<string, number>()
  for (const { review, currency } of before) if (review) deltas.set(currency, 0)
  for (const [currency, amount] of byCurrency(before)) deltas.set(currency, -amount)
  for (const [currency, amount] of byCurrency(after)) deltas.set(currency, (deltas.get(currency) ?? 0) + amount)
  return deltas
}

/**
 * What an award that a person has to look at loses. As long as it waits it is taken off what waits, and what was voided is gone
 * already; what was let through is taken back like any other points.
 *
 * @returns what is left to be taken back
 */
function underReview(turn: Turn, sale: Sale, currency: string, before: readonly Effect[], after: readonly Effect[]): number {
  const sum = (effects: readonly Effect[]): number =>
    effects.reduce((total, e) => (e.review && e.currency === currency ? total + e.granted : total), 0)
  const delta = sum(after) - sum(before)
  if (delta === 0) return 0
  const waiting = turn.lots().filter((lot) => lot.sale === sale.seq && lot.currency === currency && lot.waits === 'review')
  if (waiting.length === 0) return delta
  let left = -delta
  for (const lot of waiting) {
    const own = turn.writable(lot)
    const amount = Math.min(left, own.remaining)
    own.remaining -= amount
    left -= amount
    turn.post('pending', 'issued', currency, amount, own)
  }
  return 0
}

/** The effect that gives more for what is left than it gave for all: who pays for it, and when it ends, is said there. */
const raised = (before: readonly Effect[], after: readonly Effect[], currency: string): Effect | undefined =>
  after.find((e) => e.kind === undefined && e.currency === currency && e.granted > (before.find((was) => sameEffect(was, e))?.granted ?? 0))

function postDifference(turn: Turn, sale: Sale, key: string, delta: number, source: () => Effect | undefined): Refusal | null {
  const currency = turn.currency(key)
  if (!currency || delta === 0) return null
  if (delta > 0) {
    const day = turn.versions.policy.zone.dayOf(sale.at)
    const { expires, funder = null, campaign = null } = source() ?? {}
    const ownEnd = expires !== undefined && !currency.document.lifetime
    const dates = { usableOn: currency.usableOn(day), expiresOn: ownEnd ? expires : currency.expiresOn(day, sale.basis.tiers) }
    // What the sale earned may have been let through already by the event that it waited for.
    const through =
      currency.waitsFor === null
        ? undefined
        : turn.lots().find((lot) => lot.sale === sale.seq && lot.currency === key && lot.waits === undefined)
    const own = through ? { usableOn: through.pending ? through.usableOn : turn.today } : { waits: 'event' as const }
    const waits = currency.waitsFor === null ? {} : own
    credit(turn, {
      currency: key,
      amount: delta,
      from: 'issued',
      ...dates,
      sale: sale.seq,
      version: sale.rules,
      campaign,
      funder,
      ...waits,
    })
    return null
  }
  const missing = clawBack(turn, key, -delta, (lot) => lot.sale === sale.seq)
  const policy = turn.versions.policy.settings.debt
  if (missing > 0 && policy === 'refuse') return refusal('insufficient_points', { currency: key, needed: -delta, have: -delta - missing })
  if (missing > 0) owe(turn, key, missing, policy === 'write_off' ? 'write_off' : 'owe')
  turn.announce('points.reversed', { currency: key, amount: -delta })
  return null
}

/** Effects of the return itself: by how much each effect of the sale changed. */
function changes(before: readonly Effect[], after: readonly Effect[]): Effect[] {
  const changed = before.map((e) => {
    const granted = (after.find((now) => sameEffect(now, e))?.granted ?? 0) - e.granted
    const { lines: _, cut: __, ...rest } = e
    return { ...rest, wanted: granted, granted }
  })
  return [...changed, ...after.filter((e) => !before.some((then) => sameEffect(then, e)))].filter((e) => e.granted !== 0)
}
