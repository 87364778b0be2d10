import { giveBack, partsBetween } from '../ledger/give-back.ts'
import type { RefundCommand } from './command.ts'
import { refusal, type Accepted, type Facts, type Refusal, type Spent, type Transfer } from './decision.ts'
import { unspent } from './points.ts'
import { giveUsesBack } from './rewards.ts'
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
  for (const key of open) {
    const most = left.get(key)!
    refund(turn, spent, key, most, amount ?? most)
    left.set(key, most - (amount ?? most))
  }
  // A reward that nothing is paid for any more is as if it had never been taken; one that is paid for in part is one all the same.
  if ([...left.values()].every((rest) => rest === 0)) giveUsesBack(turn, spent.uses)
  return null
}

/** How much of each currency has not come back. */
export function leftOf({ parts, back }: Spent): Map<string, number> {
  const left = new Map<string, number>()
  for (const { currency, amount } of parts) left.set(currency, (left.get(currency) ?? 0) + amount)
  for (const [currency, amount] of Object.entries(back)) left.set(currency, (left.get(currency) ?? 0) - amount)
  return left
}

/** What a decision spent, by its transfers, and on which reward, by its holds; null where it spent nothing. */
export function spentBy(seq: number, at: number, { transfers, holds }: Pick<Accepted, 'transfers' | 'holds'>): Spent | null {
  const parts = transfers.flatMap(({ credit, currency, amount, lot }) =>
    credit === 'redeemed' && lot !== null ? [{ currency, seq: lot.seq, n: lot.n, amount }] : [],
  )
  const uses = holds.flatMap(({ reward }) => reward?.uses ?? [])
  return parts.length === 0 ? null : { seq, at, parts, back: {}, ...(uses.length > 0 && { uses }) }
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
  const parts = spent.parts.filter((part) => part.currency === currency)
  giveBack(turn, currency, partsBetween(parts, before, left).toReversed(), 'redeemed', settings.refund_grace_days)
  unspent(turn, currency, amount, zone.dayOf(spent.at))
  turn.announce('points.refunded', { currency, amount, of: spent.seq })
}
