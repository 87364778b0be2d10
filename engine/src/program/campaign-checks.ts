import { parseDay } from '../time/calendar.ts'
import type { CampaignDocument, LimitDocument } from './campaign-schema.ts'
import { triggerOf } from './compile.ts'
import type { ProgramDocument } from './document.ts'
import type { EffectDocument } from './effect-schema.ts'
import { problem, type ProgramProblem } from './problems.ts'
import { missing, objectiveProblems, overrideProblems, unknownLevel } from './validate.ts'
import { triggersOf } from './vocabulary.ts'

/** What campaigns say of the rest of the document: every key they name is there, every date exists, shares add up. */
export function campaignProblems(document: ProgramDocument): ProgramProblem[] {
  return Object.entries(document.campaigns).flatMap(([key, campaign]) => {
    const path = `campaigns.${key}`
    return [
      ...missing(document, `${path}.names`, campaign.names),
      ...trigger(document, path, campaign),
      ...dates(path, campaign),
      ...references(document, path, campaign),
      ...limits(document, `${path}.limits`, campaign.limits),
      ...rules(document, path, campaign),
    ]
  })
}

function trigger(document: ProgramDocument, path: string, { trigger: given }: CampaignDocument): ProgramProblem[] {
  if (typeof given === 'string') {
    const known = triggersOf(document)
    return known.includes(given) ? [] : [problem(`${path}.trigger`, 'unknown_trigger', { trigger: given, known: known.join(', ') })]
  }
  if (!('anniversary' in given) || given.anniversary === 'joined') return []
  const attribute = document.attributes[given.anniversary]
  return attribute?.type === 'date'
    ? []
    : [problem(`${path}.trigger.anniversary`, 'not_a_date_attribute', { attribute: given.anniversary })]
}

function dates(path: string, { from, to, blackout }: CampaignDocument): ProgramProblem[] {
  const found: ProgramProblem[] = []
  for (const [name, date] of Object.entries({ from, to }))
    if (date && parseDay(date) === null) found.push(problem(`${path}.${name}`, 'bad_date', { date }))
  for (const date of blackout) if (parseDay(date) === null) found.push(problem(`${path}.blackout`, 'bad_date', { date }))
  if ((to ?? '9999-12-31') < (from ?? '0001-01-01')) found.push(problem(`${path}.to`, 'ends_before_start'))
  return found
}

function references(
  document: ProgramDocument,
  path: string,
  { stack, excludes, budget, variants, expires, objective, clock, coupon, ...of }: CampaignDocument,
): ProgramProblem[] {
  const found: ProgramProblem[] = []
  if (stack !== undefined && !document.stacking[stack]) found.push(problem(`${path}.stack`, 'unknown_group', { group: stack }))
  for (const other of excludes)
    if (!document.campaigns[other]) found.push(problem(`${path}.excludes`, 'unknown_campaign', { campaign: other }))
  if (coupon !== undefined && !document.coupons[coupon]) found.push(problem(`${path}.coupon`, 'unknown_coupon', { coupon }))
  if (coupon !== undefined && of.trigger !== 'order') found.push(problem(`${path}.coupon`, 'coupon_needs_order'))
  if (budget !== undefined && !document.budgets[budget]) found.push(problem(`${path}.budget`, 'unknown_budget', { budget }))
  if (variants) {
    const sum = Object.values(variants).reduce((a, b) => a + b, 0)
    if (Math.abs(sum - 1) > 1e-9) found.push(problem(`${path}.variants`, 'shares_not_one', { sum }))
  }
  if (expires) found.push(...overrideProblems(`${path}.expires`, expires, false))
  if (clock === 'member' && document.settings.member_time_zone === undefined) found.push(problem(`${path}.clock`, 'no_member_zone'))
  found.push(...objectiveProblems(document, `${path}.objective`, objective))
  return found
}

function limits(document: ProgramDocument, path: string, given: readonly LimitDocument[]): ProgramProblem[] {
  return given.flatMap(({ currency, per, period, of }, i) => {
    const found: ProgramProblem[] = []
    if (currency !== undefined && !document.currencies[currency])
      found.push(problem(`${path}.${i}.currency`, 'unknown_currency', { currency }))
    if (per === 'all' && typeof period === 'object') found.push(problem(`${path}.${i}.period`, 'shared_limit_rolls'))
    if (per === 'order' && of === 'times') found.push(problem(`${path}.${i}.of`, 'order_limit_of_times'))
    return found
  })
}

function rules(document: ProgramDocument, path: string, campaign: CampaignDocument): ProgramProblem[] {
  const found: ProgramProblem[] = []
  if (Object.keys(campaign.rules).length === 0) found.push(problem(`${path}.rules`, 'no_rules'))
  for (const [key, { then, limits: own, variant }] of Object.entries(campaign.rules)) {
    const at = `${path}.rules.${key}`
    found.push(...limits(document, `${at}.limits`, own))
    if (variant !== undefined && !campaign.variants?.[variant]) found.push(problem(`${at}.variant`, 'unknown_variant', { variant }))
    then.forEach((effect, i) => found.push(...effects(document, `${at}.then.${i}`, triggerOf(campaign), effect)))
  }
  return found
}

function effects(document: ProgramDocument, path: string, triggeredBy: string, effect: EffectDocument): ProgramProblem[] {
  const { grant, multiply, deduct, discount, badge, challenge, coupon, tier, set, event } = effect
  const found: ProgramProblem[] = []
  const named = (known: object, key: string | undefined, code: Parameters<typeof problem>[1], name: string): void => {
    if (key !== undefined && !Object.hasOwn(known, key)) found.push(problem(path, code, { [name]: key }))
  }
  named(document.currencies, (grant ?? multiply ?? deduct)?.currency, 'unknown_currency', 'currency')
  named(document.badges, badge?.badge, 'unknown_badge', 'badge')
  named(document.challenges, challenge?.challenge, 'unknown_challenge', 'challenge')
  named(document.coupons, coupon?.coupon, 'unknown_coupon', 'coupon')
  named(document.events, event?.type, 'unknown_event', 'event')
  if (tier) found.push(...unknownLevel(document, path, tier.set, tier.level))
  if (set && (!document.attributes[set.attribute] || document.attributes[set.attribute]!.personal))
    found.push(problem(path, 'unknown_attribute', { attribute: set.attribute }))
  if (discount && (discount.percent === undefined) === (discount.amount === undefined))
    found.push(problem(`${path}.discount`, 'percent_or_amount'))
  if ((discount ?? grant?.each_line) && triggeredBy !== 'order') found.push(problem(path, 'lines_need_order'))
  if (grant?.steps && grant.rates) found.push(problem(`${path}.grant`, 'steps_or_rates'))
  if (grant?.expires)
    found.push(...overrideProblems(`${path}.grant.expires`, grant.expires, document.currencies[grant.currency]?.lifetime === true))
  if (deduct && document.currencies[deduct.currency]?.lifetime) found.push(problem(`${path}.deduct`, 'lifetime_falls'))
  return found
}
