import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export interface KeptOrderRow {
  reference: string
  at: Date
  input: unknown
}

/** Keeps the order; returns false when one of that reference, or under that key, is kept already. */
export async function insertKeptOrder(
  db: Db,
  row: { programId: number; customerId: string; reference: string; at: Date; recordedAt: Date; input: unknown; key: Buffer | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into kept_orders (program_id, customer_id, reference, at, recorded_at, input, key_hash) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing`,
    [row.programId, row.customerId, row.reference, row.at, row.recordedAt, JSON.stringify(row.input), row.key],
  )
  return rowCount === 1
}

/** The order kept under a reference, and whose it is. */
export async function keptOrderBy(db: Db, programId: number, reference: string): Promise<(KeptOrderRow & { customer_id: string }) | null> {
  const { rows } = await db.query<KeptOrderRow & { customer_id: string }>(
    'select reference, customer_id, at, input from kept_orders where program_id = $1 and reference = $2',
    [programId, reference],
  )
  return rows[0] ?? null
}

export async function keptOrdersOf(db: Db, programId: number, customerId: string, since: Date): Promise<KeptOrderRow[]> {
  const { rows } = await db.query<KeptOrderRow>(
    `select reference, at, input from kept_orders
     where program_id = $1 and customer_id = $2 and credited_at is null and at >= $3 order by at`,
    [programId, customerId, since],
  )
  return rows
}

export async function markCredited(db: Db, programId: number, reference: string, now: Date): Promise<void> {
  await db.query('update kept_orders set credited_at = $3 where program_id = $1 and reference = $2', [programId, reference, now])
}

/** Marks kept orders as counted, so many at a time. */
export async function uncountedOrders(db: Client, limit: number): Promise<(KeptOrderRow & { program_id: number; recorded_at: Date })[]> {
  const { rows } = await db.query<KeptOrderRow & { program_id: number; recorded_at: Date }>(
    `with taken as (select program_id, reference from kept_orders where not counted order by recorded_at limit $1 for update skip locked)
     update kept_orders k set counted = true from taken t where k.program_id = t.program_id and k.reference = t.reference
     returning k.program_id, k.reference, k.at, k.recorded_at, k.input`,
    [limit],
  )
  return rows
}
