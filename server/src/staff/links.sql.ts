import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

/** A new link; those before it open nothing any more. */
export async function replaceLink(db: Db, staffId: string, hash: Buffer, now: Date, expiresAt: Date): Promise<void> {
  await db.query('delete from staff_links where staff_id = $1 and used_at is null', [staffId])
  await db.query('insert into staff_links (hash, staff_id, created_at, expires_at) values ($1, $2, $3, $4)', [
    hash,
    staffId,
    now,
    expiresAt,
  ])
}

/** Whose a link is, while it can be used. */
export async function linkOwner(db: Db, hash: Buffer, now: Date): Promise<string | null> {
  const { rows } = await db.query<{ staff_id: string }>(
    `select l.staff_id from staff_links l join staff t on t.id = l.staff_id
     where l.hash = $1 and l.used_at is null and l.expires_at > $2 and t.state <> 'suspended'`,
    [hash, now],
  )
  return rows[0]?.staff_id ?? null
}

/** Uses it up. @returns whether it was free */
export async function useLink(db: Db, hash: Buffer, now: Date): Promise<boolean> {
  const { rowCount } = await db.query('update staff_links set used_at = $2 where hash = $1 and used_at is null and expires_at > $2', [
    hash,
    now,
  ])
  return rowCount === 1
}
