import type { HolderKey } from '#kit/holder-key.ts'
import { Problem } from '#kit/refusals.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import { submitCommand } from '../decisions/submit-command.ts'
import { orderOfReference } from '../intake/find-reference.ts'
import type { Decided } from '../intake/submission.ts'
import { orderOf } from '../orders/order-input.ts'
import { placeOrder, referenceHash } from '../orders/place-order.ts'
import type { LiveProgram } from '../programs/program.ts'
import { receiptOf } from './receipts.sql.ts'

const DAY_MS = 86_400_000

/**
 * Gives a receipt to the member who has it, as an order at its own time. Its number is claimed as the reference of that order, so
 * that of many who have it one gets it, and nobody who shows what was an order already.
 *
 * @throws Problem `no_receipt`, also where only the amount is wrong; `receipt_too_old`, `receipt_claimed`
 */
export async function claimReceipt(
  ctx: Context,
  program: LiveProgram,
  { caller, key, sameAs }: { caller: Caller; key: Buffer; sameAs: string },
  holder: HolderKey,
  { number, amount }: { number: string; amount: number },
): Promise<Decided> {
  // By member and not by address: those of a whole brand may come from the one address of its own server.
  const receipt = await ctx.receiptMisses.guard(caller.keyId, holder.text, async () => {
    const row = await receiptOf(ctx.pool, program.id, number)
    return row?.amount === amount ? row : null
  })
  if (!receipt) throw new Problem('no_receipt')
  const [at, now] = [receipt.at.getTime(), ctx.clock.now()]
  const { receipt_claim_days: days } = program.timeline.versionAt(null, now).settings
  const isClaimed = await orderOfReference(ctx, program.id, referenceHash(number))
  if (!isClaimed && now - at > days * DAY_MS) throw new Problem('receipt_too_old', { days })
  const order = orderOf(program.timeline.versionAt(at, now).document, receipt.input)
  // It was reported in time; how late it may be claimed is a rule of its own.
  const placed = await placeOrder(ctx, program, holder, { order, at, imported: true })
  if (placed.kept) throw new Error('the order of a member is not kept')
  const { kept: _, ...command } = placed
  return submitCommand(ctx, caller, { key, sameAs, ...command }).catch((error: unknown) => {
    throw error instanceof Problem && error.code === 'reference_reused' ? new Problem('receipt_claimed') : error
  })
}
