import { zoneOf, type Zone } from '../time/zone.ts'
import { CampaignIndex, compileCampaign } from './campaigns.ts'
import { compileCurrency, type CompiledCurrency } from './currencies.ts'
import type { ProgramDocument, SettingsDocument, TierSetDocument } from './document.ts'
import type { ProgramProblem } from './problems.ts'
import { languageFor, triggersOf } from './vocabulary.ts'

/** One published version, ready to decide with. Immutable; shared by every holder of the program. */
export interface CompiledVersion {
  number: number
  document: ProgramDocument
  settings: SettingsDocument
  zone: Zone
  currencies: ReadonlyMap<string, CompiledCurrency>
  campaigns: ReadonlyMap<string, CampaignIndex>
  tierSets: readonly CompiledTierSet[]
  setsByMetric: ReadonlyMap<string, readonly CompiledTierSet[]>
  /** Member attributes that rules of this version may read; a sale keeps their values for its returns. */
  attributes: readonly string[]
}

export interface CompiledTierSet extends TierSetDocument {
  key: string
  /** What `metric_days` calls the metric, e.g. `earned:stars`, `spent`, `orders`. */
  metricKey: string
}

/** Compiles a document whose cross-references were checked before; returns the problems of its expressions, if any. */
export function compileProgram(document: ProgramDocument, number: number): CompiledVersion | ProgramProblem[] {
  const problems: ProgramProblem[] = []
  const campaigns = new Map<string, CampaignIndex>()
  for (const trigger of triggersOf(document)) {
    const language = languageFor(document, trigger)
    if (!language) continue
    const compiled = Object.entries(document.campaigns)
      .map(([key, campaign], order) => ({ key, campaign, order }))
      .filter(({ campaign }) => campaign.trigger === trigger)
      .map(({ key, campaign, order }) => compileCampaign(key, campaign, order, language, problems))
    if (compiled.length > 0) campaigns.set(trigger, new CampaignIndex(compiled))
  }
  if (problems.length > 0) return problems
  const { settings } = document
  const currencies = Object.entries(document.currencies).map(([key, currency]) => [key, compileCurrency(key, currency, settings)] as const)
  const tierSets = Object.entries(document.tiers).map(([key, set]) => ({ ...set, key, metricKey: metricKey(set) }))
  return {
    number,
    document,
    settings,
    zone: zoneOf(settings.time_zone),
    currencies: new Map(currencies),
    campaigns,
    tierSets,
    setsByMetric: new Map(tierSets.map((set) => [set.metricKey, tierSets.filter((s) => s.metricKey === set.metricKey)])),
    attributes: Object.keys(document.attributes).filter((name) => !document.attributes[name]!.personal),
  }
}

function metricKey({ metric }: TierSetDocument): string {
  if ('earned' in metric) return `earned:${metric.earned}`
  return 'spent' in metric ? 'spent' : 'orders'
}
