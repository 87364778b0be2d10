import { FUTURE_MS } from '@perennial/engine/decide/decide.ts'
import { stableJson } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { orderOfReference } from '../intake/find-reference.ts'
import { orderOf, type OrderInput } from '../orders/order-input.ts'
import { referenceHash } from '../orders/place-order.ts'
import type { LiveProgram } from '../programs/program.ts'
import { insertReceipt, receiptOf } from './receipts.sql.ts'

/**
 * Keeps a sale of which nobody has said whose it is.
 *
 * @throws Problem where it cannot be an order, its lines do not come to its amount, or its number is that of another sale
 */
export async function keepReceipt(
  ctx: Context,
  program: LiveProgram,
  given: { order: OrderInput; at: number; amount: number },
): Promise<void> {
  const { order, at, amount } = given
  const { reference: number } = order
  const now = ctx.clock.now()
  if (at > now + FUTURE_MS) throw new Problem('in_future', { minutes: Math.ceil((at - now) / 60_000) })
  const { total } = orderOf(program.timeline.versionAt(at, now).document, order)
  if (total !== amount)
    throw new Problem('invalid_request', {}, [
      { code: 'amount', path: 'body.amount', message: `The lines come to ${total}. The amount is what is printed on the receipt.` },
    ])
  if (await orderOfReference(ctx, program.id, referenceHash(number))) throw new Problem('reference_reused', { reference: number })
  await insertReceipt(ctx.pool, { program_id: program.id, number, at: new Date(at), amount, input: order }, new Date(now))
  const kept = (await receiptOf(ctx.pool, program.id, number))!
  if (kept.at.getTime() !== at || stableJson(kept.input) !== stableJson(order)) throw new Problem('reference_reused', { reference: number })
}
