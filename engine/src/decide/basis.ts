import type { CompiledVersion } from '../program/compile.ts'
import type { Use } from '../rules/limiting.ts'
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
  if (rules.reads.id && turn.before.id !== undefined) basis.id = turn.before.id
  if (rules.reads.badges && badges) basis.badges = Object.keys(badges)
  if (rules.reads.unlocked && unlocked) basis.unlocked = unlocked
  if (rules.reads.plan && plan) basis.plan = plan.key
  if (rules.reads.points) basis.points = pointsOf(turn)
  if (rules.reads.counters) basis.counters = countersOf(rules, turn.progress, turn.day)
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
    for (const { key, metric, period } of counters) counts[key] = usedOf(counted?.[metric], periodFrom(period, day), day)
  }
  return counts
}

/** The meters by which an occasion's limits are read; what was asked is kept in `asked`, for the returns of the sale. */
export const metersOf = (turn: Turn, asked: Record<string, number>): Meters => ({
  used: (limit, from, day) => (asked[limit] ??= usedOf(turn.progress.counters?.[limit], from, day)),
  left: (limit) => turn.left(limit),
})

/** A sale's meters as they stood when it was decided. */
export const metersOfSale = ({ used = {} }: Basis, shared: Readonly<Record<string, number>>): Meters => ({
  used: (limit) => used[limit] ?? 0,
  left: ({ key }) => shared[key] ?? 0,
})

/**
 * A sale's meters for its returns: what is left of the basket takes no more of a limit than the sale did. What the sale
 * left may have been taken by others since.
 */
export function metersOfReturn(sale: Meters, taken: readonly Use[]): Meters {
  const mine = (key: string): number => taken.find((use) => use.key === key)?.amount ?? 0
  return {
    used: (limit, from, day, max) => Math.max(sale.used(limit, from, day, max), max - mine(limit)),
    left: (limit) => Math.min(sale.left(limit), mine(limit.key)),
  }
}

/** How much of a counter was used in the period that begins on `from`, as far as `day`. */
export function usedOf(counter: Counter | undefined, from: Day, day: Day): number {
  let sum = 0
  for (const [on, used] of counter ?? []) if (on >= from && (on <= day || on === LONG_AGO)) sum += used
  return sum
}
