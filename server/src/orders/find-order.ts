import { z } from 'zod'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { decodeRowId } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { orderOfReference } from '../intake/find-reference.ts'
import { referenceHash } from './place-order.ts'

/** An order by our id or by the shop's number. */
export const OrderRef = z.union([z.strictObject({ id: z.string() }), z.strictObject({ reference: z.string().max(100) })])

export interface OrderPlace {
  holder: HolderKey
  seq: number
  /** It was credited to somebody else before. */
  moved?: boolean
}

/** Whose order it is, and its place among the commands of that member; or the reference that nobody has reported. */
export async function findOrder(
  ctx: Context,
  programId: number,
  order: z.infer<typeof OrderRef>,
): Promise<OrderPlace | { awaits: string }> {
  if ('id' in order) {
    const place = decodeRowId('ord', order.id, 1)
    if (!place) throw new Problem('not_found', { what: 'order' })
    return { holder: holderKey(place.holder), seq: place.place[0]! }
  }
  return (await orderOfReference(ctx, programId, referenceHash(order.reference))) ?? { awaits: order.reference }
}

export const noSale = (): Problem => new Problem('no_sale', {}, [{ code: 'no_sale', path: 'body.order.reference' }])
