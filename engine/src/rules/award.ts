import type { Basis, Effect, NotFired } from '../decide/decision.ts'
import { scale, wholeAmount, AMOUNT_MAX, AmountOverflow } from '../numbers/rounding.ts'
import type { CompiledCampaign, CompiledEffect, CompiledRule } from '../program/campaigns.ts'
import type { CompiledVersion } from '../program/compile.ts'
import type { Day } from '../time/calendar.ts'
import { formatDay } from '../time/calendar.ts'
import type { Frame, Run } from './code.ts'
import { Fault, OVERFLOW } from './faults.ts'

/** What a rule may look at: the thing that happened, and the member as the basis has it. */
export interface Occasion {
  trigger: string
  /** Epoch ms. */
  at: number
  order?: object
  event?: object
  basis: Basis
}

interface Fired {
  campaign: CompiledCampaign
  rule: CompiledRule
  index: number
  effect: CompiledEffect
}

/**
 * The effects of an occasion under one version. Phases: base grants, then multipliers (additive over base unless
 * compound: ×2 and ×3 give ×4), then bonuses. Each effect is rounded once, by the mode its rule names.
 *
 * @param notFired when given, receives every rule that did nothing and why
 */
export function award(version: CompiledVersion, occasion: Occasion, notFired: NotFired[] | null = null): Effect[] {
  const index = version.campaigns.get(occasion.trigger)
  if (!index) return []
  const frame = frameOf(version, occasion)
  const day = version.zone.dayOf(occasion.at)
  const fired: Fired[] = []
  for (const campaign of notFired ? index.all : index.candidates(frame)) {
    if (isOpen(campaign, day, notFired)) fire(campaign, frame, fired, notFired)
  }
  return fired.length === 0 ? [] : amounts(fired, frame, notFired)
}

function frameOf(version: CompiledVersion, { at, order, event, basis }: Occasion): Frame {
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
    $0: undefined,
    $1: undefined,
  }
}

function isOpen(campaign: CompiledCampaign, day: Day, notFired: NotFired[] | null): boolean {
  const because = campaign.paused ? 'paused' : day < campaign.from ? 'before_start' : day >= campaign.until ? 'after_end' : null
  if (because) notFired?.push({ campaign: campaign.key, rule: null, because })
  return because === null
}

function fire(campaign: CompiledCampaign, frame: Frame, fired: Fired[], notFired: NotFired[] | null): void {
  if (!holds(campaign.when, frame, campaign.key, null, notFired)) return
  for (const rule of campaign.rules) {
    if (!holds(rule.when, frame, campaign.key, rule.key, notFired)) continue
    for (let index = 0; index < rule.effects.length; index++) fired.push({ campaign, rule, index, effect: rule.effects[index]! })
  }
}

function holds(when: Run | null, frame: Frame, campaign: string, rule: string | null, notFired: NotFired[] | null): boolean {
  if (when === null) return true
  const verdict = when(frame)
  if (verdict === true) return true
  if (verdict instanceof Fault) notFired?.push({ campaign, rule, because: 'fault', detail: verdict.code })
  else notFired?.push({ campaign, rule, because: 'condition' })
  return false
}

function amounts(fired: readonly Fired[], frame: Frame, notFired: NotFired[] | null): Effect[] {
  const effects: (Effect | null)[] = []
  let multiplied = false
  for (const f of fired) {
    if (f.effect.kind === 'multiply') multiplied = true
    effects.push(f.effect.kind === 'grant' ? granted(f, f.effect, frame, notFired) : null)
  }
  if (multiplied) multiply(fired, effects)
  return effects.filter((effect): effect is Effect => effect !== null && effect.wanted !== 0)
}

function multiply(fired: readonly Fired[], effects: (Effect | null)[]): void {
  for (const compound of [false, true]) {
    fired.forEach((f, i) => {
      if (f.effect.kind !== 'multiply' || f.effect.compound !== compound) return
      const { currency, extra, rounding, of } = f.effect
      let base = total(fired, effects, ({ effect, campaign }) => {
        if (effect.kind !== 'grant' || effect.bonus || effect.currency !== currency) return false
        return of === 'all' || campaign === f.campaign
      })
      if (compound) base += total(fired, effects, ({ effect }) => effect.kind === 'multiply' && effect.currency === currency)
      effects[i] = effectOf(f, scale(base, extra, rounding))
    })
  }
}

function total(fired: readonly Fired[], effects: readonly (Effect | null)[], where: (f: Fired) => boolean): number {
  let sum = 0
  fired.forEach((f, i) => {
    if (effects[i] && where(f)) sum += effects[i].granted
  })
  return sum
}

function granted(f: Fired, effect: Extract<CompiledEffect, { kind: 'grant' }>, frame: Frame, notFired: NotFired[] | null): Effect | null {
  const value = effect.amount(frame)
  // A double may have no end (x / 0.0); what an int could not hold faults too, and a fault is this rule's alone.
  const fault = value instanceof Fault ? value : Math.abs(value as number) <= Number.MAX_SAFE_INTEGER ? null : OVERFLOW
  if (fault) {
    notFired?.push({ campaign: f.campaign.key, rule: f.rule.key, because: 'fault', detail: fault.code })
    return null
  }
  // A grant gives; what an amount below zero would mean is a deduction, which is another effect.
  return effectOf(f, Math.max(0, wholeAmount(value as number, effect.rounding)))
}

function effectOf({ campaign, rule, index, effect }: Fired, amount: number): Effect {
  if (amount > AMOUNT_MAX) throw new AmountOverflow(`${campaign.key}.${rule.key} would grant ${amount}`)
  return { campaign: campaign.key, rule: rule.key, index, currency: effect.currency, wanted: amount, granted: amount }
}
