import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export interface NoteRow {
  id: string
  text: Buffer
  author: string
  at: Date
}

export type NewNote = NoteRow & { client: string }

/** One that is there already stays as it is. */
export async function insertNote(db: Db, { bucket, text: holder }: HolderKey, { id, text, client, author, at }: NewNote): Promise<void> {
  await db.query(
    `insert into member_notes (bucket, holder_id, id, text, client, author, at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [bucket, holder, id, text, client, author, at],
  )
}

/** A page of a member's notes, the newest first. */
export async function notesOf(
  db: Db,
  { bucket, text }: HolderKey,
  before: { micros: number; id: string } | null,
  limit: number,
): Promise<(NoteRow & { micros: number })[]> {
  const { rows } = await db.query<NoteRow & { micros: number }>(
    `select id, text, author, at, (extract(epoch from at) * 1000000)::bigint as micros from member_notes
     where bucket = $1 and holder_id = $2
       and ($3::bigint is null or (at, id) < (timestamptz '1970-01-01Z' + $3::bigint * interval '1 microsecond', $4::uuid))
     order by at desc, id desc limit $5`,
    [bucket, text, before?.micros ?? null, before?.id ?? null, limit],
  )
  return rows
}

export async function notesById(db: Db, { bucket, text }: HolderKey, ids: readonly string[]): Promise<NoteRow[]> {
  const { rows } = await db.query<NoteRow>(
    'select id, text, author, at from member_notes where bucket = $1 and holder_id = $2 and id = any($3::uuid[])',
    [bucket, text, ids],
  )
  return rows
}
