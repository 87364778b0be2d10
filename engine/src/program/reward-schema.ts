import { z } from 'zod'
import { Amount, Expression, Key, LocalDate, Months, Names, Period, Text } from './parts.ts'

const Levels = z.record(Key, z.array(Key).min(1)).default({})

const Price = z.strictObject({
  points: z
    .record(Key, Amount)
    .refine((points) => Object.keys(points).length > 0, 'a price is of at least one currency')
    .meta({ description: 'How much of each currency' }),
  money: z
    .int()
    .min(0)
    .max(1_000_000_000_000)
    .default(0)
    .meta({ description: 'To be paid beside it, in minor units; the shop collects it' }),
  tiers: Levels.meta({ description: 'Levels that may choose it, by tier set; all, if left out' }),
})
export type PriceDocument = z.output<typeof Price>

const Limit = z.strictObject({ max: Amount, per: z.enum(['member', 'all']).default('member'), period: Period.default('lifetime') })

const Hours = z
  .int()
  .min(0)
  .max(24 * 365)

export const REWARD_KINDS = [
  'credit',
  'coupon',
  'code',
  'generated',
  'digital',
  'physical',
  'experience',
  'tier',
  'donation',
  'conversion',
] as const
export type RewardKind = (typeof REWARD_KINDS)[number]

/** 礼品: something that points can be redeemed for. */
export const Reward = z.strictObject({
  names: Names,
  texts: Text.optional(),
  images: z
    .array(z.url({ protocol: /^https$/ }).max(500))
    .max(10)
    .default([]),
  category: Key.optional(),
  kind: z.enum(REWARD_KINDS),
  state: z.enum(['live', 'paused', 'ended']).default('live'),
  prices: z
    .array(Price)
    .min(1)
    .max(10)
    .meta({ description: 'Any one of them; the first that a member may choose and can pay is taken, if none is named' }),
  when: Expression.optional().meta({ description: 'Who may have it, by `member`' }),
  from: LocalDate.optional(),
  to: LocalDate.optional().meta({ description: 'Last day' }),
  limits: z.array(Limit).max(10).default([]),
  stock: z
    .enum(['unlimited', 'counted'])
    .default('unlimited')
    .meta({ description: 'Counted: there is as much as was put into stock; experiences count the seats of each slot' }),
  pool: Key.optional().meta({ description: 'Of a code: the pool that codes are taken from' }),
  supplier: Key.optional().meta({ description: 'Who delivers it; `warehouse` is the house’s own' }),
  sku: z.string().min(1).max(100).optional().meta({ description: 'What the supplier calls it; the key, if left out' }),
  hold_hours: Hours.min(1).default(72).meta({ description: 'How long its points are held while the supplier makes up its mind' }),
  cancel_hours: Hours.default(0).meta({ description: 'How long a member may take it back, as long as it was not confirmed' }),
  credit: z.strictObject({ currency: Key, amount: Amount }).optional(),
  coupon: Key.optional(),
  tier: z.strictObject({ set: Key, level: Key, months: Months.optional() }).optional(),
  cause: z
    .strictObject({ key: Key, names: Names, amount: Amount.meta({ description: 'What the program gives, minor units of money' }) })
    .optional(),
  conversion: z.strictObject({ program: z.string().min(1).max(100), amount: Amount }).optional(),
})
export type RewardDocument = z.output<typeof Reward>
