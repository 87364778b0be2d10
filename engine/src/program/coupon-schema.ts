import { z } from 'zod'
import { Amount, Days, Key, LocalDate, Names, Text } from './parts.ts'

/**
 * A kind of coupon: who may use it, and until when. What it gives is a campaign that names it, so limits, stacking, budgets
 * and explanations are the same for a coupon as for everything else.
 */
export const Coupon = z.strictObject({
  names: Names,
  texts: Text.optional(),
  kind: z
    .enum(['discount', 'multiplier', 'free_item', 'free_delivery', 'gift', 'exchange'])
    .default('discount')
    .meta({ description: 'How it is shown' }),
  codes: z.enum(['unique', 'shared']).default('unique').meta({ description: 'A code for each coupon, or one that everybody types in' }),
  code: z
    .string()
    .regex(/^[A-Z0-9]{3,24}$/, 'a shared code is 3 to 24 capital letters and digits')
    .optional(),
  activate: z.boolean().default(false).meta({ description: 'The member activates it; from then on it works by itself until it is used' }),
  personal: z.boolean().default(false).meta({ description: 'Only the member it belongs to may use it' }),
  transferable: z.boolean().default(false),
  valid_days: Days.min(1).optional().meta({ description: 'Days after it was issued' }),
  from: LocalDate.optional(),
  to: LocalDate.optional().meta({ description: 'Last day, inclusive' }),
  cost: Amount.optional().meta({ description: 'What one costs the program, in minor units of money' }),
  prefix: z
    .string()
    .regex(/^[A-Z]{2,6}$/, 'a prefix is 2 to 6 capital letters')
    .optional(),
})
export type CouponDocument = z.output<typeof Coupon>

export const CouponKey = Key.meta({ description: 'Fires only for orders to which this coupon is presented' })
