import { clawBack, owe } from '../ledger/claw-back.ts'
import { credit } from '../ledger/grant.ts'
import { award } from '../rules/award.ts'
import type { Use } from '../rules/limiting.ts'
import { countedOn } from '../rules/limits.ts'
import type { Occasion } from '../rules/occasion.ts'
import { creditMetric } from '../tiers/credit-metric.ts'
import { advance } from './acts.ts'
import { metersOfSale } from './basis.ts'
import { restoreUses } from './benefits.ts'
import type { Order, ReturnCommand } from './command.ts'
import { countedOf } from './count.ts'
import { refusal, type Effect, type Facts, type Refusal, type Sale } from './decision.ts'
import { matchReturn, remainingOrder } from './sales.ts'
import type { Turn } from './turn.ts'

/**
 * What came back is taken off the basket, the rest is decided again with the sale's own inputs, and the difference to
 * the last such decision is posted on today's wallets.
 */
export function decideReturn(turn: Turn, command: ReturnCommand, facts: Facts): Refusal | null {
  const sales = facts.sales ?? []
  const matched = matchReturn(command, sales, (sale) => inWindow(turn, sale, command))
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
  const before = remainingOrder(sale.order, sale.returned)
  const after = remainingOrder(sale.order, returned)
  const meters = metersOfSale(sale.basis, sale.shared ?? {})
  const of = (order: Order): Occasion => ({ trigger: 'order', at: sale.at, order, basis: sale.basis, meters, draw: turn.before.draw ?? 0 })
  const { effects, uses } = after.lines.length === 0 ? { effects: [], uses: [] } : award(version, of(after))
  const then = sale.effects.filter(({ trigger }) => trigger === undefined)
  // The metrics that counted the sale, on the day on which they did: a program that has since changed its tiers or its
  // time zone must not have taken from it what was never given.
  const counted = turn.versions.all.get(sale.policy) ?? turn.versions.policy
  const day = counted.zone.dayOf(sale.at)
  const uncount = (metric: string, value: number): void => {
    if (counted.setsByMetric.has(metric)) creditMetric(turn, metric, day, value)
  }
  const changed = changes(then, effects)
  const given = changed.filter((effect) => !(effect.review && effect.granted < 0 && withdrawn(turn, sale.seq, effect)))
  for (const [currency, delta] of difference(given)) {
    const short = postDifference(turn, sale, currency, delta)
    if (short) return short
    uncount(`earned:${currency}`, delta)
  }
  undoActs(turn, then, effects)
  if (version.limits) giveBack(turn, award(version, of(before)).uses, uses)
  if (version.counters.has('order')) {
    const still = after.lines.length === 0 ? [] : countedOf(version, of(after), effects)
    for (const { counter, amount } of countedOf(version, of(before), then)) {
      const delta = (still.find((c) => c.counter === counter)?.amount ?? 0) - amount
      turn.count(counter.metric, countedOn(counter.period, day), delta)
      uncount(counter.metric, delta)
    }
  }
  uncount('spent', after.net - off(effects) - (before.net - off(then)))
  uncount('orders', after.lines.length === 0 ? -1 : 0)
  if (after.lines.length === 0) restoreUses(turn, sale.seq)
  turn.effects.push(...changed)
  turn.saleChanges.push({ seq: sale.seq, returned, effects })
  turn.happen('returned', {
    amount: before.net - after.net,
    quantity: returned.reduce((sum, quantity, i) => sum + quantity - sale.returned[i]!, 0),
    whole: after.lines.length === 0,
    days: Math.max(0, turn.day - day),
  })
  return null
}

const off = (effects: readonly Effect[]): number =>
  effects.reduce((sum, { kind, granted }) => (kind === 'discount' ? sum + granted : sum), 0)

/** What limits were taken for and is not needed any more. It goes back to the day it was taken on. */
function giveBack(turn: Turn, before: readonly Use[], after: readonly Use[]): void {
  for (const { key, day, amount, shared } of before) {
    const still = after.find((use) => use.key === key && use.day === day)?.amount ?? 0
    if (shared) turn.share(key, still - amount)
    else turn.count(key, day, still - amount)
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

const sameEffect = (a: Effect, b: Effect): boolean => a.campaign === b.campaign && a.rule === b.rule && a.index === b.index

/** By how much the points of each currency changed. */
function difference(changed: readonly Effect[]): Map<string, number> {
  const deltas = new Map<string, number>()
  for (const { kind, currency, granted } of changed) if (kind === undefined) deltas.set(currency, (deltas.get(currency) ?? 0) + granted)
  return deltas
}

/**
 * Takes back what of an award still waits for a person. It was never given, so nothing is owed or uncounted for it; nor
 * for what that person has refused already.
 *
 * @returns false where the award was let through: then it is points like others
 */
function withdrawn(turn: Turn, sale: number, { currency, granted }: Effect): boolean {
  const waiting = turn.lots().filter((lot) => lot.sale === sale && lot.waits === 'review' && lot.currency === currency)
  let left = -granted
  for (const lot of waiting) {
    const own = turn.writable(lot)
    const part = Math.min(left, own.remaining)
    own.remaining -= part
    turn.post('pending', 'issued', currency, part, own)
    left -= part
  }
  return waiting.length > 0
}

function postDifference(turn: Turn, sale: Sale, key: string, delta: number): Refusal | null {
  const currency = turn.currency(key)
  if (!currency || delta === 0) return null
  if (delta > 0) {
    const day = turn.versions.policy.zone.dayOf(sale.at)
    const dates = { usableOn: currency.usableOn(day), expiresOn: currency.expiresOn(day, sale.basis.tiers) }
    credit(turn, { currency: key, amount: delta, from: 'issued', ...dates, sale: sale.seq, version: sale.rules })
    return null
  }
  const missing = clawBack(turn, key, -delta, sale.seq)
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
