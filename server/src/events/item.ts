import { z } from 'zod'
import { Problem } from '#kit/refusals.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { PlaceOrder } from '../orders/order-input.ts'
import { MakeReturn } from '../returns/read-return.ts'
import { ReportEvent } from './read-event.ts'

const key = z.string().min(1).max(200).meta({ description: 'The idempotency key of this item' })
export const BatchItem = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('order'), key, ...PlaceOrder.shape }),
    z.strictObject({ kind: z.literal('return'), key, ...MakeReturn.shape }),
    z.strictObject({ kind: z.literal('event'), key, ...ReportEvent.shape }),
  ])
  .meta({ id: 'BatchItem' })

/** What became of one of many. */
export const ItemResult = z.object({
  status: z.int(),
  replayed: z.boolean().optional(),
  answer: DecisionAnswer.optional(),
  kept: z.boolean().optional(),
  parked: z.boolean().optional().meta({ description: 'The order it names is not known yet' }),
  problem: z.looseObject({ code: z.string() }).optional(),
})
export type ItemResult = z.infer<typeof ItemResult>

/**
 * One of many, judged alone: one that is malformed does not stop the others.
 *
 * @param at where it stands, put before the paths of its faults
 */
export function parsedBy<T>(schema: z.ZodType<T>, raw: unknown, at: readonly string[] = []): T {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new Problem(
    'invalid_request',
    {},
    parsed.error.issues.map((i) => ({ code: i.code, path: [...at, ...i.path].join('.'), message: i.message })),
  )
}
