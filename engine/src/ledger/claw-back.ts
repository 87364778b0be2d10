import type { Account } from '../decide/decision.ts'
import type { Lot } from '../decide/state.ts'
import type { Turn } from '../decide/turn.ts'
import { burn, byExpiry } from './burn.ts'

/**
 * Takes back points that were given: first out of the very lots that they were given in (pending, available, and what of them
 * has expired, which costs the holder nothing), then out of other lots, soonest expiry first. What is still missing has been
 * spent: it is returned, and policy decides whether the holder owes it.
 *
 * @param isOwn whether a lot holds what was given
 * @param to the account it came from
 */
export function clawBack(turn: Turn, currency: string, amount: number, isOwn: (lot: Lot) => boolean, to: Account = 'issued'): number {
  let left = amount
  const own = turn
    .lots()
    // What waits for a review is taken back by itself: whether it was ever given is not decided yet.
    .filter((lot) => isOwn(lot) && lot.currency === currency && lot.waits !== 'review')
    .toSorted(byExpiry)
  for (const lot of own) {
    left -= takeLiving(turn, lot, left, to)
  }
  for (const lot of own) {
    left -= takeExpired(turn, lot, left, to)
  }
  const others = Math.min(left, turn.wallet(currency).available)
  burn(turn, currency, others, to)
  return left - others
}

function takeLiving(turn: Turn, lot: Lot, most: number, to: Account): number {
  const taken = Math.min(most, lot.remaining - lot.held)
  if (taken === 0) return 0
  turn.writable(lot).remaining -= taken
  turn.post(lot.pending ? 'pending' : 'available', to, lot.currency, taken, lot)
  return taken
}

function takeExpired(turn: Turn, lot: Lot, most: number, to: Account): number {
  const taken = Math.min(most, lot.expired)
  if (taken === 0) return 0
  turn.writable(lot).expired -= taken
  turn.post('expired', to, lot.currency, taken, lot)
  return taken
}

/** What could not be taken back, by policy: the holder owes it, or the program writes it off. */
export function owe(turn: Turn, currency: string, amount: number, policy: 'owe' | 'write_off', to: Account = 'issued'): void {
  turn.post(policy === 'owe' ? 'debt' : 'adjusted', to, currency, amount, null)
}
