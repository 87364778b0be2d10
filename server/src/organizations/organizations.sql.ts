import type { Client, Pool } from '#kit/pg.ts'

/** The organization of that key, made if there is none. */
export async function insertOrganization(db: Pool | Client, id: string, key: string, name: string, now: Date): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into organizations (id, key, names, created_at) values ($1, $2, $3, $4)
     on conflict (key) do update set key = excluded.key returning id`,
    [id, key, JSON.stringify({ en: name }), now],
  )
  return rows[0]!.id
}

export async function oldestOrganization(db: Pool | Client): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>('select id from organizations order by created_at, id limit 1')
  return rows[0]?.id ?? null
}

export async function organizationByKey(db: Pool | Client, key: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>('select id from organizations where key = $1', [key])
  return rows[0]?.id ?? null
}
