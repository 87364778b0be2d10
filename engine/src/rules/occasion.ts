import type { Basis } from '../decide/decision.ts'
import type { CompiledVersion } from '../program/compile.ts'
import { formatDay, type Day } from '../time/calendar.ts'
import type { Frame } from './code.ts'

/** What a rule may look at: the thing that happened, and the member as the basis has it. */
export interface Occasion {
  trigger: string
  /** Epoch ms. */
  at: number
  order?: object
  event?: object
  basis: Basis
  /** Only this campaign, where the occasion is one campaign's own (an anniversary it waits for). */
  campaign?: string
  /** Where draws come from; 0 to 2^32 - 1. */
  draw: number
  /** Where limits are read; null where the version has none. */
  meters: Meters | null
}

export interface Meters {
  /** How much of a limit of the member is used before this occasion; `max` is all there is of it. */
  used(limit: string, from: Day, day: Day, max: number): number
  /** How much is left of a limit that members share. */
  left(limit: { key: string; max: number; from: Day; wanted: number }): number
}

const NOTHING: readonly string[] = []
const NO_POINTS: Readonly<Record<string, number>> = {}

export function frameOf(version: CompiledVersion, { at, order, event, basis }: Occasion): Frame {
  const local = version.zone.local(at)
  const sets = version.tierSets
  return {
    order,
    event,
    member: {
      ...basis.attributes,
      tags: basis.tags,
      tiers: basis.tiers,
      tier: sets.length === 1 ? basis.tiers[sets[0]!.key] : undefined,
      days_since_joining: basis.joined === null ? 0 : Math.max(0, local.day - basis.joined),
      badges: basis.badges ?? NOTHING,
      unlocked: basis.unlocked ?? NOTHING,
      plan: basis.plan ?? '',
      points: basis.points ?? version.noPoints ?? NO_POINTS,
    },
    at: {
      date: formatDay(local.day),
      year: local.year,
      month: local.month,
      day: local.dayOfMonth,
      weekday: local.weekday,
      hour: local.hour,
      minute: local.minute,
    },
    collections: version.collections,
    tables: version.tables,
    line: undefined,
    $0: undefined,
    $1: undefined,
  }
}
