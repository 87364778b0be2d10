import type { Context } from '../context.ts'
import { orderOfReference } from '../intake/find-reference.ts'
import { referenceHash } from '../orders/place-order.ts'
import { ordersBy } from './count.sql.ts'
import { saleNow, type SaleRow } from './sale.ts'

/** The order of a reference where it stands now: at the member to whom it was moved; null where there is none. */
export async function saleOfReference(ctx: Context, programId: number, reference: string): Promise<SaleRow | null> {
  const place = await orderOfReference(ctx, programId, referenceHash(reference))
  if (!place) return null
  const [stored] = await ordersBy(ctx.pool, [{ bucket: place.holder.bucket, holder_id: place.holder.text, seq: place.seq }])
  return stored ? saleNow(stored) : null
}
