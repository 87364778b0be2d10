import type { Account } from '../decide/decision.ts'
import type { HoldPart, Lot } from '../decide/state.ts'
import type { Turn } from '../decide/turn.ts'
import { addMonths } from '../time/calendar.ts'
import { repayDebt } from './debt.ts'
import { expireLot, isDue } from './expire.ts'
import { credit } from './grant.ts'
import { lotOf } from './holds.ts'

/**
 * Points that had left come back to the lots they left, with the dates these have. What the holder owes is repaid first. Where
 * the end has passed meanwhile they expire in the same breath, or, given days of grace, go into a new lot that lasts so long
 * and is like the old one in everything else.
 */
export function giveBack(turn: Turn, currency: string, parts: readonly HoldPart[], from: Account, graceDays = 0): void {
  for (const part of parts) {
    const lot = lotOf(turn, part)
    if (graceDays > 0 && isOver(turn, lot) && turn.currency(currency)) {
      openAnew(turn, lot, part.amount, from, graceDays)
      continue
    }
    const own = turn.writable(lot)
    own.remaining += part.amount
    turn.post(from, 'available', currency, part.amount, own)
    repayDebt(turn, own)
    if (isDue(own, turn)) expireLot(turn, own)
  }
}

/** The parts that hold what lies between the `from`th and the `to`th point of them all, in their order. */
export function partsBetween<P extends HoldPart>(parts: readonly P[], from: number, to: number): P[] {
  let passed = 0
  return parts.flatMap((part) => {
    const [start, end] = [Math.max(from, passed), Math.min(to, passed + part.amount)]
    passed += part.amount
    return end > start ? [{ ...part, amount: end - start }] : []
  })
}

/** Also in a sliding wallet in which nothing has happened for its months: what comes back there would go with the next tick. */
function isOver(turn: Turn, lot: Lot): boolean {
  const months = turn.currency(lot.currency)?.slidingMonths ?? null
  const last = turn.progress.active[lot.currency]
  return isDue(lot, turn) || (months !== null && last !== undefined && addMonths(last, months) <= turn.today)
}

function openAnew(turn: Turn, lot: Lot, amount: number, from: Account, days: number): void {
  const { currency, sale, campaign, version, funder, unitValueMicros } = lot
  const sliding = turn.currency(currency)!.slidingMonths !== null
  const expiresOn = sliding ? null : turn.today + days
  credit(turn, { currency, amount, from, usableOn: turn.today, expiresOn, sale, campaign, version, funder, unitValueMicros })
}
