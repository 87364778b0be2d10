import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'
import { sha256 } from './hashes.ts'

const LOCK = 7_305_001

export interface Migration {
  name: string
  sql: string
  hash: string
}

export function readMigrations(folder: URL): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_\w+\.sql$/.test(name))
  return names.toSorted().map((name) => {
    const sql = readFileSync(new URL(name, folder), 'utf8')
    return { name, sql, hash: sha256(sql).toString('hex') }
  })
}

/**
 * Applies what is missing, in order, each file in its own transaction, one process at a time. Forward only: a file that
 * was applied and has changed since is an error, because the database no longer is what the files say.
 *
 * @returns the names applied now
 */
export async function migrate(client: pg.ClientBase, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    await client.query(`create table if not exists migrations (
      name text primary key, hash text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migrations')
    const applied = new Map(rows.map((row) => [row.name, row.hash]))
    const missing = migrations.filter((m) => !applied.has(m.name))
    for (const { name, hash } of migrations) {
      const before = applied.get(name)
      if (before && before !== hash) throw new Error(`${name} was changed after it was applied. Put it back and add a new migration.`)
    }
    for (const migration of missing) await apply(client, migration)
    return missing.map((m) => m.name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

async function apply(client: pg.ClientBase, { name, sql, hash }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query("set local lock_timeout = '2s'")
    await client.query(sql)
    await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
