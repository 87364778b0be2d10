import type { Effect, NotFired } from '../decide/decision.ts'
import type { CompiledCampaign } from '../program/campaigns.ts'
import type { CompiledVersion } from '../program/compile.ts'
import type { Fired } from './award.ts'

/**
 * Which fired campaigns stand. First exclusions: a campaign sets aside those it names, higher priority first. Then
 * each stacking group keeps all, the first by priority, the best for the member or the one that costs least: by what it is
 * worth in money, then by points, whose currency may have no worth. Ties go to the higher priority, then to the key, so
 * the same things always come out the same.
 *
 * @returns what is left, or null when nothing was set aside
 */
export function chosen(
  version: CompiledVersion,
  fired: readonly Fired[],
  effects: readonly (Effect | null)[],
  notFired: NotFired[] | null,
): Fired[] | null {
  const worth = new Map<CompiledCampaign, number>()
  const points = new Map<CompiledCampaign, number>()
  fired.forEach(({ campaign }, i) => {
    worth.set(campaign, (worth.get(campaign) ?? 0) + valueOf(version, effects[i]))
    points.set(campaign, (points.get(campaign) ?? 0) + pointsOf(effects[i]))
  })
  const ranked = [...worth.keys()].toSorted(byPriority)
  const out = new Map<CompiledCampaign, NotFired['because']>()
  for (const campaign of ranked) {
    if (out.has(campaign)) continue
    for (const other of ranked)
      if (other !== campaign && campaign.excludes.includes(other.key) && !out.has(other)) out.set(other, 'excluded')
  }
  for (const [group, { mode }] of Object.entries(version.document.stacking)) {
    const members = ranked.filter((campaign) => campaign.stack === group && !out.has(campaign))
    if (mode === 'stackable' || members.length < 2) continue
    const sign = { first: 0, best: 1, lowest_cost: -1 }[mode]
    const better = (a: CompiledCampaign, b: CompiledCampaign): number =>
      sign * (worth.get(b)! - worth.get(a)! || points.get(b)! - points.get(a)!)
    for (const loser of members.toSorted(better).slice(1)) out.set(loser, 'outranked')
  }
  if (out.size === 0) return null
  for (const [campaign, because] of out) notFired?.push({ campaign: campaign.key, rule: null, because })
  return fired.filter(({ campaign }) => !out.has(campaign))
}

function byPriority(a: CompiledCampaign, b: CompiledCampaign): number {
  return b.priority - a.priority || (a.key < b.key ? -1 : 1)
}

/** In money: a discount is what it is, points are what a point is worth. */
function valueOf(version: CompiledVersion, effect: Effect | null | undefined): number {
  if (!effect) return 0
  if (effect.kind === 'discount') return effect.granted * 1_000_000
  if (effect.kind !== undefined) return 0
  return effect.granted * (version.currencies.get(effect.currency)?.unitValueMicros ?? 0)
}

function pointsOf(effect: Effect | null | undefined): number {
  return !effect || effect.kind !== undefined ? 0 : effect.granted
}
