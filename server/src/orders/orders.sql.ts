import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'

/** Quantities returned so far, by line; null when nothing was. */
export async function returnsOf(db: Pool | Client, holder: HolderKey, seq: number): Promise<number[] | null> {
  const { rows } = await db.query<{ returned: number[] }>(
    'select returned from order_returns where bucket = $1 and holder_id = $2 and order_seq = $3',
    [holder.bucket, holder.text, seq],
  )
  return rows[0]?.returned ?? null
}
