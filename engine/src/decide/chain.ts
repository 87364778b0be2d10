import { award } from '../rules/award.ts'
import { basisOf, metersOf } from './basis.ts'
import { countOccasion } from './count.ts'
import type { NotFired } from './decision.ts'
import { applyEffects, takeUses } from './effects.ts'
import type { Happening, Turn } from './turn.ts'

/** How deep happenings may bring about others. Cycles are refused when a program is saved; this is the second wall. */
export const CHAIN_DEPTH_MAX = 4

/** Lets rules react to what the decision brought about: a level reached pays a bonus, whose balance earns a badge ... */
export function react(turn: Turn, notFired: NotFired[] | null): void {
  // Whoever is suspended earns nothing, by whatever way it comes.
  if (turn.progress.status !== 'active') return
  const noted: Record<string, number> = {}
  for (const [currency, { available }] of Object.entries(turn.before.wallets)) noted[currency] = available
  noteBalances(turn, noted)
  for (let i = 0; i < turn.happened.length; i++) {
    const happening = turn.happened[i]!
    if (happening.depth > CHAIN_DEPTH_MAX) {
      notFired?.push({ campaign: happening.campaign ?? '*', rule: null, because: 'too_deep', detail: happening.trigger })
      continue
    }
    turn.depth = happening.depth
    reactTo(turn, happening, notFired)
    noteBalances(turn, noted)
  }
}

function reactTo(turn: Turn, { trigger, event, campaign }: Happening, notFired: NotFired[] | null): void {
  const basis = basisOf(turn)
  const occasion = {
    trigger,
    at: turn.at,
    event,
    basis,
    ...(campaign !== undefined && { campaign }),
    meters: metersOf(turn, {}),
    draw: turn.before.draw ?? 0,
  }
  const awarded = award(turn.versions.rules, occasion, notFired)
  takeUses(turn, awarded)
  applyEffects(turn, awarded.effects, null)
  countOccasion(turn, occasion, awarded.effects)
}

function noteBalances(turn: Turn, noted: Record<string, number>): void {
  if (!turn.versions.rules.campaigns.has('balance_changed')) return
  // Sorted, because a state that was read has its wallets in another order than one that was replayed.
  for (const currency of Object.keys(turn.wallets).toSorted()) {
    const { available: after } = turn.wallets[currency]!
    const before = noted[currency] ?? 0
    noted[currency] = after
    if (before !== after) turn.happen('balance_changed', { currency, before, after })
  }
}
