import type { Client, Pool } from '#kit/pg.ts'
import type { Caller } from './api-key.ts'

type Db = Pool | Client

export interface ApiKeyRow {
  id: string
  program_id: number
  name: string
  role: Caller['role']
  prefix: string
  hash: Buffer
  scopes: Caller['scopes'][number][]
  created_at: Date
}

export async function insertApiKey(db: Db, row: ApiKeyRow): Promise<void> {
  await db.query(
    'insert into api_keys (id, program_id, name, role, prefix, hash, scopes, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [row.id, row.program_id, row.name, row.role, row.prefix, row.hash, row.scopes, row.created_at],
  )
}

export async function callerByHash(db: Db, hash: Buffer): Promise<Caller | null> {
  const { rows } = await db.query<ApiKeyRow>(
    'select id, name, program_id, role, scopes from api_keys where hash = $1 and revoked_at is null',
    [hash],
  )
  const row = rows[0]
  return row ? { keyId: row.id, client: row.name, programId: row.program_id, role: row.role, scopes: row.scopes } : null
}

/** Revokes the keys of that prefix; returns how many there were. */
export async function revokeByPrefix(db: Db, prefix: string, now: Date): Promise<number> {
  const { rowCount } = await db.query('update api_keys set revoked_at = $2 where prefix = $1 and revoked_at is null', [prefix, now])
  return rowCount ?? 0
}
