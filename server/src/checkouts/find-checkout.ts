import type { Base } from '#kit/base.ts'
import { decodeId, encodeRowId, uuidBytes, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { checkoutById } from './checkouts.sql.ts'

/** The order that a checkout has become, by its id; null where it was never paid. @throws Problem where there is no such checkout */
export async function orderOfCheckout(ctx: Base, programId: number, id: string): Promise<string | null> {
  const bytes = decodeId('chk', id)
  const row = bytes && (await checkoutById(ctx.pool, programId, uuidText(bytes)))
  if (!row) throw new Problem('not_found', { what: 'checkout' })
  const { holder_id: holder, order_seq: seq } = row
  return holder === null || seq === null ? null : encodeRowId('ord', uuidBytes(holder), seq)
}
