import { byExpiry } from '../ledger/burn.ts'
import { expireDue, expireInactive } from '../ledger/expire.ts'
import { mature } from '../ledger/grant.ts'
import { releaseHold } from '../ledger/holds.ts'
import { reviewStandings } from '../tiers/review-standing.ts'
import { addMonths } from '../time/calendar.ts'
import { endPlan } from './benefits.ts'
import { lapseReservations } from './checkout.ts'
import { keepDates } from './dated.ts'
import { giveUsesBack } from './rewards.ts'
import type { Turn } from './turn.ts'

/** The passing of time: baskets set aside and holds lapse, then pending points mature, then lots and idle wallets expire, then tiers are reviewed. */
export function decideTick(turn: Turn): null {
  lapseReservations(turn)
  for (const hold of turn.holds()) {
    if (hold.amount === 0 || hold.expiresAt > turn.time) continue
    releaseHold(turn, hold)
    giveUsesBack(turn, hold.reward?.uses)
    turn.announce('hold.lapsed', { hold: hold.seq, currency: hold.currency, amount: hold.amount })
  }
  // An empty lot stays as it is: it need not be loaded, so it must not be written.
  const ripe = turn.lots().filter((lot) => lot.pending && !lot.waits && lot.remaining > 0 && lot.usableOn <= turn.today)
  for (const lot of ripe.toSorted(byExpiry)) mature(turn, lot)
  expireDue(turn)
  for (const currency of turn.versions.policy.currencies.values()) {
    const last = turn.progress.active[currency.key]
    if (currency.slidingMonths === null || last === undefined) continue
    if (addMonths(last, currency.slidingMonths) <= turn.today) expireInactive(turn, currency.key)
  }
  reviewStandings(turn)
  endPlan(turn)
  keepDates(turn)
  return null
}
