import type { HolderKey } from '#kit/holder-key.ts'
import type { Pool } from '#kit/pg.ts'

export interface OpenHoldRow {
  seq: number
  kind: 'hold' | 'reserve'
  at: Date
  expires_at: Date
  reward: string | null
  fulfilment: string | null
  checkout: string | null
  amounts: { currency: string; amount: number }[]
}

/** What of a member's points is set aside, the soonest to lapse first; each with what it is for. */
export async function openHoldsOf(db: Pool, { bucket, text }: HolderKey, now: Date): Promise<OpenHoldRow[]> {
  const { rows } = await db.query<OpenHoldRow>(
    `select h.seq, c.kind, c.at, h.expires_at, h.amounts,
            c.input->'reward'->>'key' as reward, c.input->'reward'->>'fulfilment' as fulfilment, c.input->>'checkout' as checkout
     from (
       select seq, min(expires_at) as expires_at, json_agg(json_build_object('currency', currency, 'amount', amount) order by n) as amounts
       from holds where bucket = $1 and holder_id = $2 and amount > 0 and expires_at > $3 group by seq
     ) h
     join commands c on c.bucket = $1 and c.holder_id = $2 and c.seq = h.seq
     order by h.expires_at, h.seq`,
    [bucket, text, now],
  )
  return rows
}
