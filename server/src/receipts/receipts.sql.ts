import type { Client, Pool } from '#kit/pg.ts'
import type { OrderInput } from '../orders/order-input.ts'

export interface ReceiptRow {
  program_id: number
  number: string
  at: Date
  amount: number
  input: OrderInput
}

/** Keeps a sale; one that is there under its number stays as it is. */
export async function insertReceipt(db: Pool, row: ReceiptRow, now: Date): Promise<void> {
  await db.query(
    'insert into receipts (program_id, number, at, amount, input, recorded_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [row.program_id, row.number, row.at, row.amount, JSON.stringify(row.input), now],
  )
}

export async function receiptOf(db: Pool, programId: number, number: string): Promise<ReceiptRow | null> {
  const { rows } = await db.query<ReceiptRow>(
    'select program_id, number, at, amount, input from receipts where program_id = $1 and number = $2',
    [programId, number],
  )
  return rows[0] ?? null
}

/** Those of before a day. Returns how many. */
export async function deleteReceipts(db: Pool, programId: number, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `delete from receipts where program_id = $1 and number in (select number from receipts where program_id = $1 and at < $2 limit $3)`,
    [programId, before, limit],
  )
  return rowCount ?? 0
}

/** Programs that have any. */
export async function programsWithReceipts(db: Pool): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    'select id from programs p where exists (select from receipts r where r.program_id = p.id)',
  )
  return rows.map(({ id }) => id)
}

/** Marks receipts as counted, so many at a time. */
export async function uncountedReceipts(db: Client, limit: number): Promise<(ReceiptRow & { recorded_at: Date })[]> {
  const { rows } = await db.query<ReceiptRow & { recorded_at: Date }>(
    `with taken as (select program_id, number from receipts where not counted order by recorded_at limit $1 for update skip locked)
     update receipts r set counted = true from taken t where r.program_id = t.program_id and r.number = t.number
     returning r.program_id, r.number, r.at, r.amount, r.input, r.recorded_at`,
    [limit],
  )
  return rows
}
