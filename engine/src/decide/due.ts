import { NO_DAY } from '../program/currencies.ts'
import { addMonths } from '../time/calendar.ts'
import { dueDay as nextDated } from './dated.ts'
import type { Lot } from './state.ts'
import type { Turn } from './turn.ts'

/**
 * When this holder's clock must next be looked at, epoch ms. With all lots in sight it is exact; an order that loaded
 * none keeps the old moment or an earlier one of its own. Too early is harmless: the tick finds nothing and looks again.
 */
export function nextDue(turn: Turn): number | null {
  const { zone } = turn.versions.policy
  const lots = turn.nextLots()
  const exact = lots !== null && turn.before.holds !== null
  let due = exact ? Infinity : (turn.before.dueAt ?? Infinity)
  // What an event lets through ends on a day that nobody looked for as long as it waited.
  for (const lot of exact ? lots : [...turn.opened, ...turn.changed()]) {
    const day = dueDay(lot)
    if (day !== null) due = Math.min(due, zone.startOf(day))
  }
  for (const hold of exact ? turn.holds() : []) if (hold.amount > 0) due = Math.min(due, hold.expiresAt)
  for (const hold of turn.holdChanges) if (hold.amount > 0) due = Math.min(due, hold.expiresAt)
  for (const standing of Object.values(turn.progress.tiers)) {
    if (standing.until !== null) due = Math.min(due, zone.startOf(standing.until))
  }
  for (const [key, day] of Object.entries(turn.progress.active)) {
    const months = turn.currency(key)?.slidingMonths
    // Only what is available can go. Pending points that wait out the end are not due before they mature: asking
    // sooner would find nothing to do and ask again for ever.
    if (months && turn.wallet(key).available > 0) due = Math.min(due, zone.startOf(addMonths(day, months)))
  }
  for (const expiresAt of Object.values(turn.progress.open ?? {})) due = Math.min(due, expiresAt)
  const { plan } = turn.progress
  if (plan) due = Math.min(due, zone.startOf(plan.until))
  for (const dated of turn.versions.policy.dated) {
    const day = nextDated(dated, turn.progress, turn.today)
    if (day !== null) due = Math.min(due, zone.startOf(day))
  }
  return due === Infinity ? null : due
}

function dueDay(lot: Lot): number | null {
  if (lot.remaining === 0) return null
  if (lot.pending) return lot.usableOn === NO_DAY ? null : lot.usableOn
  return lot.remaining > lot.held ? lot.expiresOn : null
}
