import type { Run } from '../rules/code.ts'
import type { Table } from '../rules/functions.ts'
import type { Limit } from '../rules/limits.ts'
import { zoneOf, type Zone } from '../time/zone.ts'
import type { CampaignDocument } from './campaign-schema.ts'
import { CampaignIndex, compileCampaign, type CompiledCampaign } from './campaigns.ts'
import { compileCounters, metricOf, type CompiledCounter } from './counters.ts'
import { compileCurrency, type CompiledCurrency } from './currencies.ts'
import type { ProgramDocument, SettingsDocument } from './document.ts'
import { condition } from './expressions.ts'
import type { ProgramProblem } from './problems.ts'
import { compileRewards, type CompiledReward } from './rewards.ts'
import type { TierSetDocument } from './tier-schema.ts'
import { languageFor, lineLanguageFor } from './vocabulary.ts'

/** One published version, ready to decide with. Immutable; shared by every holder of the program. */
export interface CompiledVersion {
  number: number
  document: ProgramDocument
  settings: SettingsDocument
  zone: Zone
  currencies: ReadonlyMap<string, CompiledCurrency>
  /** By trigger. */
  campaigns: ReadonlyMap<string, CampaignIndex>
  byKey: ReadonlyMap<string, CompiledCampaign>
  /** By trigger: when nothing is earned at all. */
  blocks: ReadonlyMap<string, readonly CompiledBlock[]>
  /** By trigger. */
  counters: ReadonlyMap<string, readonly CompiledCounter[]>
  /** Campaigns that wait for a day of the member's own: anniversaries and silences. */
  dated: readonly DatedCampaign[]
  /** Those that wait for a personal date, which the engine must not see: it is told the day. */
  personalDates: readonly PersonalDate[]
  budgets: ReadonlyMap<string, Limit>
  rewards: ReadonlyMap<string, CompiledReward>
  tierSets: readonly CompiledTierSet[]
  setsByMetric: ReadonlyMap<string, readonly CompiledTierSet[]>
  /** Member attributes that rules of this version may read; a sale keeps their values for its returns. */
  attributes: readonly string[]
  collections: Readonly<Record<string, ReadonlySet<string>>>
  tables: Readonly<Record<string, Table>>
  /** Whether any rule asks for the member's points, badges, contents or counters: only then does a sale keep them. */
  reads: { points: boolean; badges: boolean; unlocked: boolean; plan: boolean; counters: boolean; id: boolean; segments: readonly string[] }
  noPoints: Readonly<Record<string, number>>
  noCounters: Readonly<Record<string, number>>
  /** In none of them; null where none is declared. */
  noSegments: Readonly<Record<string, boolean>> | null
  /** What the version makes use of at all; what it does not costs nothing. */
  discounts: boolean
  stacks: boolean
  limits: boolean
}

export interface CompiledTierSet extends TierSetDocument {
  key: string
  /** What `metric_days` calls the metric, e.g. `earned:stars`, `spent`, `orders`. */
  metricKey: string
}

export interface CompiledBlock {
  key: string
  when: Run
}

export interface DatedCampaign {
  campaign: CompiledCampaign
  on: { anniversary: string; shift: number } | { inactive: number }
}

export interface PersonalDate {
  campaign: string
  attribute: string
  /** Days after the date; before it where negative. */
  shift: number
}

/** The trigger under which campaigns stand; those that wait for a day of the member's own stand under what happens then. */
export const triggerOf = ({ trigger }: CampaignDocument): string =>
  typeof trigger === 'string' ? trigger : 'anniversary' in trigger ? 'anniversary' : 'inactive'

/** Compiles a document whose cross-references were checked before; returns the problems of its expressions, if any. */
export function compileProgram(document: ProgramDocument, number: number): CompiledVersion | ProgramProblem[] {
  const problems: ProgramProblem[] = []
  const campaigns = compileCampaigns(document, problems)
  const counters = compileCounters(document, problems)
  const blocks = compileBlocks(document, problems)
  const rewards = compileRewards(document, problems)
  if (problems.length > 0) return problems
  const { settings } = document
  const currencies = Object.entries(document.currencies).map(([key, currency]) => [key, compileCurrency(key, currency, settings)] as const)
  const tierSets = Object.entries(document.tiers).map(([key, set]) => ({ ...set, key, metricKey: metricKey(set) }))
  const byKey = new Map([...campaigns.values()].flatMap(({ all }) => all.map((campaign) => [campaign.key, campaign] as const)))
  return {
    number,
    document,
    settings,
    zone: zoneOf(settings.time_zone),
    currencies: new Map(currencies),
    campaigns,
    byKey,
    blocks,
    counters,
    dated: datedOf(document, byKey),
    personalDates: personalDatesOf(document),
    budgets: new Map(Object.entries(document.budgets).map(([key, budget]) => [key, budgetLimit(key, budget)])),
    rewards,
    tierSets,
    setsByMetric: new Map(tierSets.map((set) => [set.metricKey, tierSets.filter((s) => s.metricKey === set.metricKey)])),
    attributes: Object.keys(document.attributes).filter((name) => !document.attributes[name]!.personal),
    collections: Object.fromEntries(Object.entries(document.collections).map(([key, values]) => [key, new Set(values)])),
    tables: Object.fromEntries(Object.entries(document.tables).map(([key, values]) => [key, { values: new Map(Object.entries(values)) }])),
    reads: readsOf(document),
    ...usesOf(document),
    noPoints: Object.fromEntries(currencies.map(([key]) => [key, 0])),
    noCounters: Object.fromEntries(Object.keys(document.counters).map((key) => [key, 0])),
    noSegments: noneOf(Object.keys(document.segments)),
  }
}

function compileCampaigns(document: ProgramDocument, problems: ProgramProblem[]): Map<string, CampaignIndex> {
  const found = new Map<string, CampaignIndex>()
  const entries = Object.entries(document.campaigns).map(([key, campaign], order) => ({
    key,
    campaign,
    order,
    trigger: triggerOf(campaign),
  }))
  for (const trigger of new Set(entries.map((e) => e.trigger))) {
    const own = languageFor(document, trigger)
    if (!own) continue
    const languages = { own, line: lineLanguageFor(document, trigger) }
    const compiled = entries
      .filter((e) => e.trigger === trigger)
      .map((e) => compileCampaign(e.key, e.campaign, e.order, languages, problems))
    found.set(trigger, new CampaignIndex(compiled))
  }
  return found
}

function compileBlocks(document: ProgramDocument, problems: ProgramProblem[]): Map<string, CompiledBlock[]> {
  const found = new Map<string, CompiledBlock[]>()
  for (const [key, { trigger, when }] of Object.entries(document.blocks)) {
    const language = languageFor(document, trigger)
    const test = language && condition(language, when, `blocks.${key}.when`, problems)
    if (test) found.set(trigger, [...(found.get(trigger) ?? []), { key, when: test.run }])
  }
  return found
}

function usesOf({ campaigns, currencies }: ProgramDocument): Pick<CompiledVersion, 'discounts' | 'stacks' | 'limits'> {
  const all = Object.values(campaigns)
  const rules = all.flatMap((campaign) => Object.values(campaign.rules))
  return {
    discounts: rules.some(({ then }) => then.some((effect) => effect.discount)),
    stacks: all.some(({ stack, excludes }) => stack !== undefined || excludes.length > 0),
    limits:
      [...all, ...rules].some(({ limits }) => limits.length > 0) ||
      all.some(({ budget }) => budget !== undefined) ||
      Object.values(currencies).some(({ earn_cap, collect }) => earn_cap ?? collect),
  }
}

function datedOf(document: ProgramDocument, byKey: ReadonlyMap<string, CompiledCampaign>): DatedCampaign[] {
  return Object.entries(document.campaigns).flatMap(([key, { trigger, state }]): DatedCampaign[] => {
    const campaign = byKey.get(key)
    if (typeof trigger === 'string' || state !== 'live' || !campaign) return []
    if ('inactive_days' in trigger) return [{ campaign, on: { inactive: trigger.inactive_days } }]
    if (isPersonal(document, trigger.anniversary)) return []
    return [{ campaign, on: { anniversary: trigger.anniversary, shift: trigger.lag_days - trigger.lead_days } }]
  })
}

const isPersonal = ({ attributes }: ProgramDocument, name: string): boolean => attributes[name]?.personal === true

function personalDatesOf(document: ProgramDocument): PersonalDate[] {
  return Object.entries(document.campaigns).flatMap(([campaign, { trigger, state }]): PersonalDate[] => {
    if (typeof trigger === 'string' || state !== 'live' || !('anniversary' in trigger) || !isPersonal(document, trigger.anniversary))
      return []
    return [{ campaign, attribute: trigger.anniversary, shift: trigger.lag_days - trigger.lead_days }]
  })
}

const budgetLimit = (key: string, { of, currency, amount }: ProgramDocument['budgets'][string]): Limit => ({
  key: `budget:${key}`,
  max: amount,
  of,
  currency: currency ?? null,
  per: 'all',
  by: null,
  period: 'lifetime',
  whole: false,
})

/** By the text of the expressions: a false alarm costs a few bytes a sale, so being exact is not worth more code. */
function readsOf({ campaigns, counters, blocks, segments }: ProgramDocument): CompiledVersion['reads'] {
  const text = JSON.stringify([campaigns, counters, blocks])
  return {
    points: text.includes('member.points'),
    badges: text.includes('member.badges'),
    unlocked: text.includes('member.unlocked'),
    plan: text.includes('member.plan'),
    counters: text.includes('member.counters'),
    id: text.includes('member.id'),
    segments: text.includes('segments') ? Object.keys(segments).filter((key) => new RegExp(`\\b${key}\\b`).test(text)) : [],
  }
}

const noneOf = (segments: readonly string[]): CompiledVersion['noSegments'] =>
  segments.length === 0 ? null : Object.fromEntries(segments.map((key) => [key, false]))

function metricKey({ metric }: TierSetDocument): string {
  if ('earned' in metric) return `earned:${metric.earned}`
  if ('counter' in metric) return metricOf(metric.counter)
  if ('events' in metric) return `events:${metric.events}`
  return 'spent' in metric ? 'spent' : 'orders'
}
