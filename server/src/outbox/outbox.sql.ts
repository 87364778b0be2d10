import type { Client, Pool } from '#kit/pg.ts'

export interface OutboxRow {
  bucket: number
  holder_id: string
  seq: number
  n: number
  program_id: number
  type: string
  data: Record<string, unknown>
  at: Date
  attempts: number
}

/** Buckets in which something can be done now. */
export async function bucketsWithWork(db: Client, now: Date): Promise<number[]> {
  const { rows } = await db.query<{ bucket: number }>('select distinct bucket from outbox where next_try_at is null or next_try_at <= $1', [
    now,
  ])
  return rows.map((row) => row.bucket)
}

/** One process at a time works a bucket, so that what a holder announced is acted on in order. */
export async function tryLockBucket(db: Client, bucket: number): Promise<boolean> {
  const { rows } = await db.query<{ locked: boolean }>('select pg_try_advisory_lock(7305002, $1) as locked', [bucket])
  return rows[0]!.locked
}

export async function unlockBucket(db: Client, bucket: number): Promise<void> {
  await db.query('select pg_advisory_unlock(7305002, $1)', [bucket])
}

/** The oldest rows of a bucket, leaving out holders whose first row waits for another try. */
export async function nextRows(db: Client, bucket: number, now: Date, limit: number): Promise<OutboxRow[]> {
  const { rows } = await db.query<OutboxRow>(
    `select bucket, holder_id, seq, n, program_id, type, data, at, attempts from outbox o
     where bucket = $1 and not exists (
       select 1 from outbox w where w.bucket = o.bucket and w.holder_id = o.holder_id and w.next_try_at > $2 and (w.seq, w.n) <= (o.seq, o.n)
     )
     order by holder_id, seq, n limit $3`,
    [bucket, now, limit],
  )
  return rows
}

export async function deleteRow(db: Client, row: OutboxRow): Promise<void> {
  await db.query('delete from outbox where bucket = $1 and holder_id = $2 and seq = $3 and n = $4', [
    row.bucket,
    row.holder_id,
    row.seq,
    row.n,
  ])
}

export async function postpone(db: Client, row: OutboxRow, until: Date, error: string): Promise<void> {
  await db.query(
    'update outbox set attempts = attempts + 1, next_try_at = $5, error = $6 where bucket = $1 and holder_id = $2 and seq = $3 and n = $4',
    [row.bucket, row.holder_id, row.seq, row.n, until, error],
  )
}

export async function bury(db: Client, row: OutboxRow, id: string, error: string, now: Date): Promise<void> {
  await db.query(
    `with moved as (delete from outbox where bucket = $2 and holder_id = $3 and seq = $4 and n = $5 returning *)
     insert into dead_letters (id, bucket, holder_id, seq, n, program_id, type, data, at, error, died_at)
     select $1, bucket, holder_id, seq, n, program_id, type, data, at, $6, $7 from moved`,
    [id, row.bucket, row.holder_id, row.seq, row.n, error, now],
  )
}

/** What of a program waits; of so many at most the oldest is looked at, because a backlog may be millions. */
export async function waitingOf(
  db: Pool,
  programId: number,
): Promise<{ waiting: number; retrying: number; oldest: Date | null; dead: number }> {
  const { rows } = await db.query<{ waiting: number; retrying: number; oldest: Date | null; dead: number }>(
    `select count(*) as waiting, count(*) filter (where attempts > 0) as retrying, min(at) as oldest,
            (select count(*) from dead_letters where program_id = $1) as dead
     from (select at, attempts from outbox where program_id = $1 limit 100000) o`,
    [programId],
  )
  return rows[0]!
}

export interface DeadLetterRow {
  id: string
  holder_id: string
  type: string
  error: string
  died_at: Date
}

export async function deadLettersOf(db: Pool, programId: number, limit: number): Promise<DeadLetterRow[]> {
  const { rows } = await db.query<DeadLetterRow>(
    'select id, holder_id, type, error, died_at from dead_letters where program_id = $1 order by died_at desc limit $2',
    [programId, limit],
  )
  return rows
}

/** Puts a dead letter back to where it was. */
export async function bringBack(db: Pool, programId: number, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `with moved as (delete from dead_letters where program_id = $1 and id = $2 returning *)
     insert into outbox (bucket, holder_id, seq, n, program_id, type, data, at)
     select bucket, holder_id, seq, n, program_id, type, data, at from moved on conflict do nothing`,
    [programId, id],
  )
  return rowCount === 1
}
