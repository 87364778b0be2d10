import { int4Array, int8Array, textArray } from '#kit/arrays.ts'
import type { Client, Pool } from '#kit/pg.ts'

export interface SharedLimitRow {
  key: string
  used: number
  most: number
}

/** Makes the rows that are missing, then locks them all. Two statements: an insert that met another's would not see it. */
export async function lockLimits(client: Client, programId: number, keys: readonly string[]): Promise<SharedLimitRow[]> {
  if (keys.length === 0) return []
  await client.query(
    'insert into shared_limits (program_id, key, used, most) select $1, key, 0, 0 from unnest($2::text[]) key on conflict do nothing',
    [programId, keys],
  )
  const { rows } = await client.query<SharedLimitRow>(
    'select key, used, most from shared_limits where program_id = $1 and key = any($2::text[]) order by key for update',
    [programId, keys],
  )
  return rows
}

/** What was used of these limits, read without locking: for a quote. */
export async function readLimits(db: Pool | Client, programId: number, keys: readonly string[]): Promise<SharedLimitRow[]> {
  const { rows } = await db.query<SharedLimitRow>(
    'select key, used, most from shared_limits where program_id = $1 and key = any($2::text[])',
    [programId, keys],
  )
  return rows
}

/**
 * Adds to what is used. What a return gave back may be more than is known here, never less than nothing; and what it takes again, of
 * what its sale had, is counted as far as others have left room for it.
 */
export function addToLimits(
  client: Client,
  uses: readonly { programId: number; key: string; most: number; amount: number; read: boolean }[],
): Promise<unknown> {
  return client.query(
    `update shared_limits s set most = greatest(s.most, t.most),
       used = greatest(0, case when t.read then s.used + t.amount else least(s.used + t.amount, greatest(s.used, s.most)) end)
     from unnest($1::int[], $2::text[], $3::bigint[], $4::bigint[], $5::bool[]) t(program_id, key, most, amount, read)
     where s.program_id = t.program_id and s.key = t.key`,
    [
      int4Array(uses.map((u) => u.programId)),
      textArray(uses.map((u) => u.key)),
      int8Array(uses.map((u) => u.most)),
      int8Array(uses.map((u) => u.amount)),
      uses.map((u) => u.read),
    ],
  )
}
