import type { Client, Pool } from '#kit/pg.ts'
import type { JobRun } from './job-run.ts'

type Db = Pool | Client

const AT = (n: number): string => `to_timestamp($${n}::bigint / 1000.0)`

/** Writes what a process tells of its jobs, and forgets processes of which nothing has been heard for a day. */
export async function saveRuns(db: Db, process: string, runs: readonly JobRun[], now: number): Promise<void> {
  await db.query(
    `insert into job_runs (process, name, every_ms, running_since, last_started_at, last_finished_at, last_ms, last_done, last_worked_at, runs,
       failures, last_error, last_error_at, reported_at)
     select $1, name, every, to_timestamp(running / 1000.0), to_timestamp(started / 1000.0), to_timestamp(finished / 1000.0), ms, done,
       to_timestamp(worked / 1000.0), runs, failures, error, to_timestamp(failed / 1000.0), ${AT(2)}
     from unnest($3::text[], $4::int[], $5::bigint[], $6::bigint[], $7::bigint[], $8::int[], $9::int[], $10::bigint[], $11::bigint[], $12::bigint[],
       $13::text[], $14::bigint[]) t(name, every, running, started, finished, ms, done, worked, runs, failures, error, failed)
     on conflict (process, name) do update set every_ms = excluded.every_ms, running_since = excluded.running_since,
       last_started_at = excluded.last_started_at, last_finished_at = excluded.last_finished_at, last_ms = excluded.last_ms,
       last_done = excluded.last_done, last_worked_at = excluded.last_worked_at, runs = excluded.runs, failures = excluded.failures,
       last_error = excluded.last_error, last_error_at = excluded.last_error_at, reported_at = excluded.reported_at`,
    [
      process,
      now,
      runs.map((r) => r.name),
      runs.map((r) => r.everyMs),
      runs.map((r) => r.runningSince),
      runs.map((r) => r.lastStartedAt),
      runs.map((r) => r.lastFinishedAt),
      runs.map((r) => r.lastMs),
      runs.map((r) => r.lastDone),
      runs.map((r) => r.lastWorkedAt),
      runs.map((r) => r.runs),
      runs.map((r) => r.failures),
      runs.map((r) => r.lastError),
      runs.map((r) => r.lastErrorAt),
    ],
  )
  await db.query(`delete from job_runs where reported_at < ${AT(1)} - interval '1 day'`, [now])
}

/** A process that stops says so. */
export async function deleteRuns(db: Db, process: string): Promise<void> {
  await db.query('delete from job_runs where process = $1', [process])
}

export interface RunRow {
  process: string
  name: string
  every_ms: number
  running_since: Date | null
  last_started_at: Date | null
  last_finished_at: Date | null
  last_ms: number | null
  last_done: number | null
  last_worked_at: Date | null
  runs: number
  failures: number
  last_error: string | null
  last_error_at: Date | null
  reported_at: Date
}

export async function allRuns(db: Db): Promise<RunRow[]> {
  const { rows } = await db.query<RunRow>('select * from job_runs order by name, reported_at desc')
  return rows
}
