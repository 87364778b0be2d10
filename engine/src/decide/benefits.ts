import type { CompiledVersion } from '../program/compile.ts'
import type { BenefitDocument, PlanDocument } from '../program/tier-schema.ts'
import { countedOn, periodResets } from '../rules/limits.ts'
import { addMonths, formatDay, parseDay, type Day } from '../time/calendar.ts'
import { usedOf } from './basis.ts'
import type { BenefitCommand, PlanCommand } from './command.ts'
import { refusal, type Refusal } from './decision.ts'
import type { Progress } from './state.ts'
import type { Turn } from './turn.ts'

/** A right of the member is used, given, taken away, or a use of it given back. */
export function decideBenefit(turn: Turn, command: BenefitCommand): Refusal | null {
  const { act, benefit: key } = command
  if (!turn.versions.policy.document.benefits[key]) return refusal('unknown_benefit', { benefit: key })
  switch (act) {
    case 'use':
      return use(turn, command)
    case 'give':
      turn.progress = { ...turn.progress, benefits: { ...turn.progress.benefits, [key]: command.until ?? null } }
      return null
    case 'take': {
      const { [key]: given, ...others } = turn.progress.benefits ?? {}
      if (given === undefined) return refusal('benefit_not_held', { benefit: key })
      turn.progress = { ...turn.progress, benefits: others }
      return null
    }
    case 'restore':
      if (usedOn(turn, key, command.usedOn ?? turn.day) === 0) return refusal('benefit_not_used', { benefit: key })
      restore(turn, key, command.usedOn ?? turn.day)
      forget(turn, key, command.usedOn ?? turn.day)
      return null
  }
}

function use(turn: Turn, { benefit: key, order }: BenefitCommand): Refusal | null {
  if (turn.progress.status !== 'active') return refusal('member_not_active', { status: turn.progress.status })
  const { quota, unit_cost } = turn.versions.policy.document.benefits[key]!
  if (!isHeld(turn.versions.policy, turn.progress, turn.day, key)) return refusal('benefit_not_held', { benefit: key })
  if (quota) {
    const used = usedOf(turn.progress.counters?.[counterOf(key)], quota.period, turn.day)
    const resets = periodResets(quota.period, turn.day)
    if (used >= quota.max)
      return refusal('quota_used', { benefit: key, used, of: quota.max, ...(resets !== null && { resets_on: formatDay(resets) }) })
  }
  count(turn, key, turn.day, 1)
  if (order !== undefined) remember(turn, key, order)
  turn.announce('benefit.used', { benefit: key, cost: unit_cost, ...(order !== undefined && { order }) })
  turn.happen('benefit_used', { benefit: key })
  return null
}

/** Kept for as long as the sale can come back. */
function remember(turn: Turn, key: string, sale: number): void {
  const { return_window_days, late_window_days } = turn.versions.policy.settings
  const since = turn.today - return_window_days - late_window_days
  const living = Object.entries(turn.progress.uses ?? {}).filter(([, uses]) => uses.some(([, day]) => day >= since))
  const uses = Object.fromEntries(living)
  turn.progress = { ...turn.progress, uses: { ...uses, [sale]: [...(uses[sale] ?? []), [key, turn.day]] } }
}

/** A sale came back whole: what was used with it can be used again. */
export function restoreUses(turn: Turn, sale: number): void {
  const { [sale]: used, ...others } = turn.progress.uses ?? {}
  if (!used) return
  turn.progress = { ...turn.progress, uses: others }
  for (const [key, day] of used) {
    if (turn.versions.policy.document.benefits[key] && usedOn(turn, key, day) > 0) restore(turn, key, day)
  }
}

function restore(turn: Turn, key: string, day: Day): void {
  count(turn, key, day, -1)
  turn.announce('benefit.restored', { benefit: key })
}

/** A use that was given back by hand must not come back with its sale once more. */
function forget(turn: Turn, key: string, day: Day): void {
  const { uses = {} } = turn.progress
  const found = Object.entries(uses).find(([, of]) => of.some(([benefit, on]) => benefit === key && on === day))
  if (!found) return
  const [sale, of] = found
  const place = of.findIndex(([benefit, on]) => benefit === key && on === day)
  turn.progress = { ...turn.progress, uses: { ...uses, [sale]: of.toSpliced(place, 1) } }
}

/** How often it was used under the day on which a use of that day is counted. */
function usedOn(turn: Turn, key: string, day: Day): number {
  const { quota } = turn.versions.policy.document.benefits[key]!
  const on = countedOn(quota?.period ?? 'lifetime', day)
  return turn.progress.counters?.[counterOf(key)]?.find(([counted]) => counted === on)?.[1] ?? 0
}

const counterOf = (benefit: string): string => `benefit:${benefit}`

function count(turn: Turn, key: string, day: Day, by: number): void {
  const { quota } = turn.versions.policy.document.benefits[key]!
  turn.count(counterOf(key), countedOn(quota?.period ?? 'lifetime', day), by)
}

export interface HeldBenefit {
  key: string
  benefit: BenefitDocument
  used: number
  resetsOn: Day | null
}

/** The benefits somebody has on a day, with how much of each is used. */
export function benefitsOf(version: CompiledVersion, progress: Progress, day: Day): HeldBenefit[] {
  return Object.entries(version.document.benefits).flatMap(([key, benefit]) => {
    if (!isHeld(version, progress, day, key)) return []
    const { quota } = benefit
    const used = quota ? usedOf(progress.counters?.[counterOf(key)], quota.period, day) : 0
    return [{ key, benefit, used, resetsOn: quota ? periodResets(quota.period, day) : null }]
  })
}

/** Whether a tier, a plan, a tag or a person's hand gives it now. */
function isHeld(version: CompiledVersion, progress: Progress, day: Day, key: string): boolean {
  const { tiers, plans, tags, from, to } = version.document.benefits[key]!
  if ((from && day < parseDay(from)!) || (to && day > parseDay(to)!)) return false
  const given = progress.benefits?.[key]
  if (given === null || (given !== undefined && given > day)) return true
  if (progress.plan && progress.plan.until > day && plans.includes(progress.plan.key)) return true
  if (tags.some((tag) => progress.tags.includes(tag))) return true
  return Object.entries(tiers).some(([set, levels]) => {
    const level = progress.tiers[set]?.level ?? version.tierSets.find((s) => s.key === set)?.levels[0]!.key
    return level !== undefined && levels.includes(level)
  })
}

/** A paid membership. What was paid for stays until its end, unless the program ends it at once. */
export function decidePlan(turn: Turn, { act, plan: key, trial = false }: PlanCommand): Refusal | null {
  const plan = turn.versions.policy.document.plans[key]
  const own = turn.progress.plan
  if (!plan) return refusal('unknown_plan', { plan: key })
  const runs = own !== undefined && own.key === key && own.until > turn.today
  // Paid again while it runs, it goes on: nobody loses what was paid for.
  if (act === 'start' && !(runs && !own.trial && !trial)) return start(turn, key, plan, trial, runs)
  if (!own || own.key !== key) return refusal('no_plan', { plan: key })
  if (act === 'renew' || act === 'start') {
    turn.progress = {
      ...turn.progress,
      plan: { ...own, until: addMonths(Math.max(own.until, turn.today), plan.months), trial: false, cancelled: false },
    }
    turn.announce('plan.renewed', { plan: key })
    return null
  }
  turn.progress = { ...turn.progress, plan: { ...own, cancelled: true, until: plan.on_cancel === 'at_once' ? turn.today : own.until } }
  turn.announce('plan.cancelled', { plan: key })
  if (plan.on_cancel === 'at_once') endPlan(turn)
  return null
}

function start(turn: Turn, key: string, plan: PlanDocument, trial: boolean, runs: boolean): Refusal | null {
  const tried = plan.trial_days === 0 || turn.progress.counters?.[`trial:${key}`] !== undefined
  if (trial && (tried || runs)) return refusal('trial_used', { plan: key })
  const { plan: before } = turn.progress
  if (before && before.key !== key) {
    turn.announce('plan.ended', { plan: before.key })
    turn.happen('plan_ended', { plan: before.key })
  }
  if (trial) turn.count(`trial:${key}`, turn.day, 1)
  const until = trial ? turn.today + plan.trial_days : addMonths(turn.today, plan.months)
  turn.progress = { ...turn.progress, plan: { key, since: turn.today, until, trial, cancelled: false } }
  turn.announce('plan.started', { plan: key, trial })
  turn.happen('plan_started', { plan: key, trial })
  return null
}

/** Ends a paid membership whose time is over. */
export function endPlan(turn: Turn): void {
  const { plan, ...rest } = turn.progress
  if (!plan || plan.until > turn.today) return
  turn.progress = rest
  turn.announce('plan.ended', { plan: plan.key })
  turn.happen('plan_ended', { plan: plan.key })
}
