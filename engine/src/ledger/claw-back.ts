import type { Lot } from '../decide/state.ts'
import type { Turn } from '../decide/turn.ts'
import { burn, byExpiry } from './burn.ts'

/**
 * Takes back points that a sale earned: first out of the sale's own lots (pending, available, and what of them has
 * expired, which costs the holder nothing), then out of other lots, soonest expiry first. What is still missing has
 * been spent: it is returned, and policy decides whether the holder owes it.
 */
export function clawBack(turn: Turn, currency: string, amount: number, sale: number): number {
  let left = amount
  const own = turn
    .lots()
    // What waits for a review is taken back by itself: whether it was ever given is not decided yet.
    .filter((lot) => lot.sale === sale && lot.currency === currency && lot.waits !== 'review')
    .toSorted(byExpiry)
  for (const lot of own) {
    left -= takeLiving(turn, lot, left)
  }
  for (const lot of own) {
    left -= takeExpired(turn, lot, left)
  }
  const others = Math.min(left, turn.wallet(currency).available)
  burn(turn, currency, others, 'issued')
  return left - others
}

function takeLiving(turn: Turn, lot: Lot, most: number): number {
  const taken = Math.min(most, lot.remaining - lot.held)
  if (taken === 0) return 0
  turn.writable(lot).remaining -= taken
  turn.post(lot.pending ? 'pending' : 'available', 'issued', lot.currency, taken, lot)
  return taken
}

function takeExpired(turn: Turn, lot: Lot, most: number): number {
  const taken = Math.min(most, lot.expired)
  if (taken === 0) return 0
  turn.writable(lot).expired -= taken
  turn.post('expired', 'issued', lot.currency, taken, lot)
  return taken
}

/** What could not be taken back, by policy: the holder owes it, or the program writes it off. */
export function owe(turn: Turn, currency: string, amount: number, policy: 'owe' | 'write_off'): void {
  turn.post(policy === 'owe' ? 'debt' : 'adjusted', 'issued', currency, amount, null)
}
