import type { Client, Pool } from '#kit/pg.ts'
import type { Verified } from './verify-all.ts'

type Db = Pool | Client

export interface VerificationRow {
  id: string
  night: string | null
  asked_by: string
  state: 'queued' | 'running' | 'done' | 'failed'
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
  attempts: number
  progress: number
  report: Verified | null
  error: string | null
}

const COLUMNS = 'id, night, asked_by, state, created_at, started_at, finished_at, attempts, progress, report, error'

/** Queues one; the same id or the same night is the one that there is. */
export async function insertVerification(db: Db, given: { id: string; night: string | null; askedBy: string; now: Date }): Promise<void> {
  await db.query(
    "insert into verifications (id, night, asked_by, state, created_at) values ($1, $2, $3, 'queued', $4) on conflict do nothing",
    [given.id, given.night, given.askedBy, given.now],
  )
}

/** One that waits or runs, if there is any. */
export async function openVerification(db: Db): Promise<VerificationRow | null> {
  const { rows } = await db.query<VerificationRow>(
    `select ${COLUMNS} from verifications where state in ('queued', 'running') order by created_at limit 1`,
  )
  return rows[0] ?? null
}

export async function verificationById(db: Db, id: string): Promise<VerificationRow | null> {
  const { rows } = await db.query<VerificationRow>(`select ${COLUMNS} from verifications where id = $1`, [id])
  return rows[0] ?? null
}

/** The newest first. */
export async function lastVerifications(db: Db, limit: number): Promise<VerificationRow[]> {
  const { rows } = await db.query<VerificationRow>(`select ${COLUMNS} from verifications order by created_at desc, id desc limit $1`, [
    limit,
  ])
  return rows
}

/** Takes one that waits, or one whose process gave no sign of life for a while. */
export async function takeVerification(db: Db, now: Date, silentSeconds: number): Promise<VerificationRow | null> {
  const { rows } = await db.query<VerificationRow>(
    `update verifications set state = 'running', started_at = $1, alive_at = clock_timestamp(), attempts = attempts + 1, progress = 0
     where id = (
       select id from verifications
       where state = 'queued' or (state = 'running' and alive_at < clock_timestamp() - $2::int * interval '1 second')
       order by created_at limit 1 for update skip locked)
     returning ${COLUMNS}`,
    [now, silentSeconds],
  )
  return rows[0] ?? null
}

interface Run {
  id: string
  attempts: number
}

export async function reportVerifying(db: Db, { id, attempts }: Run, progress: number): Promise<void> {
  await db.query(
    "update verifications set progress = $3, alive_at = clock_timestamp() where id = $1 and attempts = $2 and state = 'running'",
    [id, attempts, progress],
  )
}

export async function finishVerification(db: Db, { id, attempts }: Run, report: Verified, now: Date): Promise<void> {
  await db.query(
    `update verifications set state = 'done', report = $3, progress = 1, finished_at = $4 where id = $1 and attempts = $2 and state = 'running'`,
    [id, attempts, JSON.stringify(report), now],
  )
}

export async function failVerification(db: Db, { id, attempts }: Run, error: string, now: Date): Promise<void> {
  await db.query(
    "update verifications set state = 'failed', error = $3, finished_at = $4 where id = $1 and attempts = $2 and state = 'running'",
    [id, attempts, error, now],
  )
}

/** Back into the queue: its process stops. */
export async function requeueVerification(db: Db, { id, attempts }: Run): Promise<void> {
  await db.query(
    `update verifications set state = 'queued', attempts = attempts - 1, progress = 0, started_at = null
     where id = $1 and attempts = $2 and state = 'running'`,
    [id, attempts],
  )
}

/** Forgets all but those of the last months, and the last that there is. */
export async function forgetVerifications(db: Db, before: Date): Promise<void> {
  await db.query(
    'delete from verifications where created_at < $1 and id <> (select id from verifications order by created_at desc limit 1)',
    [before],
  )
}

/** Since when this installation is there, and the time zone of its first program; null before it has one. */
export async function firstProgram(db: Db): Promise<{ since: Date; zone: string } | null> {
  const { rows } = await db.query<{ since: Date; zone: string }>(
    `select (select min(applied_at) from migrations) as since, v.document->'settings'->>'time_zone' as zone
     from versions v order by v.program_id, v.number desc limit 1`,
  )
  return rows[0] ?? null
}

/** Whose these holders are. */
export async function programsOfHolders(db: Db, holders: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await db.query<{ holder_id: string; program_id: number }>(
    'select holder_id, program_id from members where holder_id = any($1::uuid[])',
    [holders],
  )
  return new Map(rows.map((row) => [row.holder_id, row.program_id]))
}
