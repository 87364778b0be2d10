import { z } from 'zod'
import { Amount, Days, Expiry, Key, LocalDate, MonthDay, Names, Period } from './parts.ts'

const Pending = z.discriminatedUnion('policy', [
  z.strictObject({ policy: z.literal('none') }),
  z.strictObject({ policy: z.literal('days'), days: Days.min(1) }),
  z.strictObject({ policy: z.literal('date'), date: LocalDate }),
  z.strictObject({
    policy: z.literal('event'),
    event: Key.meta({ description: 'An event that names the order, such as shipped' }),
    days: Days.default(0).meta({ description: 'Days after it' }),
  }),
  z.strictObject({ policy: z.literal('return_window') }),
])

const Season = z.strictObject({
  from: MonthDay,
  to: MonthDay.meta({ description: 'Last day, inclusive; before `from`, it is next year’s' }),
})
const Cap = z.strictObject({ max: Amount, period: Period })
const Payment = z.strictObject({
  points: Amount,
  amount: Amount.meta({ description: 'Minor units of money that so many points pay for' }),
  most_share: z.number().gt(0).max(1).default(1).meta({ description: 'The most of a basket that may be paid with it' }),
  priority: z.int().min(-1000).max(1000).default(0).meta({ description: 'Of several currencies, the higher is taken first' }),
})
const Conversion = z.strictObject({ to: Key, from: LocalDate.optional(), give: Amount, get: Amount })

export const Currency = z.strictObject({
  names: Names,
  units: Names.optional(),
  unit: Names.optional().meta({ description: 'What a single one is called, where that is another word than `units`' }),
  decimals: z.int().min(0).max(4).default(0),
  pending: Pending.default({ policy: 'none' }),
  expiry: Expiry.default({ policy: 'never' }),
  expiry_by_tier: z.record(Key, z.record(Key, Expiry)).default({}).meta({ description: 'By tier set and level, instead of `expiry`' }),
  spendable: z.boolean().default(true),
  lifetime: z.boolean().default(false).meta({ description: 'Acknowledges what a customer has been worth: only returns take from it' }),
  collect: Season.optional().meta({ description: 'The season in which it is earned' }),
  spend: Season.optional().meta({ description: 'The season in which it is spent' }),
  earn_cap: Cap.optional(),
  spend_cap: Cap.optional(),
  min_redeem: Amount.default(1),
  redeem_step: Amount.default(1),
  pay: Payment.optional().meta({ description: 'Baskets may be paid with it' }),
  sendable: z.boolean().default(false),
  send_cap: Cap.optional(),
  send_within: Key.optional().meta({
    description: 'A member attribute: it is sent only among members who have the same there, such as a family',
  }),
  converts: z.array(Conversion).max(20).default([]),
  value: z.number().min(0).max(1_000_000).default(0).meta({ description: 'Minor units of money per point, for liability' }),
})
export type CurrencyDocument = z.output<typeof Currency>
