import type { Standing } from '../decide/state.ts'
import type { Turn } from '../decide/turn.ts'
import type { CompiledTierSet } from '../program/compile.ts'
import { addMonths, dateOfDay, type Day } from '../time/calendar.ts'
import { earnedIndex, levelIndex, putStanding, rollingFrom, standingOf, sumOfYear, sumOver } from './standings.ts'

/** Reviews every standing whose end has come: kept, dropped one step, or down to what was earned. */
export function reviewStandings(turn: Turn): void {
  for (const set of turn.versions.policy.tierSets) {
    const standing = standingOf(turn, set)
    if (standing.until !== null && standing.until <= turn.today) {
      putStanding(turn, set, reviewed(turn, set, standing, standing.until))
    }
  }
}

function reviewed(turn: Turn, set: CompiledTierSet, standing: Standing, end: Day): Standing {
  const current = levelIndex(set, standing.level)
  const sum = sumBefore(turn, set, standing, end)
  const { keep, reach } = set.levels[current]!
  // A level given by hand was never earned, so at its end it gives way to what was.
  if (standing.cause === 'manual') return ended(set, standing, Math.min(current, earnedIndex(set, sum)), end)
  if (sum >= (keep ?? reach) || set.downgrade === 'never') {
    return { ...standing, since: end, until: renewedUntil(set, end), cause: 'kept' }
  }
  return ended(set, standing, set.downgrade === 'one_step' ? current - 1 : earnedIndex(set, sum), end)
}

/** What was counted in the period that ended: last year, or the rolling months before the end. */
function sumBefore(turn: Turn, set: CompiledTierSet, standing: Standing, end: Day): number {
  switch (set.window.period) {
    case 'lifetime':
      return standing.sum
    case 'calendar_year':
      return sumOfYear(turn, set, dateOfDay(end - 1).year)
    case 'rolling':
      // Not the day on which the level was reached: one large sale must not count for two periods.
      return sumOver(turn, set, rollingFrom(end, set.window.months), end)
  }
}

/** Keeping a level is for one period; reaching one also gives the rest of the period it was reached in. */
function renewedUntil(set: CompiledTierSet, end: Day): Day {
  return addMonths(end, set.window.period === 'rolling' ? set.window.months : 12)
}

function ended(set: CompiledTierSet, standing: Standing, index: number, end: Day): Standing {
  const until = index === 0 || set.window.period === 'lifetime' ? null : renewedUntil(set, end)
  return { ...standing, level: set.levels[index]!.key, since: end, until, cause: 'dropped' }
}
