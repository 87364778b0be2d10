import type { DatedCampaign } from '../program/compile.ts'
import { dateOfDay, dayOfDate, daysInMonth, parseDay, type Day } from '../time/calendar.ts'
import type { Progress } from './state.ts'
import type { Turn } from './turn.ts'

/** Lets today's anniversaries and silences happen. */
export function keepDates(turn: Turn): void {
  for (const dated of turn.versions.policy.dated) {
    const { campaign, on } = dated
    const due = dueDay(dated, turn.progress, turn.today)
    if (due === null || due > turn.today) continue
    const event = 'inactive' in on ? { days: on.inactive } : { years: yearsOf(on, turn.progress, turn.today) }
    const kept = 'inactive' in on ? turn.progress.seen! : turn.today
    turn.progress = { ...turn.progress, kept: { ...turn.progress.kept, [campaign.key]: kept } }
    turn.happen('inactive' in on ? 'inactive' : 'anniversary', event, campaign.key)
  }
}

/** The next day on or after `today` on which the campaign's date comes; null when there is none. */
export function dueDay({ campaign, on }: DatedCampaign, progress: Progress, today: Day): Day | null {
  const kept = progress.kept?.[campaign.key]
  if ('inactive' in on) {
    if (progress.seen === undefined || kept === progress.seen) return null
    return Math.max(today, progress.seen + on.inactive)
  }
  const date = dateOf(on.anniversary, progress)
  if (date === null) return null
  const first = kept === today ? today + 1 : today
  const { year } = dateOfDay(first)
  for (const y of [year - 1, year, year + 1, year + 2]) {
    const day = inYear(date, y) + on.shift
    if (day >= first && inYear(date, y) > date) return day
  }
  return null
}

function dateOf(name: string, { joined, attributes }: Progress): Day | null {
  if (name === 'joined') return joined
  const value = attributes[name]
  return typeof value === 'string' ? parseDay(value) : null
}

/** 29 February is kept on the 28th in other years. */
function inYear(date: Day, year: number): Day {
  const { month, day } = dateOfDay(date)
  return dayOfDate(year, month, Math.min(day, daysInMonth(year, month)))
}

function yearsOf(on: { anniversary: string; shift: number }, progress: Progress, today: Day): number {
  const date = dateOf(on.anniversary, progress)
  return date === null ? 0 : dateOfDay(today - on.shift).year - dateOfDay(date).year
}
