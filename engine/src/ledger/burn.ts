import type { Account } from '../decide/decision.ts'
import type { HoldPart, Lot } from '../decide/state.ts'
import type { Turn } from '../decide/turn.ts'

/** Soonest expiry first, then oldest. */
export function byExpiry(a: Lot, b: Lot): number {
  if (a.expiresOn !== b.expiresOn) return (a.expiresOn ?? Infinity) - (b.expiresOn ?? Infinity)
  return a.seq - b.seq || a.n - b.n
}

const free = (lot: Lot): number => (lot.pending ? 0 : lot.remaining - lot.held)

/** Lots of a currency that can be spent now, in the order in which they are. */
export function spendable(turn: Turn, currency: string): Lot[] {
  return turn
    .lots()
    .filter((lot) => lot.currency === currency && free(lot) > 0)
    .toSorted(byExpiry)
}

/**
 * Takes `amount` out of available, one transfer per lot, and returns what it took from each.
 * The caller has made sure that there is as much; taking more than there is would be a bug, and throws.
 */
export function burn(turn: Turn, currency: string, amount: number, to: Account): HoldPart[] {
  const parts: HoldPart[] = []
  let left = amount
  for (const lot of spendable(turn, currency)) {
    if (left === 0) break
    const taken = Math.min(left, free(lot))
    turn.writable(lot).remaining -= taken
    turn.post('available', to, currency, taken, lot)
    parts.push({ seq: lot.seq, n: lot.n, amount: taken })
    left -= taken
  }
  if (left > 0) throw new Error(`burning ${amount} of ${currency} fell short by ${left}`)
  return parts
}
