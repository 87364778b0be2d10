import { demands } from '../rules/guards.ts'
import { isProblem } from '../rules/parse.ts'
import { parseDay, type Day } from '../time/calendar.ts'
import type { CampaignDocument } from './campaign-schema.ts'
import { triggerOf } from './compile.ts'
import type { ProgramDocument } from './document.ts'
import { languageFor } from './vocabulary.ts'

/** Something a manager should look at before publishing. Nothing here forbids it: what is wrong outright is a problem. */
export interface Finding {
  path: string
  code: FindingCode
  parameters: Record<string, string | number>
}

export type FindingCode =
  | 'no_objective'
  | 'unbounded'
  | 'never_fires'
  | 'over'
  | 'shadowed'
  | 'never_earned'
  | 'without_value'
  | 'unused_attribute'
  | 'unused_budget'
  | 'unused_coupon'
  | 'unused_terms'

const finding = (path: string, code: FindingCode, parameters: Finding['parameters'] = {}): Finding => ({ path, code, parameters })

/** @param today for campaigns that are over; a day of the program's time zone */
export function lintProgram(document: ProgramDocument, today: Day): Finding[] {
  const campaigns = Object.entries(document.campaigns).flatMap(([key, campaign]) => lintCampaign(document, key, campaign, today))
  return [
    ...campaigns,
    ...shadowed(document),
    ...aimless(document),
    ...overRewards(document, today),
    ...currencies(document),
    ...unused(document),
    ...unusedTerms(document),
  ]
}

function lintCampaign(document: ProgramDocument, key: string, campaign: CampaignDocument, today: Day): Finding[] {
  const path = `campaigns.${key}`
  const found: Finding[] = []
  if (campaign.state === 'ended') return found
  if (!campaign.objective) found.push(finding(`${path}.objective`, 'no_objective'))
  if (campaign.to && parseDay(campaign.to)! < today) found.push(finding(`${path}.to`, 'over', { to: campaign.to }))
  if (isUnbounded(campaign)) found.push(finding(`${path}.limits`, 'unbounded', { trigger: triggerOf(campaign) }))
  const conditions = [['when', campaign.when], ...Object.entries(campaign.rules).map(([rule, { when }]) => [`rules.${rule}.when`, when])]
  for (const [name, text] of conditions) {
    const why = text === undefined ? null : impossible(document, triggerOf(campaign), text)
    if (why) found.push(finding(`${path}.${name!}`, 'never_fires', { why }))
  }
  return found
}

/** An event can be sent as often as somebody likes; an order costs its customer money. */
function isUnbounded({ trigger, limits, budget, rules }: CampaignDocument): boolean {
  if (trigger === 'order' || typeof trigger !== 'string' || limits.length > 0 || budget !== undefined) return false
  return Object.values(rules).some((rule) => rule.limits.length === 0 && rule.then.some((effect) => effect.grant ?? effect.coupon))
}

/** What a condition demands that nothing can be: a level or a value that is not declared, or plain falsehood. */
function impossible(document: ProgramDocument, trigger: string, text: string): string | null {
  const parsed = languageFor(document, trigger)?.parse(text)
  if (!parsed || isProblem(parsed)) return null
  if (parsed.ast.op === 'value' && parsed.ast.args === false) return 'false'
  for (const { path, values } of demands(parsed.ast)) {
    const possible = possibleValues(document, trigger, path)
    if (possible && !values.some((value) => possible.includes(value as string))) return `${path} == ${JSON.stringify(values[0])}`
  }
  return null
}

function possibleValues(document: ProgramDocument, trigger: string, path: string): readonly string[] | null {
  const [root, name = '', last = ''] = path.split('.')
  const sets = Object.values(document.tiers)
  if (path === 'member.tier' && sets.length === 1) return sets[0]!.levels.map((level) => level.key)
  if (root === 'member' && name === 'tiers') return document.tiers[last]?.levels.map((level) => level.key) ?? null
  if (root === 'member') return document.attributes[name]?.values ?? null
  if (root === 'event') return document.events[trigger]?.attributes[name]?.values ?? null
  if (root === 'order' && name === 'lines') return document.order.line_attributes[last]?.values ?? null
  return root === 'order' ? (document.order.attributes[name]?.values ?? null) : null
}

/** In a group where the first is taken, whatever stands behind one that always fires is never taken. */
function shadowed(document: ProgramDocument): Finding[] {
  const live = Object.entries(document.campaigns).filter(([, { state }]) => state === 'live')
  return live.flatMap(([key, campaign]) => {
    if (campaign.stack === undefined || document.stacking[campaign.stack]?.mode !== 'first') return []
    const before = live.find(
      ([other, c]) =>
        other !== key && c.stack === campaign.stack && triggerOf(c) === triggerOf(campaign) && outranks(c, campaign) && covers(c, campaign),
    )
    return before ? [finding(`campaigns.${key}`, 'shadowed', { by: before[0] })] : []
  })
}

const outranks = (a: CampaignDocument, b: CampaignDocument): boolean => a.priority > b.priority

const covers = (a: CampaignDocument, b: CampaignDocument): boolean =>
  (a.when === undefined || a.when === b.when) &&
  a.from === undefined &&
  a.to === undefined &&
  a.hours.length === 0 &&
  Object.values(a.rules).some((rule) => rule.when === undefined)

/** Rewards that nobody can choose any more, and still stand in the catalogue's document as if they could. */
function overRewards({ rewards }: ProgramDocument, today: Day): Finding[] {
  return Object.entries(rewards).flatMap(([key, { state, to }]) =>
    state !== 'ended' && to !== undefined && parseDay(to)! < today ? [finding(`rewards.${key}.to`, 'over', { to })] : [],
  )
}

/** Plans and benefits cost money, so they too say what for. */
function aimless({ plans, benefits }: ProgramDocument): Finding[] {
  return Object.entries({ plans, benefits }).flatMap(([section, parts]) =>
    Object.entries(parts).flatMap(([key, { objective }]) => (objective ? [] : [finding(`${section}.${key}.objective`, 'no_objective')])),
  )
}

function currencies(document: ProgramDocument): Finding[] {
  const text = JSON.stringify(document.campaigns)
  return Object.entries(document.currencies).flatMap(([key, { spendable, value }]) => {
    const found: Finding[] = []
    const converted = Object.values(document.currencies).some(({ converts }) => converts.some(({ to }) => to === key))
    if (!text.includes(`"currency":"${key}"`) && !converted) found.push(finding(`currencies.${key}`, 'never_earned'))
    if (spendable && value === 0) found.push(finding(`currencies.${key}.value`, 'without_value'))
    return found
  })
}

function unused(document: ProgramDocument): Finding[] {
  const { campaigns, tiers, counters, blocks, settings } = document
  const text = JSON.stringify([campaigns, tiers, counters, blocks, document.currencies, settings])
  const attributes = Object.entries(document.attributes).flatMap(([key, { personal }]) =>
    personal || text.includes(`member.${key}`) || text.includes(`"${key}"`) ? [] : [finding(`attributes.${key}`, 'unused_attribute')],
  )
  const budgets = Object.keys(document.budgets).flatMap((key) =>
    text.includes(`"budget":"${key}"`) ? [] : [finding(`budgets.${key}`, 'unused_budget')],
  )
  const coupons = Object.keys(document.coupons).flatMap((key) =>
    Object.values(campaigns).some(({ coupon }) => coupon === key) ? [] : [finding(`coupons.${key}`, 'unused_coupon')],
  )
  return [...attributes, ...budgets, ...coupons]
}

/** Where nothing comes back without a receipt, it does not matter how it would. */
function unusedTerms({ settings: { returns_without_receipt: policy } }: ProgramDocument): Finding[] {
  if (policy?.allowed !== false) return []
  const { allowed: _, match, ...terms } = policy
  const idle = Object.keys({ ...(match !== 'newest' && { match }), ...terms })
  return idle.map((name) => finding(`settings.returns_without_receipt.${name}`, 'unused_terms'))
}
