import { int2Array, int4Array, textArray, uuidArray } from '#kit/arrays.ts'
import type { Client, Pool } from '#kit/pg.ts'

/** A coupon as its row has it. Days are counted from 1970-01-01. */
export interface CouponRow {
  program_id: number
  code_hash: string
  coupon: string
  state: 'issued' | 'active' | 'reserved' | 'used' | 'returned' | 'expired' | 'cancelled'
  holder_id: string | null
  usable_from: number | null
  expires_on: number | null
  /** Epoch ms. */
  reserved_until: number | null
  shared: boolean
  /** Whose decision has set it aside or used it, and which set it aside. */
  used_holder: string | null
  reserved_by_seq: number | null
}

export interface CouponPlace {
  programId: number
  hash: Buffer
}

const SELECT = `select c.program_id, c.code_hash, c.coupon, c.state, c.holder_id, c.usable_from - date '1970-01-01' as usable_from,
    c.expires_on - date '1970-01-01' as expires_on, (extract(epoch from c.reserved_until) * 1000)::float8 as reserved_until,
    c.code is null as shared, c.used_holder, c.reserved_by_seq
  from unnest($1::smallint[], $2::int[], $3::uuid[]) k(key_bucket, program_id, code_hash)
  join coupons c on c.key_bucket = k.key_bucket and c.program_id = k.program_id and c.code_hash = k.code_hash`

const placesOf = (places: readonly CouponPlace[]): unknown[] => [
  int2Array(places.map(({ hash }) => hash[0]!)),
  int4Array(places.map(({ programId }) => programId)),
  uuidArray(places.map(({ hash }) => hash)),
]

/** Reads and locks them, in the order of their keys. What several try at once is one of theirs. */
export async function lockCoupons(client: Client, places: readonly CouponPlace[]): Promise<CouponRow[]> {
  const text = `${SELECT} order by c.key_bucket, c.program_id, c.code_hash for update of c`
  const { rows } = await client.query<CouponRow>({ name: 'intake_lock_coupons', text, values: placesOf(places) })
  return rows
}

/** The same without locking: for a quote. */
export async function readCoupons(db: Pool, places: readonly CouponPlace[]): Promise<CouponRow[]> {
  const { rows } = await db.query<CouponRow>(SELECT, placesOf(places))
  return rows
}

export interface CouponUpdate extends CouponPlace {
  state: CouponRow['state']
  holder: string | null
  seq: number | null
  /** Epoch ms; 0 for none. */
  reservedUntil: number
  usedAt: number
}

/** Writes what became of coupons. One that everybody types in stays as it is: a return gives it back without having read it. */
export function updateCoupons(client: Client, updates: readonly CouponUpdate[]): Promise<unknown> {
  return client.query({
    name: 'intake_update_coupons',
    text: `update coupons c set state = t.state, used_holder = t.holder, used_seq = case when t.state = 'used' then t.seq end,
             reserved_by_seq = case when t.state = 'reserved' then t.seq end,
             reserved_until = case when t.reserved_until = 0 then null else to_timestamp(t.reserved_until / 1000.0) end,
             used_at = case when t.used_at = 0 then null else to_timestamp(t.used_at / 1000.0) end
           from unnest($1::smallint[], $2::int[], $3::uuid[], $4::text[], $5::uuid[], $6::int[], $7::float8[], $8::float8[])
             t(key_bucket, program_id, code_hash, state, holder, seq, reserved_until, used_at)
           where c.key_bucket = t.key_bucket and c.program_id = t.program_id and c.code_hash = t.code_hash
             and c.code is not null`,
    values: [
      ...placesOf(updates),
      textArray(updates.map((u) => u.state)),
      updates.map((u) => u.holder),
      updates.map((u) => u.seq),
      updates.map((u) => u.reservedUntil),
      updates.map((u) => u.usedAt),
    ],
  })
}
