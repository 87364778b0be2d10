import { LONG_AGO } from '../rules/limits.ts'
import type { Meters } from '../rules/occasion.ts'
import type { Day } from '../time/calendar.ts'
import type { Basis } from './decision.ts'
import type { Counter } from './state.ts'
import type { Turn } from './turn.ts'

/** What of the member the rules may look at, kept with the sale so that its returns see the same. */
export function basisOf(turn: Turn): Basis {
  const { tiers, attributes, tags, joined, badges, unlocked, plan } = turn.progress
  const { rules } = turn.versions
  const levels: Record<string, string> = {}
  for (const set of rules.tierSets) levels[set.key] = tiers[set.key]?.level ?? set.levels[0]!.key
  const basis: { -readonly [K in keyof Basis]: Basis[K] } = { tiers: levels, attributes, tags, joined }
  if (rules.reads.badges && badges) basis.badges = Object.keys(badges)
  if (rules.reads.unlocked && unlocked) basis.unlocked = unlocked
  if (rules.reads.plan && plan) basis.plan = plan.key
  if (rules.reads.points) basis.points = pointsOf(turn)
  return basis
}

function pointsOf(turn: Turn): Record<string, number> {
  const points: Record<string, number> = { ...turn.versions.rules.noPoints }
  for (const [currency, { available }] of Object.entries(turn.wallets)) points[currency] = available
  return points
}

/** The meters by which an occasion's limits are read; what was asked is kept in `asked`, for the returns of the sale. */
export const metersOf = (turn: Turn, asked: Record<string, number>): Meters => ({
  used: (limit, from, day) => (asked[limit] ??= usedOf(turn.progress.counters?.[limit], from, day)),
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
  used: (limit, from, day, max) => Math.max(sale.used(limit, from, day, max), max - (bounds.get(limit) ?? Infinity)),
  left: (limit) => Math.min(sale.left(limit), bounds.get(limit.key) ?? Infinity),
})

/** How much of a counter was used in the period that begins on `from`, as far as `day`. */
export function usedOf(counter: Counter | undefined, from: Day, day: Day): number {
  let sum = 0
  for (const [on, used] of counter ?? []) if (on >= from && (on <= day || on === LONG_AGO)) sum += used
  return sum
}
