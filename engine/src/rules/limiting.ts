import type { Effect, NotFired } from '../decide/decision.ts'
import type { CompiledVersion } from '../program/compile.ts'
import type { Day } from '../time/calendar.ts'
import type { Fired } from './award.ts'
import type { Frame } from './code.ts'
import { countedOn, counterOf, periodFrom, type Limit } from './limits.ts'
import type { Occasion } from './occasion.ts'

/** What was taken of one limit. */
export interface Use {
  key: string
  /** The day under which it is counted. */
  day: Day
  amount: number
  shared: boolean
}

/**
 * Holds the effects to their limits: the member's own first, then those that all members share. Effects are served by
 * priority, then in the order of the document; at the cap an effect gets the part that fits, or nothing where the limit
 * says so. Changes `effects` in place.
 */
export function applyLimits(
  version: CompiledVersion,
  occasion: Occasion,
  fired: readonly Fired[],
  effects: (Effect | null)[],
  frame: Frame,
  day: Day,
  notFired: NotFired[] | null,
): readonly Use[] {
  // Few effects have anything that holds them; the others are spared the meters, which cost as much as working them out.
  const held: number[] = []
  for (let i = 0; i < fired.length; i++) if (isHeld(version, fired[i]!, effects[i] ?? null, day)) held.push(i)
  if (held.length === 0) return NO_USES
  const meters = new Meters(version, occasion, day)
  const order = held.toSorted((a, b) => fired[b]!.campaign.priority - fired[a]!.campaign.priority || a - b)
  const times = new Map<string, boolean>()
  for (const i of order) {
    const { campaign, rule } = fired[i]!
    const effect = effects[i]
    if (!effect) continue
    const name = `${campaign.key}.${rule.key}`
    if (!times.has(name))
      times.set(name, meters.mayHappen(campaign.key, campaign.limits, frame) && meters.mayHappen(name, rule.limits, frame))
    if (!times.get(name)) {
      effects[i] = { ...effect, granted: 0, cut: 'limit' }
      notFired?.push({ campaign: campaign.key, rule: rule.key, because: 'limit' })
      continue
    }
    const served = meters.serve(effect, [...campaign.limits, ...rule.limits], campaign.budget, frame)
    effects[i] = served
    // What gives nothing in the end has not happened, and uses none of its times.
    if (served.granted === 0 && (served.kind === undefined || served.kind === 'discount')) continue
    meters.happened(campaign.key, campaign.limits, frame)
    meters.happened(name, rule.limits, frame)
  }
  return meters.uses()
}

function isHeld({ currencies }: CompiledVersion, { campaign, rule }: Fired, effect: Effect | null, day: Day): boolean {
  if (effect === null) return false
  if (campaign.limits.length > 0 || rule.limits.length > 0 || campaign.budget !== null) return true
  const currency = currencies.get(effect.currency)
  return currency !== undefined && (currency.earnCap !== null || !currency.mayCollect(day))
}

const NO_USES: readonly Use[] = []

const isOfTimes = (limit: Limit): boolean => limit.of === 'times' && limit.per !== 'order'

class Meters {
  readonly #version: CompiledVersion
  readonly #occasion: Occasion
  readonly #day: Day
  /** Taken in this decision, by counter. */
  readonly #taken = new Map<string, Use>()
  /** Of these, the limits within one order: they end with it, so nothing of them is kept. */
  readonly #ofOrder = new Set<string>()
  readonly #happened = new Set<string>()

  constructor(version: CompiledVersion, occasion: Occasion, day: Day) {
    this.#version = version
    this.#occasion = occasion
    this.#day = day
  }

  uses(): Use[] {
    return [...this.#taken.values()].filter(({ key, amount }) => amount !== 0 && !this.#ofOrder.has(key))
  }

  /** Whether limits of times let it happen once more. */
  mayHappen(name: string, limits: readonly Limit[], frame: Frame): boolean {
    if (this.#happened.has(name)) return true
    return limits.filter(isOfTimes).every((limit) => {
      const key = counterOf(limit, frame)
      return key !== null && this.#room(limit, key, 1) >= 1
    })
  }

  /** Counts it, once in a decision for each name. */
  happened(name: string, limits: readonly Limit[], frame: Frame): void {
    if (this.#happened.has(name)) return
    for (const limit of limits.filter(isOfTimes)) this.#take(limit, counterOf(limit, frame)!, 1)
    this.#happened.add(name)
  }

  /** The part of an effect that its limits of amounts, its season, its cap and its budget leave. */
  serve(effect: Effect, limits: readonly Limit[], budgetKey: string | null, frame: Frame): Effect {
    if (effect.kind !== undefined && effect.kind !== 'discount') return effect
    const currency = this.#version.currencies.get(effect.currency)
    if (effect.kind === undefined && currency && !currency.mayCollect(this.#day)) return { ...effect, granted: 0, cut: 'out_of_season' }
    const budget = budgetKey === null ? undefined : this.#version.budgets.get(budgetKey)
    const own = limits.filter(
      (limit) => limit.of === 'points' && (limit.currency === null ? effect.kind === undefined : limit.currency === effect.currency),
    )
    const all = [...own, ...(currency?.earnCap && effect.kind === undefined ? [currency.earnCap] : []), ...(budget ? [budget] : [])]
    let served = effect
    const meters: { limit: Limit; key: string; unit: number }[] = []
    for (const limit of all) {
      const key = counterOf(limit, frame)
      const unit = this.#unitOf(limit, effect)
      if (unit === 0) continue
      // Divided by a text that is not there: nothing, as with limits of times, or whoever leaves it out has no limit.
      if (key === null) {
        served = { ...served, granted: 0, cut: limit.key }
        continue
      }
      const room = Math.floor(this.#room(limit, key, Math.ceil(served.granted * unit)) / unit)
      if (room < served.granted) served = { ...served, granted: limit.whole ? 0 : Math.max(0, room), cut: limit.key }
      meters.push({ limit, key, unit })
    }
    for (const { limit, key, unit } of meters) this.#take(limit, key, Math.ceil(served.granted * unit))
    return served.granted === effect.granted ? effect : { ...served, ...(served.lines && { lines: [] }) }
  }

  /** What one unit of the effect takes of the limit: a point, or what a point costs. */
  #unitOf(limit: Limit, effect: Effect): number {
    if (effect.kind === 'discount') return limit.of === 'money' ? 1 : 0
    if (limit.of !== 'money') return limit.currency === null || limit.currency === effect.currency ? 1 : 0
    return (this.#version.currencies.get(effect.currency)?.unitValueMicros ?? 0) / 1_000_000
  }

  #room(limit: Limit, key: string, wanted: number): number {
    const taken = this.#taken.get(key)?.amount ?? 0
    if (limit.per === 'order') return limit.max - taken
    if (limit.per === 'member') return limit.max - taken - (this.#occasion.meters?.used(key, limit.period, this.#day, limit.max) ?? 0)
    const from = periodFrom(limit.period, this.#day)
    return (this.#occasion.meters?.left({ key: sharedKey(key, from), max: limit.max, from, wanted: taken + wanted }) ?? limit.max) - taken
  }

  #take(limit: Limit, key: string, amount: number): void {
    const known = this.#taken.get(key)
    if (known) known.amount += amount
    else if (limit.per === 'all') {
      const from = periodFrom(limit.period, this.#day)
      this.#taken.set(key, { key: sharedKey(key, from), day: from, amount, shared: true })
    } else {
      if (limit.per === 'order') this.#ofOrder.add(key)
      this.#taken.set(key, { key, day: countedOn(limit.period, this.#day), amount, shared: false })
    }
  }
}

/** Shared limits of fixed periods begin anew under a new key; a rolling one would need a row a day, so it is refused when saved. */
export const sharedKey = (key: string, from: Day): string => (from < 0 ? key : `${key}@${from}`)
