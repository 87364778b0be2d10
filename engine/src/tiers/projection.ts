import type { TickCommand } from '../decide/command.ts'
import { decide } from '../decide/decide.ts'
import type { HolderState, Standing } from '../decide/state.ts'
import type { Timeline } from '../decide/timeline.ts'
import { Turn } from '../decide/turn.ts'
import type { CompiledTierSet } from '../program/compile.ts'
import type { Day } from '../time/calendar.ts'
import { levelIndex, standingOf, sumOfYear, sumOver } from './standings.ts'
import { isYearly, rollingFrom, startOfYear, yearOf } from './windows.ts'

/** Where a member stands in one tier set, and what lies ahead. Ends are first days after. */
export interface Projection {
  set: string
  level: string
  since: Day
  until: Day | null
  cause: Standing['cause']
  /** The metric in the window as it is today. */
  counted: number
  next: { level: string; missing: number; by: Day | null } | null
  keep: { missing: number; by: Day } | null
  /** The level at the next review if nothing more happens. */
  otherwise: { level: string; on: Day } | null
}

/**
 * The projection is decided, not estimated: the engine is asked what the ticks to come would do to this very state. It
 * needs the whole state (days loaded).
 */
export function project(timeline: Timeline, start: HolderState, now: number): Projection[] {
  const state = advanced(timeline, start, now)
  const tick: TickCommand = { kind: 'tick', at: Math.max(now, state.time), recordedAt: Math.max(now, state.time) }
  const turn = new Turn(timeline.versionsFor(state, tick), state, tick, {})
  return turn.versions.policy.tierSets.map((set) => projected(timeline, turn, set, state))
}

function projected(timeline: Timeline, turn: Turn, set: CompiledTierSet, state: HolderState): Projection {
  const standing = standingOf(turn, set)
  const current = levelIndex(set, standing.level)
  const counted = countedNow(turn, set, standing)
  const place = set.levels.findIndex((level, i) => i > current && !level.invitation)
  const next =
    place < 0 ? null : { level: set.levels[place]!.key, missing: Math.max(0, set.levels[place]!.reach - counted), by: windowEnd(turn, set) }
  const { level, since, until, cause } = standing
  return {
    set: set.key,
    level,
    since,
    until,
    cause,
    counted,
    next,
    keep: keepOf(set, standing, current, counted),
    otherwise: otherwise(timeline, state, set, until),
  }
}

function countedNow(turn: Turn, set: CompiledTierSet, standing: Standing): number {
  if (set.window.period === 'lifetime') return standing.sum
  return isYearly(set) ? sumOfYear(turn, set, yearOf(turn, set, turn.today)) : sumOver(turn, set, rollingFrom(set, turn.today))
}

/** Until when what is missing must come; in a rolling window what was counted first falls out day by day, so there is no one date. */
const windowEnd = (turn: Turn, set: CompiledTierSet): Day | null =>
  isYearly(set) ? startOfYear(turn, set, yearOf(turn, set, turn.today) + 1) : null

function keepOf(set: CompiledTierSet, { until, cause }: Standing, current: number, counted: number): Projection['keep'] {
  if (until === null || current === 0 || cause === 'manual' || set.downgrade === 'never') return null
  const { keep, reach } = set.levels[current]!
  return { missing: Math.max(0, (keep ?? reach) - counted), by: until }
}

/** Lets time run to the review, and a day of grace after grace, without anything happening. */
function otherwise(timeline: Timeline, start: HolderState, set: CompiledTierSet, until: Day | null): Projection['otherwise'] {
  if (until === null) return null
  let state = start
  let at: Day | null = until
  for (let i = 0; i < 3 && at !== null; i++) {
    const zone = timeline.inForce(state.time).version.zone
    state = advanced(timeline, state, zone.startOf(at))
    const standing = state.progress.tiers[set.key]
    if (!standing) return null
    if (standing.cause !== 'grace') return { level: standing.level, on: standing.since }
    at = standing.until
  }
  return null
}

/** The state as it will be at an instant if nothing happens until then. */
function advanced(timeline: Timeline, start: HolderState, until: number): HolderState {
  let state = start
  for (let i = 0; i < 200; i++) {
    const tick = timeline.tickBefore(state, until, Math.max(until, state.time))
    if (!tick) return state
    const decision = decide(timeline.versionsFor(state, tick), state, tick, {})
    if (decision.outcome !== 'accepted') return state
    state = decision.state
  }
  return state
}
