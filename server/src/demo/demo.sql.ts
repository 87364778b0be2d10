import type { Pool } from '#kit/pg.ts'

export interface DemoRow {
  program_id: number
  as_of: Date
  members: number
  finished_at: Date | null
}

/** Begins the demo of a program, or finds the one that was begun. */
export async function beginDemo(db: Pool, programId: number, asOf: Date, members: number): Promise<DemoRow> {
  await db.query('insert into demos (program_id, as_of, members) values ($1, $2, $3) on conflict do nothing', [programId, asOf, members])
  const { rows } = await db.query<DemoRow>('select program_id, as_of, members, finished_at from demos where program_id = $1', [programId])
  return rows[0]!
}

export async function finishDemo(db: Pool, programId: number, now: Date): Promise<void> {
  await db.query('update demos set finished_at = $2 where program_id = $1', [programId, now])
}

/** Keys of the programs whose demo was begun and is not whole. */
export async function demosBegun(db: Pool): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(
    'select p.key from demos d join programs p on p.id = d.program_id where d.finished_at is null order by d.program_id',
  )
  return rows.map((row) => row.key)
}

/** A gift that was announced and that the outbox has not carried yet, or null. */
export async function giftSent(db: Pool, bucket: number, holder: string, seq: number): Promise<{ n: number; data: unknown } | null> {
  const { rows } = await db.query<{ n: number; data: unknown }>(
    "select n, data from outbox where bucket = $1 and holder_id = $2 and seq = $3 and type = 'gift.sent'",
    [bucket, holder, seq],
  )
  return rows[0] ?? null
}
