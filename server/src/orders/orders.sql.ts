import type { Order } from '@perennial/engine/decide/command.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'

export interface OrderRow {
  seq: number
  at: Date
  order: Order
  returned: number[] | null
}

/** A page of a member's orders, the last to be reported first, with what has come back of each. */
export async function ordersOf(db: Pool | Client, { bucket, text }: HolderKey, before: number, limit: number): Promise<OrderRow[]> {
  const { rows } = await db.query<OrderRow>(
    `select c.seq, c.at, c.input->'order' as "order", r.returned from (
       select seq, at, input from commands
       where bucket = $1 and holder_id = $2 and kind = 'order' and not refused and seq < $3 order by seq desc limit $4
     ) c
     left join order_returns r on r.bucket = $1 and r.holder_id = $2 and r.order_seq = c.seq
     order by c.seq desc`,
    [bucket, text, before, limit],
  )
  return rows
}

/** Quantities returned so far, by line; null when nothing was. */
export async function returnsOf(db: Pool | Client, holder: HolderKey, seq: number): Promise<number[] | null> {
  const { rows } = await db.query<{ returned: number[] }>(
    'select returned from order_returns where bucket = $1 and holder_id = $2 and order_seq = $3',
    [holder.bucket, holder.text, seq],
  )
  return rows[0]?.returned ?? null
}
