import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

/** Who somebody is here, whom a provider knows by that name. */
export async function staffOfSubject(db: Db, issuer: string, subject: string): Promise<string | null> {
  const { rows } = await db.query<{ staff_id: string }>('select staff_id from staff_subjects where issuer = $1 and subject = $2', [
    issuer,
    subject,
  ])
  return rows[0]?.staff_id ?? null
}

/** Pins somebody to that name, unless they have another there. @returns whether they were pinned */
export async function insertSubject(db: Db, issuer: string, subject: string, staffId: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    'insert into staff_subjects (issuer, subject, staff_id, created_at) values ($1, $2, $3, $4) on conflict do nothing',
    [issuer, subject, staffId, now],
  )
  return rowCount === 1
}

export async function deleteSubjectsOf(db: Db, staffId: string): Promise<void> {
  await db.query('delete from staff_subjects where staff_id = $1', [staffId])
}
