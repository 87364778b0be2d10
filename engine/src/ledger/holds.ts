import type { Hold, HoldPart, Lot } from '../decide/state.ts'
import type { Turn } from '../decide/turn.ts'
import { spendable } from './burn.ts'
import { repayDebt } from './debt.ts'
import { expireLot, isDue } from './expire.ts'

/** Names lots for a hold. They stay lots of the holder, but nothing else can spend them and they do not expire meanwhile. */
export function holdLots(turn: Turn, currency: string, amount: number): HoldPart[] {
  const parts: HoldPart[] = []
  let left = amount
  for (const lot of spendable(turn, currency)) {
    if (left === 0) break
    const taken = Math.min(left, lot.remaining - lot.held)
    turn.writable(lot).held += taken
    turn.post('available', 'held', currency, taken, lot)
    parts.push({ seq: lot.seq, n: lot.n, amount: taken })
    left -= taken
  }
  if (left > 0) throw new Error(`holding ${amount} of ${currency} fell short by ${left}`)
  return parts
}

/** Spends `amount` of a hold, soonest expiry first, and lets go of the rest. */
export function captureHold(turn: Turn, hold: Hold, amount: number): void {
  let left = amount
  for (const part of hold.parts) {
    const lot = lotOf(turn, part)
    const taken = Math.min(left, part.amount)
    const own = turn.writable(lot)
    own.held -= taken
    own.remaining -= taken
    turn.post('held', 'redeemed', hold.currency, taken, own)
    letGo(turn, own, part.amount - taken)
    left -= taken
  }
  turn.holdChanges.push({ ...hold, amount: 0, parts: [] })
}

export function releaseHold(turn: Turn, hold: Hold): void {
  for (const part of hold.parts) letGo(turn, turn.writable(lotOf(turn, part)), part.amount)
  turn.holdChanges.push({ ...hold, amount: 0, parts: [] })
}

/** Back to available, where debt takes its share first, and what ended while it was held expires now. */
function letGo(turn: Turn, lot: Lot, amount: number): void {
  if (amount === 0) return
  lot.held -= amount
  turn.post('held', 'available', lot.currency, amount, lot)
  repayDebt(turn, lot)
  if (isDue(lot, turn)) expireLot(turn, lot)
}

export function lotOf(turn: Turn, part: { seq: number; n: number }): Lot {
  const lot = turn.lots().find((l) => l.seq === part.seq && l.n === part.n)
  if (!lot) throw new Error(`lot ${part.seq}.${part.n} is named but not there`)
  return lot
}
