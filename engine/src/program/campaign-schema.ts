import { z } from 'zod'
import { CouponKey } from './coupon-schema.ts'
import { Effect } from './effect-schema.ts'
import { Amount, Clock, Days, Expiry, Expression, Key, LocalDate, Names, Objective, Period, Share } from './parts.ts'

/** How often, or how much, a campaign or rule may give. */
export const Limit = z.strictObject({
  max: Amount,
  of: z.enum(['times', 'points']).default('times'),
  currency: Key.optional().meta({ description: 'For points: only those of this currency' }),
  per: z.enum(['member', 'all', 'order']).default('member'),
  by: Expression.optional().meta({ description: 'A text that divides the limit: order.store, event.device ...' }),
  period: Period.default('lifetime'),
  at_cap: z.enum(['partial', 'nothing']).default('partial'),
})
export type LimitDocument = z.output<typeof Limit>

const Rule = z.strictObject({
  when: Expression.optional(),
  variant: Key.optional().meta({ description: 'Only for members of this variant of the campaign' }),
  limits: z.array(Limit).max(10).default([]),
  then: z.array(Effect).min(1).max(20),
})

const Hours = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
  from: Clock.default('00:00'),
  to: Clock.default('24:00'),
})

/** A day of each member's own year, or a silence of theirs. */
const MemberTrigger = z.union([
  z.strictObject({
    anniversary: Key.meta({ description: '`joined`, or a member attribute that is a date' }),
    lead_days: Days.default(0),
    lag_days: Days.default(0),
  }),
  z.strictObject({ inactive_days: Days.min(1) }),
])

export const Campaign = z.strictObject({
  names: Names,
  trigger: z.union([Key, MemberTrigger]),
  state: z.enum(['draft', 'review', 'approved', 'live', 'paused', 'ended']).default('live'),
  from: LocalDate.optional(),
  to: LocalDate.optional().meta({ description: 'Last day, inclusive' }),
  clock: z
    .enum(['program', 'member'])
    .default('program')
    .meta({ description: 'By whose time its days and hours go: the program’s, or the member’s own' }),
  hours: z.array(Hours).max(20).default([]),
  blackout: z.array(LocalDate).max(400).default([]),
  coupon: CouponKey.optional(),
  when: Expression.optional(),
  priority: z.int().min(-1000).max(1000).default(0),
  stack: Key.optional().meta({ description: 'The stacking group it belongs to' }),
  excludes: z.array(Key).max(50).default([]),
  limits: z.array(Limit).max(10).default([]),
  budget: Key.optional(),
  control: Share.optional().meta({ description: 'Share of members who do not get it, so that its effect can be told' }),
  variants: z.record(Key, z.number().gt(0).max(1)).optional().meta({ description: 'Shares by variant; they sum to 1' }),
  expires: Expiry.optional().meta({ description: 'For what this campaign grants, instead of the rule of the currency' }),
  review_above: Amount.optional().meta({ description: 'A larger award waits until somebody lets it through' }),
  funder: Key.optional(),
  objective: Objective.optional(),
  rules: z.record(Key, Rule),
})
export type CampaignDocument = z.output<typeof Campaign>

/** Who earns nothing by this trigger: devices, addresses or people that were caught farming. */
export const Block = z.strictObject({ trigger: Key, when: Expression })

export const Stacking = z.strictObject({ mode: z.enum(['stackable', 'first', 'best', 'lowest_cost']) })

export const Budget = z.strictObject({
  names: Names.optional(),
  of: z.enum(['points', 'money']).default('points'),
  currency: Key.optional().meta({ description: 'For points: which' }),
  amount: Amount,
  alerts: z.array(z.number().gt(0).max(1)).max(10).default([0.8]).meta({ description: 'Shares at which the program is told' }),
})
