import type { Client, Pool } from '#kit/pg.ts'

export interface BatchRow {
  id: number
  hash: Buffer
  sums: Record<string, number>
}

export interface SealRow {
  number: number
  hash: Buffer
  batches: number
  sealed_at: Date
}

/** One process seals at a time; another simply does not. */
export async function lockSeals(db: Client): Promise<boolean> {
  const { rows } = await db.query<{ locked: boolean }>('select pg_try_advisory_xact_lock(7305003) as locked')
  return rows[0]!.locked
}

export async function unsealedBatches(db: Client, limit: number): Promise<BatchRow[]> {
  const { rows } = await db.query<BatchRow>('select id, hash, sums from batches where seal is null order by id limit $1', [limit])
  return rows
}

export async function lastSeal(db: Client | Pool): Promise<SealRow | null> {
  const { rows } = await db.query<SealRow>('select number, hash, batches, sealed_at from seals order by number desc limit 1')
  return rows[0] ?? null
}

/** How many batches wait for the next seal; of so many at most the oldest is looked at. */
export async function unsealed(db: Client | Pool): Promise<{ waiting: number; oldest: Date | null }> {
  const { rows } = await db.query<{ waiting: number; oldest: Date | null }>(
    'select count(*) as waiting, min(recorded_at) as oldest from (select recorded_at from batches where seal is null order by id limit 100000) b',
  )
  return rows[0]!
}

export async function insertSeal(db: Client, row: SealRow): Promise<void> {
  await db.query('insert into seals (number, hash, batches, sealed_at) values ($1, $2, $3, $4)', [
    row.number,
    row.hash,
    row.batches,
    row.sealed_at,
  ])
}

export async function markSealed(db: Client, ids: readonly number[], number: number): Promise<void> {
  await db.query('update batches set seal = $2 where id = any($1::bigint[])', [ids, number])
}

export async function addTotals(db: Client, totals: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...totals].map(([key, amount]) => [...(key.split(' ') as [string, string, string]), amount] as const)
  await db.query(
    `insert into account_totals (program_id, account, currency, amount)
     select program_id, account::account, currency, amount
     from unnest($1::int[], $2::text[], $3::text[], $4::bigint[]) t(program_id, account, currency, amount)
     on conflict (program_id, account, currency) do update set amount = account_totals.amount + excluded.amount`,
    [rows.map((r) => Number(r[0])), rows.map((r) => r[1]), rows.map((r) => r[2]), rows.map((r) => r[3])],
  )
}
