import type { HolderKey } from '#kit/holder-key.ts'
import type { Pool } from '#kit/pg.ts'

export interface RepostRow {
  bucket: number
  holder_id: string
  order_seq: number
  program_id: number
  to_bucket: number
  to_holder: string
  to_seq: number | null
  key_hash: Buffer
}

/** Where a sale is being moved to, or was; null where it stays. */
export async function repostOf(db: Pool, holder: HolderKey, seq: number): Promise<RepostRow | null> {
  const { rows } = await db.query<RepostRow>(
    `select bucket, holder_id, order_seq, program_id, to_bucket, to_holder, to_seq, key_hash from reposts
     where bucket = $1 and holder_id = $2 and order_seq = $3`,
    [holder.bucket, holder.text, seq],
  )
  return rows[0] ?? null
}

/** Begins to move a sale. One that is being moved stays as it is. */
export async function insertRepost(db: Pool, row: Omit<RepostRow, 'to_seq'>, now: Date): Promise<void> {
  await db.query(
    `insert into reposts (bucket, holder_id, order_seq, program_id, to_bucket, to_holder, key_hash, begun_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [row.bucket, row.holder_id, row.order_seq, row.program_id, row.to_bucket, row.to_holder, row.key_hash, now],
  )
}

/** From now on its reference leads there. */
export async function finishRepost(db: Pool, row: RepostRow, to: HolderKey, seq: number): Promise<void> {
  await db.query('update reposts set to_bucket = $4, to_holder = $5, to_seq = $6 where bucket = $1 and holder_id = $2 and order_seq = $3', [
    row.bucket,
    row.holder_id,
    row.order_seq,
    to.bucket,
    to.text,
    seq,
  ])
}

/** Nothing has happened; it may be tried again. */
export async function deleteRepost(db: Pool, row: RepostRow): Promise<void> {
  await db.query('delete from reposts where bucket = $1 and holder_id = $2 and order_seq = $3 and key_hash = $4 and to_seq is null', [
    row.bucket,
    row.holder_id,
    row.order_seq,
    row.key_hash,
  ])
}

export interface ToldRow {
  seq: number
  at: Date
  input: { type: string; attributes: Record<string, string | number | boolean | string[]> }
}

/** What has been told about a sale since: shipped, delivered. */
export async function toldOf(db: Pool, holder: HolderKey, seq: number): Promise<ToldRow[]> {
  const { rows } = await db.query<ToldRow>(
    `select seq, least(at, recorded_at) as at, input from commands
     where bucket = $1 and holder_id = $2 and seq > $3 and kind = 'event' and not refused and (input->>'order')::int = $3 order by seq`,
    [holder.bucket, holder.text, seq],
  )
  return rows
}
