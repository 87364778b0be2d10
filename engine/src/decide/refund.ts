import { giveBack } from '../ledger/give-back.ts'
import { countedOn } from '../rules/limits.ts'
import type { RefundCommand } from './command.ts'
import { refusal, type Facts, type Refusal, type Spent, type SpentPart, type Transfer } from './decision.ts'
import type { Turn } from './turn.ts'

/**
 * Points that a decision spent come back, all that is left of them or a part. A part comes back from the end: what was spent
 * last first, so that the lots are as if only the rest had been spent. Never more than was spent comes back, however often.
 */
export function decideRefund(turn: Turn, { of, amount, currency }: RefundCommand, { spent }: Facts): Refusal | null {
  const left = spent?.seq === of ? leftOf(spent) : new Map<string, number>()
  const keys = currency === undefined ? [...left.keys()] : [currency].filter((key) => left.has(key))
  const open = keys.filter((key) => left.get(key)! > 0)
  if (!spent || open.length === 0) return refusal('nothing_to_refund')
  if (amount !== undefined) {
    if (open.length > 1) return refusal('several_currencies', { currencies: open.join(', ') })
    const most = left.get(open[0]!)!
    if (amount > most) return refusal('over_refund', { currency: open[0]!, asked: amount, left: most })
  }
  for (const key of open) refund(turn, spent, key, left.get(key)!, amount ?? left.get(key)!)
  return null
}

/** How much of each currency has not come back. */
export function leftOf({ parts, back }: Spent): Map<string, number> {
  const left = new Map<string, number>()
  for (const { currency, amount } of parts) left.set(currency, (left.get(currency) ?? 0) + amount)
  for (const [currency, amount] of Object.entries(back)) left.set(currency, (left.get(currency) ?? 0) - amount)
  return left
}

/** What a decision spent, by its transfers; null where it spent nothing. */
export function spentBy(seq: number, at: number, transfers: readonly Transfer[]): Spent | null {
  const parts = transfers.flatMap(({ credit, currency, amount, lot }) =>
    credit === 'redeemed' && lot !== null ? [{ currency, seq: lot.seq, n: lot.n, amount }] : [],
  )
  return parts.length === 0 ? null : { seq, at, parts, back: {} }
}

/** The same after a refund, by the refund's transfers. */
export function refundedBy(spent: Spent, transfers: readonly Transfer[]): Spent {
  const back = { ...spent.back }
  for (const { debit, currency, amount } of transfers) if (debit === 'redeemed') back[currency] = (back[currency] ?? 0) + amount
  return { ...spent, back }
}

function refund(turn: Turn, spent: Spent, currency: string, left: number, amount: number): void {
  const { settings, zone } = turn.versions.policy
  const before = left - amount
  giveBack(turn, currency, between(spent.parts, currency, before, left), 'redeemed', settings.refund_grace_days)
  const cap = turn.currency(currency)?.spendCap
  if (cap) {
    const on = countedOn(cap.period, zone.dayOf(spent.at))
    // A cap that came into the program later has counted nothing of it.
    const used = turn.progress.counters?.[cap.key]?.find(([day]) => day === on)?.[1] ?? 0
    turn.count(cap.key, on, -Math.min(used, amount))
  }
  turn.announce('points.refunded', { currency, amount, of: spent.seq })
}

/** What stands between two places of all that was spent of a currency, the last first, as parts of lots. */
function between(parts: readonly SpentPart[], currency: string, from: number, to: number): SpentPart[] {
  const found: SpentPart[] = []
  let place = 0
  for (const part of parts) {
    if (part.currency !== currency) continue
    const amount = Math.min(to, place + part.amount) - Math.max(from, place)
    if (amount > 0) found.unshift({ ...part, amount })
    place += part.amount
  }
  return found
}
