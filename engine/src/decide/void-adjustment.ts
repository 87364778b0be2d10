import { clawBack, owe } from '../ledger/claw-back.ts'
import { giveBack } from '../ledger/give-back.ts'
import type { AdjustCommand, VoidAdjustmentCommand } from './command.ts'
import { refusal, type Adjusted, type Facts, type Refusal, type Transfer } from './decision.ts'
import type { Turn } from './turn.ts'

/**
 * An adjustment made by mistake is undone. What it took goes back to the lots it was taken from. What it gave is taken back: out
 * of its own lot first, then out of others, and what is missing has been spent, of which the program's policy says who bears it.
 */
export function decideVoidAdjustment(turn: Turn, { of }: VoidAdjustmentCommand, { adjusted }: Facts): Refusal | null {
  if (adjusted?.seq !== of) return refusal('no_adjustment')
  if (adjusted.voided) return refusal('adjustment_voided')
  const { currency, amount, parts } = adjusted
  const { settings } = turn.versions.policy
  if (amount < 0) giveBack(turn, currency, parts, 'adjusted', settings.refund_grace_days)
  else {
    const missing = clawBack(turn, currency, amount, (lot) => lot.seq === of, 'adjusted')
    if (missing > 0 && settings.debt === 'refuse')
      return refusal('insufficient_points', { currency, needed: amount, have: amount - missing })
    // Written off, it stays with the account of corrections, where it came from.
    if (missing > 0 && settings.debt !== 'write_off') owe(turn, currency, missing, 'owe', 'adjusted')
  }
  turn.announce('adjustment.voided', { currency, amount, of })
  return null
}

/** What an adjustment did, by its transfers. */
export function adjustedBy(seq: number, { currency, amount }: AdjustCommand, transfers: readonly Transfer[]): Adjusted {
  const parts = transfers.flatMap(({ credit, lot, amount: taken }) => (credit === 'adjusted' && lot ? [{ ...lot, amount: taken }] : []))
  return { seq, currency, amount, parts, voided: false }
}
