import { z } from 'zod'

/**
 * The program document, version 1: everything a program promises its members, as data. It is written by people
 * (YAML or JSON), published as immutable versions and compiled once. Keys are permanent: ledger rows name them.
 */
export const Key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'a key is lower-case letters, digits and underscores, and begins with a letter')
  .refine((key) => !(key in {}) && !['in', 'true', 'false', 'null'].includes(key), 'this word means something to the language itself; choose another')

const Names = z.partialRecord(z.enum(['en', 'zh']), z.string().min(1).max(120)).meta({ description: 'Text by language' })

const Expression = z.string().min(1).max(4000).meta({ description: 'A CEL expression' })
const Days = z.int().min(0).max(3660)
const Months = z.int().min(1).max(240)
const LocalDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written YYYY-MM-DD')
const MonthDay = z.string().regex(/^\d{2}-\d{2}$/, 'a day of the year is written MM-DD')

const Rounding = z.enum(['down', 'up', 'half_up', 'half_even'])

const Settings = z.strictObject({
  time_zone: z.string().meta({ description: 'IANA time zone; days of this program begin by it' }),
  money: z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/), decimals: z.int().min(0).max(4) }),
  languages: z
    .array(z.enum(['en', 'zh']))
    .min(1)
    .default(['en']),
  late_window_days: Days.default(30),
  return_window_days: Days.default(30),
  join_credit_days: Days.default(30).meta({ description: 'How old a kept order may be when its customer joins' }),
  debt: z.enum(['owe', 'write_off', 'refuse']).default('owe'),
  unknown_identity: z.enum(['enrol', 'keep', 'refuse']).default('keep'),
})

const Pending = z.discriminatedUnion('policy', [
  z.strictObject({ policy: z.literal('none') }),
  z.strictObject({ policy: z.literal('days'), days: Days.min(1) }),
  z.strictObject({ policy: z.literal('return_window') }),
])

const Expiry = z.discriminatedUnion('policy', [
  z.strictObject({ policy: z.literal('never') }),
  z.strictObject({
    policy: z.literal('span'),
    days: Days.min(1).optional(),
    months: Months.optional(),
    end_of: z.enum(['month', 'quarter', 'year']).optional(),
  }),
  z.strictObject({
    policy: z.literal('dates'),
    dates: z.array(MonthDay).min(1).max(12),
    min_months: z.int().min(0).max(120).default(0),
  }),
  z.strictObject({ policy: z.literal('sliding'), months: Months }),
])

const Currency = z.strictObject({
  names: Names,
  units: Names.optional(),
  decimals: z.int().min(0).max(4).default(0),
  pending: Pending.default({ policy: 'none' }),
  expiry: Expiry.default({ policy: 'never' }),
  spendable: z.boolean().default(true),
  sendable: z.boolean().default(false),
  value: z.number().min(0).max(1_000_000).default(0).meta({ description: 'Minor units of money per point, for liability' }),
})

const AttributeType = z.enum(['string', 'int', 'double', 'bool', 'date', 'strings'])

const Attribute = z.strictObject({
  type: AttributeType,
  names: Names.optional(),
  required: z.boolean().default(false),
  values: z.array(z.string().max(100)).max(200).optional(),
})

const MemberAttribute = Attribute.omit({ required: true }).extend({ personal: z.boolean().default(false) })

const EventType = z.strictObject({ names: Names, attributes: z.record(Key, Attribute).default({}) })

const Grant = z.strictObject({
  currency: Key,
  amount: Expression,
  rounding: Rounding.default('down'),
  bonus: z.boolean().default(false).meta({ description: 'A bonus is not multiplied' }),
})

const Multiply = z.strictObject({
  currency: Key,
  by: z.number().gt(1).max(1000),
  of: z.enum(['all', 'campaign']).default('all'),
  compound: z.boolean().default(false),
  rounding: Rounding.default('down'),
})

const Effect = z.union([z.strictObject({ grant: Grant }), z.strictObject({ multiply: Multiply })])

const Rule = z.strictObject({ when: Expression.optional(), then: z.array(Effect).min(1).max(20) })

const Campaign = z.strictObject({
  names: Names,
  trigger: Key,
  state: z.enum(['live', 'paused']).default('live'),
  from: LocalDate.optional(),
  to: LocalDate.optional().meta({ description: 'Last day, inclusive' }),
  when: Expression.optional(),
  rules: z.record(Key, Rule),
})

const Metric = z.union([
  z.strictObject({ earned: Key }),
  z.strictObject({ spent: z.literal(true) }),
  z.strictObject({ orders: z.literal(true) }),
])

const Level = z.strictObject({
  key: Key,
  names: Names,
  reach: z.int().min(0).max(1_000_000_000_000),
  keep: z.int().min(0).max(1_000_000_000_000).optional(),
})

const Window = z.discriminatedUnion('period', [
  z.strictObject({ period: z.literal('lifetime') }),
  z.strictObject({ period: z.literal('calendar_year') }),
  z.strictObject({ period: z.literal('rolling'), months: Months }),
])

const TierSet = z.strictObject({
  names: Names,
  metric: Metric,
  window: Window,
  levels: z.array(Level).min(1).max(20),
  downgrade: z.enum(['one_step', 'to_earned', 'never']).default('one_step'),
  on_return: z.enum(['keep', 'recompute']).default('keep'),
})

export const ProgramDocument = z
  .strictObject({
    perennial: z.literal(1),
    key: Key,
    names: Names,
    settings: Settings,
    currencies: z.record(Key, Currency),
    order: z
      .strictObject({
        attributes: z.record(Key, Attribute).default({}),
        line_attributes: z.record(Key, Attribute).default({}),
      })
      .default({ attributes: {}, line_attributes: {} }),
    events: z.record(Key, EventType).default({}),
    attributes: z.record(Key, MemberAttribute).default({}),
    tiers: z.record(Key, TierSet).default({}),
    campaigns: z.record(Key, Campaign).default({}),
  })
  .meta({ id: 'ProgramDocument' })

export type ProgramDocument = z.output<typeof ProgramDocument>
export type CurrencyDocument = ProgramDocument['currencies'][string]
export type CampaignDocument = ProgramDocument['campaigns'][string]
export type TierSetDocument = ProgramDocument['tiers'][string]
export type AttributeDocument = z.output<typeof Attribute>
export type SettingsDocument = ProgramDocument['settings']
