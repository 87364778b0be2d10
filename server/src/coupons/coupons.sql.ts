import { uuidText } from '#kit/ids.ts'
import type { Client, Pool } from '#kit/pg.ts'
import type { CouponState } from './coupon.ts'

type Db = Pool | Client

export interface CouponRow {
  code_hash: string
  key_bucket: number
  program_id: number
  coupon: string
  batch_id: string | null
  place: number | null
  state: CouponState
  bucket: number | null
  holder_id: string | null
  code: Buffer | null
  issued_at: Date
  usable_from: string | null
  expires_on: string | null
  reserved_until: Date | null
  used_at: Date | null
  source: 'batch' | 'import' | 'rule' | 'hand' | 'transfer'
  cancelled_key: string | null
}

const COLUMNS =
  'code_hash, key_bucket, program_id, coupon, batch_id, place, state, bucket, holder_id, code, issued_at, usable_from, expires_on, reserved_until, used_at, source, cancelled_key'

/**
 * What may be changed without a decision. The others are known to decisions: one that is active works in its member's
 * orders, and one that is reserved is in a basket. Days are for the caller to judge.
 */
const FREE = `state in ('issued', 'returned')`

export async function couponByHash(db: Db, programId: number, hash: Buffer): Promise<CouponRow | null> {
  const { rows } = await db.query<CouponRow>(
    `select ${COLUMNS} from coupons where key_bucket = $1 and program_id = $2 and code_hash = $3`,
    [hash[0], programId, uuidText(hash)],
  )
  return rows[0] ?? null
}

/** Enters a code that everybody types in, or brings its days and its kind up to date. */
export async function upsertShared(
  db: Db,
  row: Pick<CouponRow, 'program_id' | 'coupon' | 'issued_at' | 'usable_from' | 'expires_on'> & { hash: Buffer },
): Promise<void> {
  await db.query(
    `insert into coupons as c (code_hash, key_bucket, program_id, coupon, state, issued_at, usable_from, expires_on, source)
     values ($1, $2, $3, $4, 'issued', $5, $6, $7, 'hand')
     on conflict (key_bucket, program_id, code_hash) do update
     set coupon = excluded.coupon, usable_from = excluded.usable_from, expires_on = excluded.expires_on
     where c.code is null
       and (c.coupon, c.usable_from, c.expires_on) is distinct from (excluded.coupon, excluded.usable_from, excluded.expires_on)`,
    [uuidText(row.hash), row.hash[0], row.program_id, row.coupon, row.issued_at, row.usable_from, row.expires_on],
  )
}

export interface NewCoupon {
  hash: Buffer
  program_id: number
  coupon: string
  bucket: number
  holder_id: string
  code: Buffer
  issued_at: Date
  usable_from: string | null
  expires_on: string | null
  source: 'rule' | 'hand' | 'transfer'
  origin: Buffer
}

const INSERT = `insert into coupons (code_hash, key_bucket, program_id, coupon, state, bucket, holder_id, code, issued_at, usable_from, expires_on, source, origin)`

/** Issues a coupon to a member, once for each origin. @returns the coupon of that origin, now or from before */
export async function insertForMember(db: Db, row: NewCoupon): Promise<CouponRow> {
  await db.query(
    `${INSERT} values ($1, $2, $3, $4, 'issued', $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (program_id, origin) where origin is not null do nothing`,
    [
      uuidText(row.hash),
      row.hash[0],
      row.program_id,
      row.coupon,
      row.bucket,
      row.holder_id,
      row.code,
      row.issued_at,
      row.usable_from,
      row.expires_on,
      row.source,
      uuidText(row.origin),
    ],
  )
  return (await couponByOrigin(db, row.program_id, row.origin))!
}

export async function couponByOrigin(db: Db, programId: number, origin: Buffer): Promise<CouponRow | null> {
  const { rows } = await db.query<CouponRow>(`select ${COLUMNS} from coupons where program_id = $1 and origin = $2`, [
    programId,
    uuidText(origin),
  ])
  return rows[0] ?? null
}

/** Cancels a coupon that is free. @returns null where it is not, or not any more */
export async function cancelFree(db: Db, programId: number, hash: Buffer, key: Buffer): Promise<CouponRow | null> {
  const { rows } = await db.query<CouponRow>(
    `update coupons set state = 'cancelled', cancelled_key = $4
     where key_bucket = $1 and program_id = $2 and code_hash = $3 and ${FREE} returning ${COLUMNS}`,
    [hash[0], programId, uuidText(hash), uuidText(key)],
  )
  return rows[0] ?? null
}

/** Puts a coupon of another code into another's hands and cancels the one before, in one statement. @returns whether it was free */
export async function moveFree(db: Db, programId: number, from: Buffer, now: Date, key: Buffer, to: NewCoupon): Promise<boolean> {
  const { rowCount } = await db.query(
    `with given as (
       update coupons set state = 'cancelled', cancelled_key = $5
       where key_bucket = $1 and program_id = $2 and code_hash = $3 and holder_id is not null and ${FREE}
       returning coupon, usable_from, expires_on
     )
     ${INSERT} select $6::uuid, $7::smallint, $2, coupon, 'issued', $8::smallint, $9::uuid, $10::bytea, $4, usable_from, expires_on, 'transfer', $11::uuid from given`,
    [
      from[0],
      programId,
      uuidText(from),
      now,
      uuidText(key),
      uuidText(to.hash),
      to.hash[0],
      to.bucket,
      to.holder_id,
      to.code,
      uuidText(to.origin),
    ],
  )
  return rowCount === 1
}

/** A member's coupons, the newest first, a page at a time. */
export async function couponsOf(
  db: Db,
  programId: number,
  holderId: string,
  before: { micros: number; hash: string } | null,
  limit: number,
): Promise<(CouponRow & { issued_micros: number })[]> {
  const { rows } = await db.query<CouponRow & { issued_micros: number }>(
    `select ${COLUMNS}, (extract(epoch from issued_at) * 1000000)::bigint as issued_micros from coupons
     where program_id = $1 and holder_id = $2
       and ($3::bigint is null or (issued_at, code_hash) < (timestamptz '1970-01-01Z' + $3::bigint * interval '1 microsecond', $4::uuid))
     order by issued_at desc, code_hash desc limit $5`,
    [programId, holderId, before?.micros ?? null, before?.hash ?? null, limit],
  )
  return rows
}

/** Marks some of those whose day has come; returns how many. */
export async function expireSome(db: Db, programId: number, today: string, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `update coupons c set state = 'expired' from (
       select key_bucket, program_id, code_hash from coupons
       where program_id = $1 and expires_on <= $2 and code is not null and state in ('issued', 'active', 'returned')
       order by expires_on limit $3 for update skip locked
     ) due
     where c.key_bucket = due.key_bucket and c.program_id = due.program_id and c.code_hash = due.code_hash`,
    [programId, today, limit],
  )
  return rowCount ?? 0
}

/** Frees some of those that were to be free by then; returns how many. */
export async function freeSome(db: Db, programId: number, until: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `update coupons c set state = 'issued', reserved_until = null, reserved_by_seq = null, used_holder = null, used_seq = null
     from (
       select key_bucket, program_id, code_hash from coupons
       where state = 'reserved' and reserved_until <= $2 and program_id = $1
       order by reserved_until limit $3 for update skip locked
     ) due
     where c.key_bucket = due.key_bucket and c.program_id = due.program_id and c.code_hash = due.code_hash`,
    [programId, until, limit],
  )
  return rowCount ?? 0
}
