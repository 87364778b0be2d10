import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export async function ensurePool(db: Db, programId: number, key: string, alertBelow: number | null): Promise<void> {
  await db.query(
    `insert into code_pools as p (program_id, key, alert_below) values ($1, $2, coalesce($3::bigint, 0))
     on conflict (program_id, key) do update set alert_below = coalesce($3::bigint, p.alert_below), told = false
     where $3::bigint is not null and p.alert_below <> $3`,
    [programId, key, alertBelow],
  )
}

export interface NewCode {
  hash: Buffer
  code: Buffer
  expires_on: string | null
}

/** Takes codes in; those that are there already change nothing. @returns how many were new */
export async function insertCodes(
  db: Db,
  programId: number,
  pool: string,
  codes: readonly NewCode[],
  fulfilment: string | null = null,
): Promise<number> {
  const { rowCount } = await db.query(
    `insert into pool_codes (program_id, pool, hash, code, expires_on, fulfilment_id)
     select $1, $2, hash, code, expires_on, $6::uuid from unnest($3::bytea[], $4::bytea[], $5::date[]) t(hash, code, expires_on)
     on conflict do nothing`,
    [programId, pool, codes.map((c) => c.hash), codes.map((c) => c.code), codes.map((c) => c.expires_on), fulfilment],
  )
  return rowCount ?? 0
}

/** Takes free codes for a fulfilment, the oldest first; those that others are taking are passed over. @returns how many */
export async function takeCodes(
  db: Client,
  programId: number,
  pool: string,
  today: string,
  fulfilment: string,
  count: number,
): Promise<number> {
  const { rowCount } = await db.query(
    `update pool_codes set fulfilment_id = $4 where id in (
       select id from pool_codes where program_id = $1 and pool = $2 and fulfilment_id is null and (expires_on is null or expires_on > $3)
       order by id limit $5 for update skip locked)`,
    [programId, pool, today, fulfilment, count],
  )
  return rowCount ?? 0
}

/** Codes of a fulfilment that came to nothing are free again, unless somebody has seen them. */
export async function returnCodes(db: Client, fulfilment: string): Promise<void> {
  await db.query('update pool_codes set fulfilment_id = null where fulfilment_id = $1 and shown_at is null', [fulfilment])
}

/** The codes of a fulfilment, marked as shown. Empty where they were shown before. */
export async function showCodes(
  db: Db,
  fulfilment: string,
  now: Date,
): Promise<{ code: Buffer; hash: Buffer; expires_on: string | null }[]> {
  const { rows } = await db.query<{ code: Buffer; hash: Buffer; expires_on: string | null }>(
    `update pool_codes set shown_at = $2 where fulfilment_id = $1 and shown_at is null returning code, hash, expires_on::text`,
    [fulfilment, now],
  )
  return rows
}

export async function countCodes(db: Db, fulfilment: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>('select count(*) as count from pool_codes where fulfilment_id = $1', [fulfilment])
  return rows[0]!.count
}

/** How many of each pool are free. */
export async function poolsOf(db: Db, programId: number, today: string): Promise<{ key: string; free: number; alert_below: number }[]> {
  const { rows } = await db.query<{ key: string; free: number; alert_below: number }>(
    `select p.key, p.alert_below, (select count(*) from pool_codes c where c.program_id = p.program_id and c.pool = p.key
        and c.fulfilment_id is null and (c.expires_on is null or c.expires_on > $2)) as free
     from code_pools p where p.program_id = $1 order by p.key`,
    [programId, today],
  )
  return rows
}

/** Pools in which fewer are free than the program wants, and it was not told; counted no further than that. */
export async function markLowPools(db: Client): Promise<{ program_id: number; pool: string; left: number }[]> {
  const { rows } = await db.query<{ program_id: number; pool: string; left: number }>(
    `with counted as (
       select p.program_id, p.key, p.alert_below, (select count(*) from (select 1 from pool_codes c where c.program_id = p.program_id
         and c.pool = p.key and c.fulfilment_id is null limit p.alert_below) x) as free
       from code_pools p where not p.told and p.alert_below > 0)
     update code_pools p set told = true from counted c
     where p.program_id = c.program_id and p.key = c.key and c.free < c.alert_below returning p.program_id, p.key as pool, c.free as left`,
  )
  return rows
}

/** Pools that were filled again may run low again. */
export async function forgetFullPools(db: Client): Promise<void> {
  await db.query(
    `update code_pools p set told = false where p.told and p.alert_below <= (select count(*) from (select 1 from pool_codes c
       where c.program_id = p.program_id and c.pool = p.key and c.fulfilment_id is null limit p.alert_below) x)`,
  )
}
