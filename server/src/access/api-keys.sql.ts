import type { Client, Pool } from '#kit/pg.ts'
import type { Caller, Role } from './api-key.ts'

type Db = Pool | Client

export interface ApiKeyRow {
  id: string
  program_id: number
  name: string
  role: Role
  prefix: string
  hash: Buffer
  scopes: Caller['scopes'][number][]
  created_at: Date
}

/** Adds one; made again under the same id, it is another key in its place. */
export async function insertApiKey(db: Db, row: ApiKeyRow): Promise<void> {
  await db.query(
    `insert into api_keys (id, program_id, name, role, prefix, hash, scopes, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do update set prefix = excluded.prefix, hash = excluded.hash`,
    [row.id, row.program_id, row.name, row.role, row.prefix, row.hash, row.scopes, row.created_at],
  )
}

export async function callerByHash(db: Db, hash: Buffer, now: Date): Promise<Caller | null> {
  const { rows } = await db.query<ApiKeyRow>(
    'select id, name, program_id, role, scopes from api_keys where hash = $1 and (revoked_at is null or revoked_at > $2)',
    [hash, now],
  )
  const row = rows[0]
  return row ? { keyId: row.id, client: row.name, programId: row.program_id, role: row.role, scopes: row.scopes } : null
}

/** Revokes the keys of that prefix; returns how many there were. */
export async function revokeByPrefix(db: Db, prefix: string, now: Date): Promise<number> {
  const { rowCount } = await db.query('update api_keys set revoked_at = $2 where prefix = $1 and (revoked_at is null or revoked_at > $2)', [
    prefix,
    now,
  ])
  return rowCount ?? 0
}

export interface ListedKey extends Omit<ApiKeyRow, 'hash'> {
  revoked_at: Date | null
}

const COLUMNS = 'id, program_id, name, role, prefix, scopes, created_at, revoked_at'

/** Keys of a program: first those without an end, the newest of each first. */
export async function keysOf(db: Db, programId: number): Promise<ListedKey[]> {
  const { rows } = await db.query<ListedKey>(
    `select ${COLUMNS} from api_keys where program_id = $1 order by revoked_at desc nulls first, created_at desc, id limit 1000`,
    [programId],
  )
  return rows
}

export async function keyById(db: Db, programId: number, id: string): Promise<ListedKey | null> {
  const { rows } = await db.query<ListedKey>(`select ${COLUMNS} from api_keys where program_id = $1 and id = $2`, [programId, id])
  return rows[0] ?? null
}

/** Sets when a key ends, unless that is sooner already. */
export async function endKey(db: Db, id: string, at: Date): Promise<void> {
  await db.query('update api_keys set revoked_at = $2 where id = $1 and (revoked_at is null or revoked_at > $2)', [id, at])
}
