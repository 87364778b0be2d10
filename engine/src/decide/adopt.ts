import type { CompiledTierSet, CompiledVersion } from '../program/compile.ts'
import { earnedIndex, endOfStanding, standingOf, startStanding, sumOfYear, sumOver } from '../tiers/standings.ts'
import { isYearly, rollingFrom, yearOf } from '../tiers/windows.ts'
import type { Standing } from './state.ts'
import type { Turn } from './turn.ts'

/**
 * Carries a holder's state from the version adopted so far to a new one. Keys in documents are permanent, so balances
 * stay as they are; standings find their place in the new tier sets. A new set, or a level that is gone, starts at what
 * the metric earns; a level that now takes less is given at once; none is taken before its end.
 */
export function adopt(turn: Turn, old: CompiledVersion | null, next: CompiledVersion): void {
  const tiers: Record<string, Standing> = {}
  for (const set of next.tierSets) {
    const before = turn.progress.tiers[set.key]
    const was = old?.tierSets.find((s) => s.key === set.key)
    const recounted = before && was && sameMeasure(was, set) ? before : recount(turn, set, before)
    tiers[set.key] = placed(turn, set, recounted)
    announceMove(turn, set, before, tiers[set.key]!)
  }
  turn.progress = { ...turn.progress, tiers }
  turn.version = next.number
}

const sameMeasure = (a: CompiledTierSet, b: CompiledTierSet): boolean =>
  a.metricKey === b.metricKey && JSON.stringify(a.window) === JSON.stringify(b.window)

/** The metric or its window changed: the sum is counted anew from the days that were kept. */
function recount(turn: Turn, set: CompiledTierSet, before: Standing | undefined): Standing {
  const standing = before ?? startStanding(set, turn.today)
  if (turn.before.seq === 0) return standing
  const year = yearOf(turn, set, turn.today)
  if (isYearly(set)) return { ...standing, year, sum: sumOfYear(turn, set, year) }
  const from = set.window.period === 'lifetime' ? -Infinity : rollingFrom(set, turn.today)
  return { ...standing, year: null, sum: sumOver(turn, set, from) }
}

function placed(turn: Turn, set: CompiledTierSet, standing: Standing): Standing {
  const current = set.levels.findIndex((level) => level.key === standing.level)
  let sum = currentSum(turn, set, standing)
  if (set.window.period === 'rolling' && earnedIndex(set, sum) > current && turn.before.seq > 0) {
    sum = sumOver(turn, set, rollingFrom(set, turn.today))
  }
  const earned = earnedIndex(set, sum)
  if (earned <= current) return standing
  const until = endOfStanding(turn, set, earned, turn.today)
  return { ...standing, sum: standing.sum, level: set.levels[earned]!.key, since: turn.today, until, cause: 'adopted' }
}

/** A sum of last year says nothing about this one. */
function currentSum(turn: Turn, set: CompiledTierSet, standing: Standing): number {
  if (!isYearly(set)) return standing.sum
  return standing.year === yearOf(turn, set, turn.today) ? standing.sum : 0
}

function announceMove(turn: Turn, set: CompiledTierSet, before: Standing | undefined, after: Standing): void {
  const from = before?.level ?? standingOf(turn, set).level
  if (from !== after.level) turn.announce('tier.changed', { set: set.key, from, to: after.level, cause: after.cause })
}
