import type { Payment } from '@perennial/engine/decide/command.ts'
import type { Pool } from '#kit/pg.ts'
import type { OrderInput } from '../orders/order-input.ts'
import type { CheckoutState } from './checkout.ts'
import type { EvaluatedCheckout } from './evaluation.ts'

/** A basket as it was given; its reference is known when it is paid. */
export type BasketInput = Omit<OrderInput, 'reference' | 'paid_with_points' | 'coupons' | 'payments'>

export interface CheckoutRow {
  id: string
  program_id: number
  code: string
  state: CheckoutState
  revision: number
  bucket: number | null
  holder_id: string | null
  basket: BasketInput
  coupons: string[]
  payments: Payment[]
  reserved_seq: number | null
  held_revision: number | null
  order_seq: number | null
  expires_at: Date | null
  created_by: string
  created_at: Date
  updated_at: Date
}

const COLUMNS = `id, program_id, code, state, revision, bucket, holder_id, basket, coupons, payments, reserved_seq, held_revision, order_seq,
  expires_at,
  created_by, created_at, updated_at`

export type NewCheckout = Omit<CheckoutRow, 'revision' | 'reserved_seq' | 'held_revision' | 'order_seq' | 'expires_at' | 'updated_at'>

/** Writes a new one. One that is there under this id, or an open one of this code, stays as it is. @returns whether it was written */
export async function insertCheckout(db: Pool, row: NewCheckout, bodyHash: string, begun: object): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'checkouts_insert',
    text: `insert into checkouts (id, program_id, code, state, bucket, holder_id, basket, coupons, payments, created_by, created_at, updated_at,
             body_hash, begun)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13) on conflict do nothing`,
    values: [
      row.id,
      row.program_id,
      row.code,
      row.state,
      row.bucket,
      row.holder_id,
      JSON.stringify(row.basket),
      row.coupons,
      JSON.stringify(row.payments),
      row.created_by,
      row.created_at,
      bodyHash,
      JSON.stringify(begun),
    ],
  })
  return rowCount === 1
}

/** What the request that began it was answered with, and a hash of that request; null where there is none. */
export async function begunById(db: Pool, programId: number, id: string): Promise<{ body_hash: string; begun: EvaluatedCheckout } | null> {
  const { rows } = await db.query<{ body_hash: string; begun: EvaluatedCheckout }>({
    name: 'checkouts_begun',
    text: 'select body_hash::text as body_hash, begun from checkouts where id = $1 and program_id = $2',
    values: [id, programId],
  })
  return rows[0] ?? null
}

export async function checkoutById(db: Pool, programId: number, id: string): Promise<CheckoutRow | null> {
  const { rows } = await db.query<CheckoutRow>({
    name: 'checkouts_by_id',
    text: `select ${COLUMNS} from checkouts where id = $1 and program_id = $2`,
    values: [id, programId],
  })
  return rows[0] ?? null
}

/** The one that is open under a pick-up code. */
export async function checkoutByCode(db: Pool, programId: number, code: string): Promise<CheckoutRow | null> {
  const { rows } = await db.query<CheckoutRow>(
    `select ${COLUMNS} from checkouts where program_id = $1 and code = $2 and state in ('draft', 'evaluated', 'held')`,
    [programId, code],
  )
  return rows[0] ?? null
}

/** A member's, the latest first. */
export async function checkoutsOf(db: Pool, programId: number, holderId: string, open: boolean, limit: number): Promise<CheckoutRow[]> {
  const { rows } = await db.query<CheckoutRow>(
    `select ${COLUMNS} from checkouts
     where program_id = $1 and holder_id = $2 and (not $3 or state in ('draft', 'evaluated', 'held')) order by updated_at desc limit $4`,
    [programId, holderId, open, limit],
  )
  return rows
}

export type Change = Pick<CheckoutRow, 'bucket' | 'holder_id' | 'basket' | 'coupons' | 'payments' | 'state'>

/** Changes one that is open, as long as it is what the caller has seen. @returns its revision from now on, or null */
export async function updateCheckout(db: Pool, id: string, revision: number, change: Change, now: Date): Promise<number | null> {
  const { rows } = await db.query<{ revision: number }>({
    name: 'checkouts_update',
    text: `update checkouts set revision = revision + 1, bucket = $3, holder_id = $4, basket = $5, coupons = $6, payments = $7, state = $8,
             updated_at = $9
           where id = $1 and revision = $2 and state in ('draft', 'evaluated', 'voided', 'expired') returning revision`,
    values: [
      id,
      revision,
      change.bucket,
      change.holder_id,
      JSON.stringify(change.basket),
      change.coupons,
      JSON.stringify(change.payments),
      change.state,
      now,
    ],
  })
  return rows[0]?.revision ?? null
}

/** Baskets that nobody came back to. */
export async function deleteAbandoned(db: Pool, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `delete from checkouts where id in (
       select id from checkouts where state in ('draft', 'evaluated') and reserved_seq is null and updated_at < $1 limit $2)`,
    [before, limit],
  )
  return rowCount ?? 0
}
