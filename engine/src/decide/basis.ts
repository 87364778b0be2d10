import { memberIdOf } from '../numbers/type-id.ts'
import type { CompiledVersion } from '../program/compile.ts'
import type { PeriodDocument } from '../program/parts.ts'
import { LONG_AGO, periodFrom } from '../rules/limits.ts'
import type { Meters } from '../rules/occasion.ts'
import type { Day } from '../time/calendar.ts'
import type { Basis } from './decision.ts'
import type { Counter, Progress } from './state.ts'
import type { Turn } from './turn.ts'

/**
 * What of the member the rules may look at, kept with the sale so that its returns see the same.
 *
 * @param used where the rules' limits will note what they ask
 */
export function basisOf(turn: Turn, used?: Record<string, number>): Basis {
  const { tiers, attributes, tags, joined, badges, unlocked, plan } = turn.progress
  const { rules } = turn.versions
  const levels: Record<string, string> = {}
  for (const set of rules.tierSets) levels[set.key] = tiers[set.key]?.level ?? set.levels[0]!.key
  const basis: { -readonly [K in keyof Basis]: Basis[K] } = { tiers: levels, attributes, tags, joined }
  if (rules.reads.id && turn.before.id !== undefined) basis.id = memberIdOf(turn.before.id)
  if (rules.reads.badges && badges) basis.badges = Object.keys(badges)
  if (rules.reads.unlocked && unlocked) basis.unlocked = unlocked
  if (rules.reads.plan && plan) basis.plan = plan.key
  if (rules.reads.points) basis.points = pointsOf(turn)
  if (rules.reads.counters) basis.counters = countersOf(rules, turn.progress, turn.day)
  if (rules.reads.segments.length > 0) basis.segments = turn.segments(rules.reads.segments)
  if (used) basis.used = used
  return basis
}

function pointsOf(turn: Turn): Record<string, number> {
  const points: Record<string, number> = { ...turn.versions.rules.noPoints }
  for (const [currency, { available }] of Object.entries(turn.wallets)) points[currency] = available
  return points
}

/** What each counter of the program stands at, in the period that it tells of. */
export function countersOf(version: CompiledVersion, { counters: counted }: Progress, day: Day): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [, counters] of version.counters) {
    for (const { key, metric, period } of counters) counts[key] = sumOf(counted?.[metric] ?? [], periodFrom(period, day), day)
  }
  return counts
}

/** The meters by which an occasion's limits are read; what was asked is kept in `asked`, for the returns of the sale. */
export const metersOf = (turn: Turn, asked: Record<string, number>): Meters => ({
  used: (limit, period, day) => (asked[limit] ??= usedOf(turn.progress.counters?.[limit], period, day)),
  left: (limit) => turn.left(limit),
})

/**
 * A sale's meters as they stood when it was decided. Of a limit that it did not ask for nothing is left: nobody knows how much
 * there was.
 */
export const metersOfSale = ({ used = {} }: Basis, shared: Readonly<Record<string, number>>): Meters => ({
  used: (limit) => used[limit] ?? Infinity,
  left: ({ key }) => shared[key] ?? 0,
})

/** The same, but of some limits no more than the sale took: what it left others may have taken since. */
export const metersOfReturn = (sale: Meters, bounds: ReadonlyMap<string, number>): Meters => ({
  used: (limit, period, day, max) => Math.max(sale.used(limit, period, day, max), max - (bounds.get(limit) ?? Infinity)),
  left: (limit) => Math.min(sale.left(limit), bounds.get(limit.key) ?? Infinity),
})

/**
 * How much of a limit is used where something happens on `day`. Of a rolling one, the most in any of its stretches that the
 * day lies in: what is heard of late must not pass the limit of days that came after it.
 */
export function usedOf(counter: Counter = NONE, period: PeriodDocument, day: Day): number {
  const from = periodFrom(period, day)
  if (typeof period !== 'object' || counter.length === 0) return sumOf(counter, from, day)
  const starts = counter.flatMap(([on]) => (on > from && on <= day ? [on] : []))
  return Math.max(...[from, ...starts, day].map((start) => sumOf(counter, start, start + period.days - 1)))
}

const NONE: Counter = []

/** What was counted from the first to the last of these days. */
function sumOf(counter: Counter, from: Day, to: Day): number {
  let sum = 0
  for (const [on, used] of counter) if (on >= from && (on <= to || on === LONG_AGO)) sum += used
  return sum
}
