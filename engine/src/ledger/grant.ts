import type { Account } from '../decide/decision.ts'
import type { Lot } from '../decide/state.ts'
import type { Turn } from '../decide/turn.ts'
import { NO_DAY } from '../program/currencies.ts'
import { addMonths, type Day } from '../time/calendar.ts'
import { repayDebt } from './debt.ts'
import { expireLot } from './expire.ts'

export interface Credit {
  currency: string
  amount: number
  /** The account it comes from. */
  from: Account
  usableOn: Day
  expiresOn: Day | null
  sale?: number | null
  campaign?: string | null
  version?: number
  funder?: string | null
  unitValueMicros?: number
  waits?: 'event' | 'review'
}

/**
 * Opens a lot. It waits in `pending` until its day, else it is available: then it repays debt first, and what
 * arrives with its end already behind it (a late sale) expires in the same breath.
 */
export function credit(turn: Turn, given: Credit): Lot {
  wake(turn, given.currency)
  const pending = given.waits !== undefined || given.usableOn > turn.today
  const lot = turn.open({
    seq: turn.seq,
    n: turn.opened.length,
    currency: given.currency,
    amount: given.amount,
    remaining: given.amount,
    held: 0,
    expired: 0,
    pending,
    usableOn: given.waits === undefined ? given.usableOn : NO_DAY,
    expiresOn: given.expiresOn,
    sale: given.sale ?? null,
    campaign: given.campaign ?? null,
    version: given.version ?? turn.versions.policy.number,
    funder: given.funder ?? null,
    unitValueMicros: given.unitValueMicros ?? turn.currency(given.currency)!.unitValueMicros,
    ...(given.waits && { waits: given.waits }),
  })
  turn.post(given.from, pending ? 'pending' : 'available', given.currency, given.amount, lot)
  if (!pending) settle(turn, lot)
  return lot
}

/**
 * A sliding wallet whose activity has run out begins anew with what arrives: else a goodwill given to somebody who has
 * been away would be gone with the next tick.
 */
function wake(turn: Turn, key: string): void {
  const months = turn.currency(key)!.slidingMonths
  const last = turn.progress.active[key]
  if (months === null || (last !== undefined && addMonths(last, months) > turn.today)) return
  turn.progress = { ...turn.progress, active: { ...turn.progress.active, [key]: turn.today } }
}

/** A pending lot whose day has come. */
export function mature(turn: Turn, lot: Lot): void {
  const own = turn.writable(lot)
  own.pending = false
  if (own.waits) {
    own.usableOn = turn.today
    delete own.waits
  }
  turn.post('pending', 'available', own.currency, own.remaining, own)
  settle(turn, own)
}

function settle(turn: Turn, lot: Lot): void {
  repayDebt(turn, lot)
  if (lot.expiresOn !== null && lot.expiresOn <= turn.today) expireLot(turn, lot)
}
