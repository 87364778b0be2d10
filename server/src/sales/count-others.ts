import type { Client } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import { ordersOfReferences } from '../intake/find-reference.ts'
import { referenceHash } from '../orders/place-order.ts'
import { takeUncountedOrders } from '../orders/take-uncounted-orders.ts'
import { takeUncountedReceipts } from '../receipts/take-uncounted-receipts.ts'
import { putOthers, type OtherSale } from './count.sql.ts'

const AT_ONCE = 1000

/** Notes all sales without a member that came in since, but for those that are a member's already. @returns those noted */
export async function countOthers(ctx: Context, client: Client): Promise<OtherSale[]> {
  const noted: OtherSale[] = []
  for (;;) {
    const found = [...(await takeUncountedReceipts(client, AT_ONCE)), ...(await takeUncountedOrders(client, AT_ONCE))]
    if (found.length === 0) return noted
    const claimed = await ordersOfReferences(
      ctx,
      found.map(({ program_id, reference }) => ({ programId: program_id, hash: referenceHash(reference) })),
    )
    const free = found.filter((_, i) => claimed[i] === null)
    if (free.length > 0) noted.push(...(await putOthers(client, free)))
  }
}
