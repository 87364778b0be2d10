import { withProducts } from '@perennial/engine/decide/products.ts'
import type { HolderState } from '@perennial/engine/decide/state.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import type { Frame } from '@perennial/engine/rules/code.ts'
import { formatDay } from '@perennial/engine/time/calendar.ts'
import type { Told } from './told.ts'

/** A member as conditions see them at an instant. */
export function memberFrame({ tierSets, zone }: CompiledVersion, { progress }: HolderState, at: number): Record<string, unknown> {
  const { attributes, tags, joined } = progress
  const tiers = Object.fromEntries(tierSets.map((set) => [set.key, progress.tiers[set.key]?.level ?? set.levels[0]!.key]))
  const days = joined === null ? 0 : Math.max(0, zone.dayOf(at) - joined)
  const only = tierSets.length === 1 ? tiers[tierSets[0]!.key] : undefined
  return { ...attributes, tags, tiers, tier: only, days_since_joining: days }
}

/** What the conditions of an order or an event could see, for telling which part of one was not met; null for other commands. */
export function frameOf({ command, facts, rules, before }: Told): Frame | null {
  if (command.kind !== 'order' && command.kind !== 'event') return null
  const at = Math.min(command.at, command.recordedAt)
  const { day, dayOfMonth, ...local } = rules.zone.local(at)
  return {
    ...(command.kind === 'order' ? { order: withProducts(command.order, facts.products) } : { event: command.attributes }),
    member: memberFrame(rules, before, at),
    at: { ...local, date: formatDay(day), day: dayOfMonth },
  }
}
