import { clawBack, owe } from '../ledger/claw-back.ts'
import { credit } from '../ledger/grant.ts'
import { award } from '../rules/award.ts'
import { creditMetric } from '../tiers/credit-metric.ts'
import type { ReturnCommand } from './command.ts'
import { refusal, type Effect, type Facts, type Refusal, type Sale } from './decision.ts'
import { byCurrency } from './order.ts'
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
  const effects = after.lines.length === 0 ? [] : award(version, { trigger: 'order', at: sale.at, order: after, basis: sale.basis })
  const day = turn.versions.policy.zone.dayOf(sale.at)
  for (const [currency, delta] of difference(sale.effects, effects)) {
    const short = postDifference(turn, sale, currency, delta)
    if (short) return short
    creditMetric(turn, `earned:${currency}`, day, delta)
  }
  creditMetric(turn, 'spent', day, after.net - before.net)
  creditMetric(turn, 'orders', day, after.lines.length === 0 ? -1 : 0)
  turn.effects.push(...changes(sale.effects, effects))
  turn.saleChanges.push({ seq: sale.seq, returned, effects })
  return null
}

function difference(before: readonly Effect[], after: readonly Effect[]): Map<string, number> {
  const deltas = new Map<string, number>()
  for (const [currency, { amount }] of byCurrency(before)) deltas.set(currency, -amount)
  for (const [currency, { amount }] of byCurrency(after)) deltas.set(currency, (deltas.get(currency) ?? 0) + amount)
  return deltas
}

function postDifference(turn: Turn, sale: Sale, key: string, delta: number): Refusal | null {
  const currency = turn.currency(key)
  if (!currency || delta === 0) return null
  if (delta > 0) {
    const day = turn.versions.policy.zone.dayOf(sale.at)
    const dates = { usableOn: currency.usableOn(day), expiresOn: currency.expiresOn(day) }
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
  const idOf = (e: Effect): string => `${e.campaign}.${e.rule}.${e.index}`
  const now = new Map(after.map((e) => [idOf(e), e]))
  const then = new Set(before.map(idOf))
  const changed = before.map((e) => {
    const granted = (now.get(idOf(e))?.granted ?? 0) - e.granted
    return { ...e, wanted: granted, granted }
  })
  return [...changed, ...after.filter((e) => !then.has(idOf(e)))].filter((e) => e.granted !== 0)
}
