import type { Order } from '@perennial/engine/decide/command.ts'
import { z } from 'zod'
import { encodeId, encodeRowId } from '#kit/ids.ts'

export const OrderAnswer = z
  .object({
    id: z.string(),
    member: z.string(),
    decision: z.string(),
    reference: z.string(),
    at: z.iso.datetime(),
    total: z.int(),
    net: z.int(),
    channel: z.string(),
    store: z.string(),
    exchange: z.string().optional().meta({ description: 'The return for which it was taken in exchange' }),
    lines: z.array(z.object({ sku: z.string(), quantity: z.int(), amount: z.int(), category: z.string(), returned: z.int() })),
  })
  .meta({ id: 'OrderAnswer' })

/** An order of a member, as far as it has come back. */
export function orderAnswer(
  holder: Buffer,
  {
    seq,
    at,
    order,
    returned,
    exchange,
  }: { seq: number; at: number; order: Order; returned: readonly number[] | null; exchange?: number | undefined },
): z.infer<typeof OrderAnswer> {
  const { reference, total, net, channel, store, lines } = order
  return {
    id: encodeRowId('ord', holder, seq),
    member: encodeId('mem', holder),
    decision: encodeRowId('dec', holder, seq),
    at: new Date(at).toISOString(),
    reference,
    total,
    net,
    channel,
    store,
    ...(exchange !== undefined && { exchange: encodeRowId('dec', holder, exchange) }),
    lines: lines.map(({ sku, quantity, amount, category }, i) => ({ sku, quantity, amount, category, returned: returned?.[i] ?? 0 })),
  }
}
