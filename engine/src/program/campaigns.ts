import type { Frame, Run } from '../rules/code.ts'
import type { Compiled } from '../rules/compile.ts'
import type { Experiment } from '../rules/experiment.ts'
import { guardOf, lineFieldOf, readerOf, unanswered, type Guard } from '../rules/guards.ts'
import type { Limit } from '../rules/limits.ts'
import { scheduleOf, type Schedule } from '../rules/schedule.ts'
import type { Day } from '../time/calendar.ts'
import type { CampaignDocument, LimitDocument } from './campaign-schema.ts'
import { expiresOn } from './currencies.ts'
import { compileEffect, type CompiledEffect, type Languages } from './effects.ts'
import { condition, expression } from './expressions.ts'
import type { ProgramProblem } from './problems.ts'

export interface CompiledCampaign {
  key: string
  /** Place in the document; effects and explanations come in this order. */
  order: number
  schedule: Schedule
  /** Whether its days and hours go by the member's own clock. */
  byMember: boolean
  when: Run | null
  /** The same for campaigns that were found under their guard, which has answered a part of it. */
  whenFiled: Run | null
  rules: readonly CompiledRule[]
  guard: Guard | null
  /** Fires only where this coupon is presented. */
  coupon: string | null
  priority: number
  stack: string | null
  excludes: readonly string[]
  limits: readonly Limit[]
  budget: string | null
  experiment: Experiment | null
  expiresOn: ((day: Day) => Day | null) | undefined
  reviewAbove: number
  funder: string | null
}

export interface CompiledRule {
  key: string
  when: Run | null
  whenFiled: Run | null
  variant: string | null
  limits: readonly Limit[]
  effects: readonly CompiledEffect[]
}

/** Compiles one campaign; what does not compile is pushed to `problems`. */
export function compileCampaign(
  key: string,
  campaign: CampaignDocument,
  order: number,
  languages: Languages,
  problems: ProgramProblem[],
): CompiledCampaign {
  const path = `campaigns.${key}`
  const when = condition(languages.own, campaign.when, `${path}.when`, problems)
  const rules = Object.entries(campaign.rules).map(([ruleKey, rule]) => {
    const at = `${path}.rules.${ruleKey}`
    return {
      key: ruleKey,
      when: condition(languages.own, rule.when, `${at}.when`, problems),
      variant: rule.variant ?? null,
      limits: rule.limits.map((limit, i) => compileLimit(`${key}.${ruleKey}#${i}`, limit, languages, `${at}.limits.${i}`, problems)),
      effects: rule.then.map((effect, i) => compileEffect(effect, languages, `${at}.then.${i}`, problems)),
    }
  })
  const only = rules.length === 1 ? rules[0]! : null
  const guard = guardFor(campaign, [when?.ast ?? null, only?.when?.ast ?? null])
  const filed = (text: string | undefined, compiled: Compiled | null): Run | null => {
    if (compiled === null || guard === null) return compiled?.run ?? null
    const rest = unanswered(text!, compiled.ast, guard)
    return rest === null ? null : condition(languages.own, rest, path, [])!.run
  }
  return {
    key,
    order,
    schedule: scheduleOf(campaign),
    byMember: campaign.clock === 'member',
    when: when?.run ?? null,
    whenFiled: filed(campaign.when, when),
    // Written out, not spread: of thousands of campaigns those objects are read for every order, and must lie in one piece.
    rules: rules.map(({ key: ruleKey, when: own, variant, limits, effects }) => ({
      key: ruleKey,
      when: own?.run ?? null,
      whenFiled: filed(campaign.rules[ruleKey]!.when, own),
      variant,
      limits,
      effects,
    })),
    guard,
    coupon: campaign.coupon ?? null,
    priority: campaign.priority,
    stack: campaign.stack ?? null,
    excludes: campaign.excludes,
    limits: campaign.limits.map((limit, i) => compileLimit(`${key}#${i}`, limit, languages, `${path}.limits.${i}`, problems)),
    budget: campaign.budget ?? null,
    experiment: experimentOf(key, campaign),
    expiresOn: campaign.expires && expiresOn(campaign.expires),
    reviewAbove: campaign.review_above ?? Infinity,
    funder: campaign.funder ?? null,
  }
}

/**
 * Campaigns are filed by the program's clock, so those by the member's own cannot stand under a time; those of a coupon stand
 * under that.
 */
function guardFor({ clock, coupon }: CampaignDocument, conditions: Parameters<typeof guardOf>[0]): Guard | null {
  if (coupon !== undefined) return null
  const guard = guardOf(conditions)
  return clock === 'member' && guard?.path.startsWith('at.') ? null : guard
}

function compileLimit(key: string, limit: LimitDocument, languages: Languages, path: string, problems: ProgramProblem[]): Limit {
  const by = limit.by === undefined ? null : expression(languages.own, limit.by, ['string'], `${path}.by`, problems)
  const { max, of, currency, per, period, at_cap } = limit
  return { key, max, of, currency: currency ?? null, per, by: by?.run ?? null, period, whole: at_cap === 'nothing' }
}

function experimentOf(key: string, { control = 0, variants = {} }: CampaignDocument): Experiment | null {
  if (control === 0 && Object.keys(variants).length === 0) return null
  let below = 0
  const bounds = Object.entries(variants).map(([variant, share]) => ({ key: variant, below: (below += share) }))
  return { key, control, variants: bounds }
}

/** The campaigns of one trigger, filed so that those which cannot fire are not looked at. */
export class CampaignIndex {
  readonly all: readonly CompiledCampaign[]
  readonly #shelves: readonly Shelf[]
  readonly #byCoupon = new Map<string, number[]>()
  /** `#marks[i] === #round` marks campaign `i` a candidate of this round; campaigns without a guard always are. */
  readonly #marks: Float64Array
  #round = 0

  constructor(campaigns: readonly CompiledCampaign[]) {
    this.all = campaigns
    this.#marks = new Float64Array(campaigns.length).fill(-1)
    const shelves = new Map<string, Map<unknown, number[]>>()
    campaigns.forEach(({ schedule, guard, coupon }, i) => {
      if (schedule.state !== 'live') return
      if (coupon !== null) {
        this.#byCoupon.set(coupon, [...(this.#byCoupon.get(coupon) ?? []), i])
        return
      }
      if (!guard) {
        this.#marks[i] = Infinity
        return
      }
      let by = shelves.get(guard.path)
      if (!by) shelves.set(guard.path, (by = new Map()))
      for (const value of new Set(guard.values)) by.set(value, [...(by.get(value) ?? []), i])
    })
    this.#shelves = [...shelves].map(([path, by]) => ({ line: lineFieldOf(path), read: readerOf(path), by }))
  }

  /** The campaigns that may fire for this frame and these coupons, in the order of the document. */
  candidates(frame: Frame, coupons: readonly string[] | undefined): readonly CompiledCampaign[] {
    const marks = this.#marks
    const round = ++this.#round
    // A campaign without a guard stands in no shelf, so its Infinity is never overwritten.
    const mark = (places: readonly number[] | undefined): void => {
      if (places) for (const place of places) marks[place] = round
    }
    for (const { line: name, read, by } of this.#shelves) {
      if (name === null) mark(by.get(read(frame)))
      else for (const line of (frame['order'] as { lines: readonly Record<string, unknown>[] }).lines) mark(by.get(line[name]))
    }
    if (coupons) for (const coupon of coupons) mark(this.#byCoupon.get(coupon))
    const found: CompiledCampaign[] = []
    for (let i = 0; i < marks.length; i++) if (marks[i]! >= round) found.push(this.all[i]!)
    return found
  }
}

interface Shelf {
  /** The field of lines it is filed by, any of which will do; null where `read` says it. */
  line: string | null
  read: (frame: Frame) => unknown
  by: ReadonlyMap<unknown, readonly number[]>
}
