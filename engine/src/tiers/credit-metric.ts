import type { Standing } from '../decide/state.ts'
import type { Turn } from '../decide/turn.ts'
import type { CompiledTierSet } from '../program/compile.ts'
import type { Day } from '../time/calendar.ts'
import { earnedIndex, endOfStanding, levelIndex, putStanding, standingOf, sumOfYear, sumOver } from './standings.ts'
import { isYearly, rollingFrom, startOfYear, yearOf } from './windows.ts'

/**
 * Counts `value` of a metric on the local day `day` and raises standings that it carries over a threshold. A return
 * counts negatively on the day of its sale, so the metric of a period does not depend on the order of arrival.
 */
export function creditMetric(turn: Turn, metric: string, day: Day, value: number): void {
  const sets = turn.versions.policy.setsByMetric.get(metric)
  if (!sets || value === 0) return
  turn.dayChanges.push({ metric, day, value })
  for (const set of sets) {
    const standing = counted(turn, set, day, value)
    putStanding(turn, set, value > 0 ? raised(turn, set, standing, day) : lowered(turn, set, standing))
  }
}

/** The standing with its running sum brought up to date. `dayChanges` already holds the new value. */
function counted(turn: Turn, set: CompiledTierSet, day: Day, value: number): Standing {
  const standing = standingOf(turn, set)
  if (set.window.period === 'lifetime') return { ...standing, sum: standing.sum + value }
  if (set.window.period === 'rolling') return day < rollingFrom(set, turn.today) ? standing : { ...standing, sum: standing.sum + value }
  const year = yearOf(turn, set, turn.today)
  const sum = standing.year === year ? standing.sum : 0
  return { ...standing, year, sum: yearOf(turn, set, day) === year ? sum + value : sum }
}

function raised(turn: Turn, set: CompiledTierSet, standing: Standing, day: Day): Standing {
  const current = levelIndex(set, standing.level)
  const exact = exactSum(turn, set, standing, current)
  const reached = earnedIndex(set, exact.sum)
  if (set.upgrade === 'period_end') return reached > current ? awaiting(turn, set, exact) : exact
  if (reached > current) return risen(turn, set, exact, reached, turn.today)
  return isYearly(set) ? raisedByClosedYear(turn, set, exact, current, day) : exact
}

/** Earned, but given when the period ends: the standing is looked at then. */
function awaiting(turn: Turn, set: CompiledTierSet, standing: Standing): Standing {
  const end = startOfYear(turn, set, yearOf(turn, set, turn.today) + 1)
  return { ...standing, until: Math.min(standing.until ?? end, end) }
}

/** The running sum of a rolling window never sinks, so it is made exact before it raises anyone. */
function exactSum(turn: Turn, set: CompiledTierSet, standing: Standing, current: number): Standing {
  if (set.window.period !== 'rolling' || earnedIndex(set, standing.sum) <= current) return standing
  return { ...standing, sum: sumOver(turn, set, rollingFrom(set, turn.today)) }
}

/** A late sale may still lift the year it belongs to over the line; the level then ends when that year's would have. */
function raisedByClosedYear(turn: Turn, set: CompiledTierSet, standing: Standing, current: number, day: Day): Standing {
  const year = yearOf(turn, set, day)
  if (year >= standing.year!) return standing
  const sum = sumOfYear(turn, set, year)
  const reached = earnedIndex(set, sum)
  const until = endOfStanding(turn, set, reached, day)
  if (reached <= current || until === null || until <= turn.today) return keptAfterAll(turn, set, standing, current, year, sum)
  return { ...standing, level: set.levels[reached]!.key, since: turn.today, until, cause: 'earned' }
}

/** A late sale may also show that a level, dropped when its year closed, was kept. */
function keptAfterAll(turn: Turn, set: CompiledTierSet, standing: Standing, current: number, year: number, sum: number): Standing {
  const lost = set.levels[current + 1]
  const dropped = standing.cause === 'dropped' && set.downgrade === 'one_step' && standing.since === startOfYear(turn, set, year + 1)
  if (!lost || !dropped || lost.invitation || sum < (lost.keep ?? lost.reach)) return standing
  return { ...standing, level: lost.key, until: startOfYear(turn, set, year + 2), cause: 'kept' }
}

function risen(turn: Turn, set: CompiledTierSet, standing: Standing, reached: number, day: Day): Standing {
  const until = endOfStanding(turn, set, reached, day)
  return { ...standing, level: set.levels[reached]!.key, since: turn.today, until, cause: 'earned' }
}

/** A return never cuts a granted standing before its end, unless the program says so and the sums no longer carry it. */
function lowered(turn: Turn, set: CompiledTierSet, standing: Standing): Standing {
  const current = levelIndex(set, standing.level)
  if (set.on_return === 'keep' || standing.cause !== 'earned' || current === 0) return standing
  const sum = set.window.period === 'rolling' ? sumOver(turn, set, rollingFrom(set, turn.today)) : standing.sum
  const earned = earnedIndex(set, Math.max(sum, sumWhenEarned(turn, set, standing)))
  if (earned >= current) return { ...standing, sum }
  const until = endOfStanding(turn, set, earned, turn.today)
  return { ...standing, sum, level: set.levels[earned]!.key, since: turn.today, until, cause: 'dropped' }
}

/**
 * What is left of the sum that earned a standing. It stands past the period that earned it, so a thing bought and
 * brought back in the next one, when little has been counted yet, must not cost it.
 */
function sumWhenEarned(turn: Turn, set: CompiledTierSet, { since, until, sum }: Standing): number {
  if (set.window.period === 'lifetime') return sum
  if (set.window.period === 'rolling') return sumOver(turn, set, rollingFrom(set, since), since + 1)
  return until === null ? sum : sumOfYear(turn, set, yearOf(turn, set, until) - 2)
}
