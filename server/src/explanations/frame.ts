import { countersOf } from '@perennial/engine/decide/basis.ts'
import type { Basis } from '@perennial/engine/decide/decision.ts'
import { withProducts } from '@perennial/engine/decide/products.ts'
import type { HolderState } from '@perennial/engine/decide/state.ts'
import { memberIdOf } from '@perennial/engine/numbers/type-id.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import type { Frame } from '@perennial/engine/rules/code.ts'
import { frameOf as frameOfOccasion } from '@perennial/engine/rules/occasion.ts'
import type { Told } from './told.ts'

/** A member as conditions see them at an instant, with nothing that happened. */
export function memberFrame(version: CompiledVersion, state: HolderState, at: number): Frame {
  const basis = basisOf(version, state, at)
  return frameOfOccasion(version, { trigger: '', at, basis, draw: 0, meters: null })
}

function basisOf(version: CompiledVersion, { id, progress, wallets }: HolderState, at: number): Basis {
  const { tierSets, noPoints, zone } = version
  const { tiers, attributes, tags, joined, badges = {}, unlocked = [], plan } = progress
  const levels = tierSets.map((set) => [set.key, tiers[set.key]?.level ?? set.levels[0]!.key] as const)
  const available = Object.entries(wallets).map(([currency, wallet]) => [currency, wallet.available] as const)
  return {
    tiers: Object.fromEntries(levels),
    attributes,
    tags,
    joined,
    ...(id !== undefined && { id: memberIdOf(id) }),
    badges: Object.keys(badges),
    unlocked,
    plan: plan?.key ?? '',
    points: { ...noPoints, ...Object.fromEntries(available) },
    counters: countersOf(version, progress, zone.dayOf(at)),
  }
}

/** What the conditions of an order or an event saw, for telling which part of one was not met; null for other commands. */
export function frameOf({ command, facts, rules, decision }: Told): Frame | null {
  if (decision.outcome === 'refused' || !decision.basis) return null
  const occasion = { at: Math.min(command.at, command.recordedAt), basis: decision.basis, draw: 0, meters: null }
  if (command.kind === 'order')
    return frameOfOccasion(rules, { ...occasion, trigger: 'order', order: withProducts(command.order, facts.products) })
  return command.kind === 'event' ? frameOfOccasion(rules, { ...occasion, trigger: command.type, event: command.attributes }) : null
}
