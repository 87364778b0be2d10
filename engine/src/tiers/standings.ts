import type { Standing } from '../decide/state.ts'
import type { Turn } from '../decide/turn.ts'
import type { CompiledTierSet } from '../program/compile.ts'
import { addMonths, type Day } from '../time/calendar.ts'
import { startOfYear, yearOf } from './windows.ts'

export function startStanding(set: CompiledTierSet, since: Day): Standing {
  return { level: set.levels[0]!.key, since, until: null, cause: 'start', year: null, sum: 0 }
}

export const levelIndex = (set: CompiledTierSet, key: string): number =>
  Math.max(
    0,
    set.levels.findIndex((level) => level.key === key),
  )

/** The highest level whose `reach` the sum attains. */
export function earnedIndex(set: CompiledTierSet, sum: number): number {
  return Math.max(
    0,
    set.levels.findLastIndex((level) => !level.invitation && sum >= level.reach),
  )
}

/**
 * Until when a level reached or kept on `day` stands: the rest of this period and the whole of the next. Where levels
 * rise only when a period ends, they stand for one period each.
 */
export function endOfStanding(turn: Turn, set: CompiledTierSet, index: number, day: Day): Day | null {
  if (index === 0 || set.window.period === 'lifetime') return null
  if (set.window.period === 'rolling') return addMonths(day, set.window.months)
  return startOfYear(turn, set, yearOf(turn, set, day) + (set.upgrade === 'period_end' ? 1 : 2))
}

/**
 * Sum of a metric over the days from `from` to before `to`. Wants the days when they were not loaded. Without `to` it
 * takes all that was counted: where a program has moved its time zone westward, that may be a day past today.
 */
export function sumOver(turn: Turn, set: CompiledTierSet, from: Day, to: Day = Infinity): number {
  let sum = 0
  for (const { day, value } of turn.days(set.metricKey)) if (day >= from && day < to) sum += value
  return sum
}

export const sumOfYear = (turn: Turn, set: CompiledTierSet, year: number): number =>
  sumOver(turn, set, startOfYear(turn, set, year), startOfYear(turn, set, year + 1))

export function standingOf(turn: Turn, set: CompiledTierSet): Standing {
  return turn.progress.tiers[set.key] ?? startStanding(set, turn.today)
}

/** Writes a standing back, announcing a change of level. */
export function putStanding(turn: Turn, set: CompiledTierSet, next: Standing): void {
  const before = standingOf(turn, set)
  turn.progress = { ...turn.progress, tiers: { ...turn.progress.tiers, [set.key]: next } }
  if (before.level !== next.level) {
    turn.announce('tier.changed', { set: set.key, from: before.level, to: next.level, cause: next.cause })
    const up = levelIndex(set, next.level) > levelIndex(set, before.level)
    turn.happen('tier_changed', { set: set.key, from: before.level, to: next.level, up })
  }
}
