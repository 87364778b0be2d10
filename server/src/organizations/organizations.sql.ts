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
