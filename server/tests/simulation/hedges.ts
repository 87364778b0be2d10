import type { Random } from './random.ts'

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'lifetime' | { days: number }

/** How often, or how much, one campaign gives. */
export interface Cap {
  max: number
  of: 'times' | 'points'
  per: 'member' | 'all' | 'order'
  /** Divided by the text of this name, of the order or the event. */
  by: 'store' | 'device' | null
  period: Period
  whole: boolean
}

/** What holds a campaign back. */
export interface Hedge {
  priority: number
  stack: string | null
  excludes: readonly string[]
  caps: readonly Cap[]
  budget: BudgetKey | null
  /** A larger award waits for a person. */
  reviewAbove: number
}

export type BudgetKey = 'beans_fund' | 'money_fund'
export type StackMode = 'stackable' | 'first' | 'best' | 'lowest_cost'

export interface Hedges {
  campaigns: Readonly<Record<string, Hedge>>
  budgets: Readonly<Record<BudgetKey, number>>
  groups: Readonly<Record<string, StackMode>>
}

const PERIODS: readonly Period[] = ['day', 'week', 'month', 'quarter', 'lifetime', { days: 3 }, { days: 20 }]
/** Limits that all share count in fixed periods. */
const FIXED: readonly Period[] = ['day', 'week', 'month', 'lifetime']

function drawCap(random: Random, trigger: string): Cap {
  const per = random.pick(['member', 'member', 'all', 'order'] as const)
  const of = per === 'order' ? 'points' : random.pick(['times', 'points'] as const)
  const divider = trigger === 'order' ? 'store' : trigger === 'visit' ? 'device' : null
  return {
    max: of === 'times' ? random.int(1, per === 'all' ? 12 : 4) : random.int(5, per === 'all' ? 600 : 150),
    of,
    per,
    by: random.chance(0.4) ? divider : null,
    period: per === 'order' ? 'lifetime' : random.pick(per === 'all' ? FIXED : PERIODS),
    whole: random.chance(0.3),
  }
}

/** @param triggers the trigger of each campaign, by its key */
export function drawHedges(random: Random, triggers: Readonly<Record<string, string>>): Hedges {
  const keys = Object.keys(triggers)
  const hedge = (key: string): Hedge => ({
    priority: random.pick([0, 0, 5, -3]),
    stack: random.chance(0.35) ? random.pick(['offers', 'treats']) : null,
    excludes: random.chance(0.12) ? [random.pick(keys.filter((other) => other !== key))] : [],
    caps: Array.from({ length: random.pick([0, 0, 1, 1, 2]) }, () => drawCap(random, triggers[key]!)),
    reviewAbove: random.chance(0.3) ? random.pick([1, 20, 100]) : Infinity,
    budget: random.chance(0.2) ? random.pick(['beans_fund', 'money_fund'] as const) : null,
  })
  return {
    campaigns: Object.fromEntries(keys.map((key) => [key, hedge(key)])),
    budgets: { beans_fund: random.int(200, 3000), money_fund: random.int(200, 3000) },
    groups: { offers: random.pick(['first', 'best', 'lowest_cost'] as const), treats: random.pick(['stackable', 'best'] as const) },
  }
}

/** More or less of the same: what a limit counts, and by what, stays. */
export function changedHedges({ campaigns, budgets, groups }: Hedges, random: Random): Hedges {
  const factor = random.pick([0.6, 1, 2])
  const some = (amount: number): number => Math.max(1, Math.round(amount * factor))
  const changed = (hedge: Hedge): Hedge => ({ ...hedge, caps: hedge.caps.map((cap) => ({ ...cap, max: some(cap.max) })) })
  return {
    campaigns: Object.fromEntries(Object.entries(campaigns).map(([key, hedge]) => [key, changed(hedge)])),
    budgets: { beans_fund: some(budgets.beans_fund), money_fund: some(budgets.money_fund) },
    groups,
  }
}

/** A hedge as the document says it. */
export function hedgeDocument({ priority, stack, excludes, caps, budget, reviewAbove }: Hedge, trigger: string): object {
  const source = trigger === 'order' ? 'order' : 'event'
  const limits = caps.map(({ max, of, per, by, period, whole }) => ({
    max,
    of,
    per,
    period,
    at_cap: whole ? 'nothing' : 'partial',
    ...(by && { by: `${source}.${by}` }),
  }))
  return {
    priority,
    excludes,
    limits,
    ...(stack && { stack }),
    ...(budget && { budget }),
    ...(reviewAbove !== Infinity && { review_above: reviewAbove }),
  }
}
