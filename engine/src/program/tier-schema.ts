import { z } from 'zod'
import { Amount, Days, Key, LocalDate, Months, Names, Objective, Period } from './parts.ts'

const Metric = z.union([
  z.strictObject({ earned: Key }),
  z.strictObject({ spent: z.literal(true) }),
  z.strictObject({ orders: z.literal(true) }),
  z.strictObject({ events: Key.meta({ description: 'How often this event happened' }) }),
  z.strictObject({ counter: Key.meta({ description: 'What a counter of the program counts' }) }),
])

const Level = z.strictObject({
  key: Key,
  names: Names,
  reach: z.int().min(0).max(1_000_000_000_000),
  keep: z.int().min(0).max(1_000_000_000_000).optional(),
  invitation: z.boolean().default(false).meta({ description: 'Given by hand only' }),
})

const Window = z.discriminatedUnion('period', [
  z.strictObject({ period: z.literal('lifetime') }),
  z.strictObject({ period: z.literal('calendar_year') }),
  z.strictObject({ period: z.literal('membership_year') }),
  z.strictObject({ period: z.literal('rolling'), months: Months }),
])

export const TierSet = z.strictObject({
  names: Names,
  metric: Metric,
  window: Window,
  levels: z.array(Level).min(1).max(20),
  upgrade: z.enum(['at_once', 'period_end']).default('at_once'),
  downgrade: z.enum(['one_step', 'to_earned', 'never']).default('one_step'),
  grace_days: Days.default(0).meta({ description: 'How long a level that was not kept stands after its end' }),
  on_return: z.enum(['keep', 'recompute']).default('keep'),
})
export type TierSetDocument = z.output<typeof TierSet>

/** 会员权益: a right of members, with how often it may be used. */
export const Benefit = z.strictObject({
  names: Names,
  kind: z
    .enum([
      'free_delivery',
      'member_price',
      'priority_service',
      'early_access',
      'longer_returns',
      'lounge',
      'birthday_gift',
      'event_seat',
      'partner_privilege',
      'other',
    ])
    .default('other'),
  tiers: z.record(Key, z.array(Key).min(1)).default({}).meta({ description: 'Levels that have it, by tier set' }),
  plans: z.array(Key).default([]),
  tags: z.array(Key).max(20).default([]).meta({ description: 'Members with one of these tags have it' }),
  quota: z.strictObject({ max: Amount, period: Period }).optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  unit_cost: z.int().min(0).max(1_000_000_000_000).default(0).meta({ description: 'What one use costs, minor units of money' }),
  objective: Objective.optional(),
})

export type BenefitDocument = z.output<typeof Benefit>

export const Plan = z.strictObject({
  names: Names,
  price: z.int().min(0).max(1_000_000_000_000),
  months: Months,
  trial_days: Days.default(0),
  on_cancel: z.enum(['until_end', 'at_once']).default('until_end'),
  objective: Objective.optional(),
})
export type PlanDocument = z.output<typeof Plan>
