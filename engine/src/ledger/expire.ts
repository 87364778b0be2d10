import type { Lot } from '../decide/state.ts'
import type { Turn } from '../decide/turn.ts'
import { byExpiry, spendable } from './burn.ts'

/** What of an available lot is not held is gone; what holds have named expires only when they let go of it. */
export function expireLot(turn: Turn, lot: Lot): number {
  const own = turn.writable(lot)
  const amount = own.remaining - own.held
  own.remaining -= amount
  own.expired += amount
  turn.post('available', 'expired', own.currency, amount, own)
  return amount
}

export const isDue = (lot: Lot, turn: Turn): boolean => lot.expiresOn !== null && lot.expiresOn <= turn.today

/** Lots end while still pending only if a program lets them wait longer than they live; they mature first, then expire. */
export function expireDue(turn: Turn): void {
  const expired: Record<string, number> = {}
  const due = turn.lots().filter((lot) => !lot.pending && lot.remaining > lot.held && isDue(lot, turn))
  for (const lot of due.toSorted(byExpiry)) {
    expired[lot.currency] = (expired[lot.currency] ?? 0) + expireLot(turn, lot)
  }
  for (const [currency, amount] of Object.entries(expired)) turn.announce('points.expired', { currency, amount })
}

/** A sliding currency: with no activity for its months, the whole wallet goes. */
export function expireInactive(turn: Turn, currency: string): void {
  let amount = 0
  for (const lot of spendable(turn, currency)) amount += expireLot(turn, lot)
  if (amount > 0) turn.announce('points.expired', { currency, amount })
}
