import type { Standing } from '../decide/state.ts'
import type { Turn } from '../decide/turn.ts'
import type { CompiledTierSet } from '../program/compile.ts'
import { addMonths, type Day } from '../time/calendar.ts'
import { earnedIndex, levelIndex, putStanding, standingOf, sumOfYear, sumOver } from './standings.ts'
import { isYearly, rollingFrom, startOfYear, yearOf } from './windows.ts'

/** Reviews every standing whose end has come: kept, raised, in grace, dropped one step, or down to what was earned. */
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
  const earned = earnedIndex(set, sum)
  const { keep, reach } = set.levels[current]!
  // A level given by hand was never earned, so at its end it gives way to what was.
  if (standing.cause === 'manual') return ended(turn, set, standing, Math.min(current, earned), end)
  if (set.upgrade === 'period_end' && earned > current) {
    return { ...standing, level: set.levels[earned]!.key, since: end, until: renewedUntil(turn, set, end), cause: 'earned' }
  }
  if (current === 0) return { ...standing, until: null }
  if (sum >= (keep ?? reach) || set.downgrade === 'never') {
    return { ...standing, since: end, until: renewedUntil(turn, set, end), cause: 'kept' }
  }
  if (set.grace_days > 0 && standing.cause !== 'grace') return { ...standing, until: end + set.grace_days, cause: 'grace' }
  return ended(turn, set, standing, set.downgrade === 'one_step' ? stepBelow(set, current) : earned, end)
}

/** The next lower level that can be earned: nobody drops into one that is by invitation. */
const stepBelow = (set: CompiledTierSet, current: number): number =>
  Math.max(
    0,
    set.levels.slice(0, current).findLastIndex((level) => !level.invitation),
  )

/** What was counted in the period that ended: last year, or the rolling months before the end; in grace, that and the days of grace. */
function sumBefore(turn: Turn, set: CompiledTierSet, standing: Standing, end: Day): number {
  if (set.window.period === 'lifetime') return standing.sum
  const grace = standing.cause === 'grace' ? set.grace_days : 0
  // Not the day on which the level was reached: one large sale must not count for two periods.
  if (!isYearly(set)) return sumOver(turn, set, rollingFrom(set, end - grace), end)
  const year = yearOf(turn, set, end - grace - 1)
  return grace === 0 ? sumOfYear(turn, set, year) : sumOver(turn, set, startOfYear(turn, set, year), end)
}

/** Keeping a level is for one period; reaching one also gives the rest of the period it was reached in. */
function renewedUntil(turn: Turn, set: CompiledTierSet, end: Day): Day {
  if (set.window.period === 'rolling') return addMonths(end, set.window.months)
  return isYearly(set) ? startOfYear(turn, set, yearOf(turn, set, end) + 1) : addMonths(end, 12)
}

function ended(turn: Turn, set: CompiledTierSet, standing: Standing, index: number, end: Day): Standing {
  const until = index === 0 || set.window.period === 'lifetime' ? null : renewedUntil(turn, set, end)
  return { ...standing, level: set.levels[index]!.key, since: end, until, cause: 'dropped' }
}
