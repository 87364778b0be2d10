import { z } from 'zod'
import { Amount, Expiry, Expression, Key, Months, Names, Rounding, Text } from './parts.ts'

const Step = z.strictObject({ from: z.int().min(0), points: z.int().min(0) })
const Rate = z.strictObject({ from: z.int().min(0), rate: z.number().min(0).max(1_000_000) })

const Grant = z.strictObject({
  currency: Key,
  amount: Expression,
  each_line: z.boolean().default(false).meta({ description: 'The amount is worked out for each line, as `line`, and summed' }),
  where: Expression.optional().meta({ description: 'With each_line: only lines for which this is true' }),
  steps: z.array(Step).min(1).max(50).optional().meta({ description: 'The amount picks the highest step it reaches' }),
  rates: z.array(Rate).min(1).max(50).optional().meta({ description: 'Each part of the amount earns at its own rate' }),
  rounding: Rounding.default('down'),
  bonus: z.boolean().default(false).meta({ description: 'A bonus is not multiplied' }),
  expires: Expiry.optional().meta({ description: 'Instead of the rule of the currency' }),
})

const Multiply = z.strictObject({
  currency: Key,
  by: z.number().gt(1).max(1000),
  of: z.enum(['all', 'campaign']).default('all'),
  compound: z.boolean().default(false),
  rounding: Rounding.default('down'),
})

const Deduct = z.strictObject({ currency: Key, amount: Expression, rounding: Rounding.default('down') })

const Discount = z.strictObject({
  of: z.enum(['order', 'lines', 'cheapest']).default('order'),
  where: Expression.optional().meta({ description: 'Which lines, as `line`' }),
  percent: z.number().gt(0).max(100).optional(),
  amount: Amount.optional().meta({ description: 'Minor units of money' }),
  most: Amount.optional(),
  rounding: Rounding.default('half_up'),
})

const Act = {
  free_item: z.strictObject({ sku: z.string().min(1).max(100), quantity: z.int().min(1).max(1000).default(1) }),
  coupon: z.strictObject({ coupon: Key }),
  badge: z.strictObject({ badge: Key }),
  challenge: z.strictObject({ challenge: Key, by: Expression.default('1') }),
  tier: z.strictObject({ set: Key, level: Key, months: Months.optional() }),
  set: z.strictObject({ attribute: Key, value: Expression }),
  tag: z.strictObject({ add: z.array(Key).max(20).default([]), remove: z.array(Key).max(20).default([]) }),
  content: z.strictObject({ unlock: z.array(Key).max(20).default([]), lock: z.array(Key).max(20).default([]) }),
  recognise: z.strictObject({ as: z.enum(['thanks', 'greeting', 'surprise']), text: Text }),
  notice: z.strictObject({ text: Text }),
  message: z.strictObject({ template: Key }),
  webhook: z.strictObject({ name: Key }),
  event: z.strictObject({ type: Key, attributes: z.record(Key, Expression).default({}) }),
}

export const ACTS = Object.keys(Act) as (keyof typeof Act)[]
export type ActKind = keyof typeof Act

/** One thing that a rule does. Each is an object with a single key that says which. */
export const Effect = z
  .strictObject({
    grant: Grant.optional(),
    multiply: Multiply.optional(),
    deduct: Deduct.optional(),
    discount: Discount.optional(),
    free_item: Act.free_item.optional(),
    coupon: Act.coupon.optional(),
    badge: Act.badge.optional(),
    challenge: Act.challenge.optional(),
    tier: Act.tier.optional(),
    set: Act.set.optional(),
    tag: Act.tag.optional(),
    content: Act.content.optional(),
    recognise: Act.recognise.optional(),
    notice: Act.notice.optional(),
    message: Act.message.optional(),
    webhook: Act.webhook.optional(),
    event: Act.event.optional(),
  })
  .refine((effect) => Object.keys(effect).length === 1, 'an effect names exactly one thing to do')
export type EffectDocument = z.output<typeof Effect>

export const Badge = z.strictObject({ names: Names })
export const Challenge = z.strictObject({
  names: Names,
  goal: z.int().min(1).max(1_000_000),
  repeat: z.boolean().default(false).meta({ description: 'Begins anew when it is done' }),
})
