import type { Context } from '../context.ts'
import { orderOfReference } from '../intake/find-reference.ts'
import { memberWith } from '../members/members-of.ts'
import { keptOrderBy } from './kept-orders.sql.ts'
import { referenceHash } from './place-order.ts'

/** The person whose order has this reference, whether it was credited or is kept until they join. Null where nobody reported one. */
export async function whoseOrder(ctx: Context, programId: number, reference: string): Promise<string | null> {
  const [place, kept] = await Promise.all([
    orderOfReference(ctx, programId, referenceHash(reference)),
    keptOrderBy(ctx.pool, programId, reference),
  ])
  const member = place && (await memberWith(ctx, programId, place.holder))
  return member?.customer_id ?? kept?.customer_id ?? null
}
