import { uuidText } from '#kit/ids.ts'
import type { Pool } from '#kit/pg.ts'

export interface GivenAnswerRow {
  body_hash: string
  status: number | null
  answer: Buffer | null
}

/** Takes the key for this body, or returns what stands under it already. */
export async function takeKey(db: Pool, programId: number, key: Buffer, body: number, now: Date): Promise<GivenAnswerRow | null> {
  const taken = await db.query(
    'insert into given_answers (program_id, key_hash, body_hash, created_at) values ($1, $2, $3, $4) on conflict do nothing',
    [programId, uuidText(key), body, now],
  )
  return taken.rowCount === 1 ? null : answerOf(db, programId, key)
}

export async function answerOf(db: Pool, programId: number, key: Buffer): Promise<GivenAnswerRow | null> {
  const { rows } = await db.query<GivenAnswerRow>(
    'select body_hash::text, status, answer from given_answers where program_id = $1 and key_hash = $2',
    [programId, uuidText(key)],
  )
  return rows[0] ?? null
}

/** Keeps the first answer; returns whether it was this one. */
export async function keepAnswer(db: Pool, programId: number, key: Buffer, status: number, answer: Buffer): Promise<boolean> {
  const { rowCount } = await db.query(
    'update given_answers set status = $3, answer = $4 where program_id = $1 and key_hash = $2 and answer is null',
    [programId, uuidText(key), status, answer],
  )
  return rowCount === 1
}

export async function releaseKey(db: Pool, programId: number, key: Buffer): Promise<void> {
  await db.query('delete from given_answers where program_id = $1 and key_hash = $2 and answer is null', [programId, uuidText(key)])
}

/** Forgets answers given before `until`; returns how many. */
export async function pruneAnswers(db: Pool, until: Date): Promise<number> {
  const { rowCount } = await db.query('delete from given_answers where created_at < $1', [until])
  return rowCount ?? 0
}
