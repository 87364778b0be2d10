import { z } from 'zod'
import { Amount, Days, Period } from './parts.ts'

const Cap = z.strictObject({ max: Amount, period: Period })

/** 无小票退货: goods that come back without naming their order. */
export const ReturnsWithoutReceipt = z.strictObject({
  allowed: z.boolean().default(true),
  within_days: Days.optional().meta({ description: 'Days after the sale; those of `return_window_days`, if left out' }),
  match: z
    .enum(['newest', 'oldest', 'cheapest'])
    .default('newest')
    .meta({ description: 'Which sale they are taken from: the member’s last, the first, or where a piece cost the least' }),
  max_amount: Amount.optional().meta({ description: 'The most that the goods of one return may have cost, minor units of money' }),
  max_times: Cap.optional().meta({ description: 'How often a member may' }),
  max_money: Cap.optional().meta({ description: 'What the goods of a member may have cost together, minor units of money' }),
})
export type WithoutReceiptDocument = z.output<typeof ReturnsWithoutReceipt>
