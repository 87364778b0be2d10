import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export interface RevealRow {
  id: string
  what: 'identities' | 'export'
  reason: Buffer
  author: string
  at: Date
}

/** One that is there already stays as it is: a retry is no second look. */
export async function insertReveal(
  db: Db,
  { bucket, text }: HolderKey,
  row: RevealRow & { programId: number; client: string },
): Promise<void> {
  await db.query(
    `insert into person_reveals (bucket, holder_id, id, program_id, what, reason, client, author, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [bucket, text, row.id, row.programId, row.what, row.reason, row.client, row.author, row.at],
  )
}

/** Everybody who was shown this member's person in clear, the newest first. */
export async function revealsOf(db: Db, { bucket, text }: HolderKey): Promise<RevealRow[]> {
  const { rows } = await db.query<RevealRow>(
    'select id, what, reason, author, at from person_reveals where bucket = $1 and holder_id = $2 order by at desc, id desc',
    [bucket, text],
  )
  return rows
}
