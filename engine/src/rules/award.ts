import type { Effect, Exposure, NotFired } from '../decide/decision.ts'
import type { CampaignIndex, CompiledCampaign, CompiledRule } from '../program/campaigns.ts'
import type { CompiledVersion } from '../program/compile.ts'
import type { CompiledEffect } from '../program/effects.ts'
import type { Day } from '../time/calendar.ts'
import { CHAINED, worthOf, type Working } from './amounts.ts'
import type { Frame, Run } from './code.ts'
import { applyDiscounts, earningBasket, type Discounts } from './discounts.ts'
import { armOf, CONTROL, unit } from './experiment.ts'
import { Fault } from './faults.ts'
import { applyLimits, type Use } from './limiting.ts'
import { dayOf, frameOf, memberFrame, type Occasion } from './occasion.ts'
import { closedBecause } from './schedule.ts'
import { chosen } from './stacking.ts'

export interface Awarded {
  effects: readonly Effect[]
  exposures: readonly Exposure[]
  /** What was taken of limits. */
  uses: readonly Use[]
  /** The block that kept everything back. */
  blocked?: string
}

/** A rule that fired, with one of its effects. */
export interface Fired {
  campaign: CompiledCampaign
  rule: CompiledRule
  index: number
  effect: CompiledEffect
}

const NOTHING: Awarded = { effects: [], exposures: [], uses: [] }

/**
 * The effects of an occasion under one version. Phases: discounts, which lower what the lines earn; base grants;
 * multipliers, additive over base unless compound (×2 and ×3 give ×4); bonuses; the choice within stacking groups;
 * limits of the member, then those that all share. Each effect is rounded once, by the mode its rule names.
 *
 * @param notFired when given, receives every rule that did nothing and why
 */
export function award(version: CompiledVersion, occasion: Occasion, notFired: NotFired[] | null = null): Awarded {
  const index = version.campaigns.get(occasion.trigger)
  if (!index) return NOTHING
  const frame = frameOf(version, occasion)
  const day = version.zone.dayOf(occasion.at)
  const block = version.blocks.get(occasion.trigger)?.find(({ when }) => when(frame) === true)
  if (block) return blocked(index, block.key, occasion, notFired)
  const fired: Fired[] = []
  const exposures: Exposure[] = []
  const found = { fired, exposures, notFired }
  const candidates = notFired ? index.all : index.candidates(frame, occasion.basis.coupons)
  // Recorded also where no campaign was near, so that both arms are counted alike.
  const held = isHeldOut(version, occasion, exposures)
  for (const campaign of candidates) {
    if (occasion.campaign !== undefined && campaign.key !== occasion.campaign) continue
    if (campaign.coupon !== null && occasion.basis.coupons?.includes(campaign.coupon) !== true) {
      notFired?.push({ campaign: campaign.key, rule: null, because: 'no_coupon', detail: campaign.coupon })
      continue
    }
    const own = campaign.byMember ? memberFrame(version, occasion, frame) : frame
    const today = own === frame ? day : dayOf(own)
    if (isOpen(campaign, today, own, notFired)) fire(campaign, own, held, occasion.draw, found)
  }
  if (fired.length === 0) return exposures.length === 0 ? NOTHING : { effects: [], exposures, uses: [] }
  return amounts(version, occasion, fired, frame, day, exposures, notFired)
}

/** Somebody or something that the program keeps from earning; the metrics of the sale count all the same. */
function blocked({ all }: CampaignIndex, block: string, { campaign }: Occasion, notFired: NotFired[] | null): Awarded {
  for (const { key } of campaign === undefined ? all : all.filter((c) => c.key === campaign))
    notFired?.push({ campaign: key, rule: null, because: 'blocked', detail: block })
  return { ...NOTHING, blocked: block }
}

interface Found {
  fired: Fired[]
  exposures: Exposure[]
  notFired: NotFired[] | null
}

/** The hold-out of the whole program: its members earn nothing beyond what has no campaign. */
function isHeldOut({ settings }: CompiledVersion, { draw }: Occasion, exposures: Exposure[]): boolean {
  if (settings.hold_out === undefined) return false
  const held = unit(draw ?? 0, 'hold_out') < settings.hold_out
  exposures.push({ experiment: 'hold_out', arm: held ? CONTROL : 'program' })
  return held
}

function isOpen({ schedule, key }: CompiledCampaign, day: Day, frame: Frame, notFired: NotFired[] | null): boolean {
  const because = closedBecause(schedule, day, frame)
  if (because) notFired?.push({ campaign: key, rule: null, because })
  return because === null
}

function fire(campaign: CompiledCampaign, frame: Frame, held: boolean, draw: number, { fired, exposures, notFired }: Found): void {
  // With a trace every campaign is asked everything; without, those that were found under their guard only the rest.
  const filed = notFired === null
  if (!holds(filed ? campaign.whenFiled : campaign.when, frame, campaign.key, null, notFired)) return
  if (held) return void notFired?.push({ campaign: campaign.key, rule: null, because: 'hold_out' })
  let arm: string | null = null
  if (campaign.experiment) {
    arm = armOf(campaign.experiment, draw)
    exposures.push({ experiment: campaign.key, arm })
    if (arm === CONTROL) return void notFired?.push({ campaign: campaign.key, rule: null, because: 'control' })
  }
  for (const rule of campaign.rules) {
    if (rule.variant !== null && rule.variant !== arm) {
      notFired?.push({ campaign: campaign.key, rule: rule.key, because: 'other_variant' })
      continue
    }
    if (!holds(filed ? rule.whenFiled : rule.when, frame, campaign.key, rule.key, notFired)) continue
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

function amounts(
  version: CompiledVersion,
  occasion: Occasion,
  fired: Fired[],
  frame: Frame,
  day: Day,
  exposures: Exposure[],
  notFired: NotFired[] | null,
): Awarded {
  const context = { day, notFired, trigger: CHAINED.has(occasion.trigger) ? occasion.trigger : null }
  const priced = (rules: readonly Fired[], of: Working, most?: ReadonlyMap<number, number>): Discounts | null =>
    earningBasket(version.discounts ? applyDiscounts(rules, frame, of, most) : null, rules, frame)
  const discounts = priced(fired, context)
  let effects = worthOf(fired, frame, discounts, context)
  if (version.stacks) {
    const left = chosen(version, fired, effects, notFired)
    if (left !== null) {
      fired = left
      // A multiplier works on what stands, so it is worked out again without what was set aside.
      effects = worthOf(fired, frame, priced(fired, context), context)
    }
  }
  let uses = version.limits ? applyLimits(version, occasion, fired, effects, frame, day, notFired) : []
  const first = effects
  const caps = new Map<number, number>()
  // What a limit took off a discount is paid after all, and earns; which may let a limit cut another one.
  const passes = discounts !== null && version.limits ? PASSES_MAX : 0
  for (let pass = 0; pass < passes; pass++) {
    if (!cutDiscounts(effects, caps)) break
    effects = worthOf(fired, frame, priced(fired, context, caps), { ...context, notFired: null })
    uses = applyLimits(version, occasion, fired, effects, frame, day, null)
  }
  if (caps.size > 0) {
    effects = effects.map((effect, i) =>
      caps.has(i) ? { ...first[i]!, ...(effect && { granted: effect.granted, lines: effect.lines }) } : effect,
    )
  }
  return { effects: effects.filter(isSomething), exposures, uses }
}

/** Two discounts under two limits settle in two passes; what has not settled after these is left as it was cut last. */
const PASSES_MAX = 4

/** Notes what limits left of discounts, by place. @returns whether any was cut anew */
function cutDiscounts(effects: readonly (Effect | null)[], caps: Map<number, number>): boolean {
  let cut = false
  effects.forEach((effect, i) => {
    if (effect?.kind !== 'discount' || effect.granted >= effect.wanted) return
    caps.set(i, effect.granted)
    cut = true
  })
  return cut
}

const isSomething = (effect: Effect | null): effect is Effect => effect !== null && (effect.granted !== 0 || effect.wanted !== 0)
