import type { Lot } from '../decide/state.ts'
import type { Turn } from '../decide/turn.ts'

/** Any credit to available repays what the holder owes first, out of the lot that brought it. */
export function repayDebt(turn: Turn, lot: Lot): void {
  const { debt } = turn.wallet(lot.currency)
  const amount = Math.min(debt, lot.remaining - lot.held)
  if (amount === 0) return
  turn.writable(lot).remaining -= amount
  turn.post('available', 'debt', lot.currency, amount, lot)
}
