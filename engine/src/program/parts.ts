import { z } from 'zod'

/** What the sections of the program document are made of. */
export const Key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'a key is lower-case letters, digits and underscores, and begins with a letter')
  .refine(
    (key) => !(key in {}) && !['in', 'true', 'false', 'null'].includes(key),
    'this word means something to the language itself; choose another',
  )

export const Names = z.partialRecord(z.enum(['en', 'zh']), z.string().min(1).max(120)).meta({ description: 'Text by language' })
export const Text = z.partialRecord(z.enum(['en', 'zh']), z.string().min(1).max(500))

export const Expression = z.string().min(1).max(4000).meta({ description: 'A CEL expression' })
export const Days = z.int().min(0).max(3660)
export const Months = z.int().min(1).max(240)
export const LocalDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written YYYY-MM-DD')
export const MonthDay = z.string().regex(/^\d{2}-\d{2}$/, 'a day of the year is written MM-DD')
export const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day is written HH:MM')
export const Share = z.number().gt(0).lt(1).meta({ description: 'A share: 0.1 is a tenth' })
export const Amount = z.int().min(1).max(1_000_000_000_000)

export const Rounding = z.enum(['down', 'up', 'half_up', 'half_even'])

export const Expiry = z.discriminatedUnion('policy', [
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
export type ExpiryDocument = z.output<typeof Expiry>

/** A stretch of time that a limit or quota counts in, by the program's calendar; `days` rolls. */
export const Period = z.union([
  z.enum(['day', 'week', 'month', 'quarter', 'year', 'lifetime']),
  z.strictObject({ days: z.int().min(1).max(366) }),
])
export type PeriodDocument = z.output<typeof Period>

/** What something is to change, so that it can be told whether it did. */
export const Objective = z.strictObject({
  metric: z.enum(['active_members', 'repeat_rate', 'orders', 'average_order', 'members_share_of_sales', 'new_members', 'redemption_rate']),
  population: Expression.optional().meta({ description: 'Whom it is about, by `member`; everybody, if left out' }),
  target: z.number(),
  by: LocalDate,
})
export type ObjectiveDocument = z.output<typeof Objective>

const AttributeType = z.enum(['string', 'int', 'double', 'bool', 'date', 'strings'])

export const Attribute = z.strictObject({
  type: AttributeType,
  names: Names.optional(),
  required: z.boolean().default(false),
  values: z.array(z.string().max(100)).max(200).optional(),
})
export type AttributeDocument = z.output<typeof Attribute>

export const MemberAttribute = Attribute.omit({ required: true }).extend({ personal: z.boolean().default(false) })
