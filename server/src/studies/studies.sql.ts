import type { Client, Pool } from '#kit/pg.ts'
import type { StudyKind, StudyRow } from './study.ts'

type Db = Pool | Client

const HEAD = 'id, program_id, kind, state, request, asked_by, created_at, started_at, finished_at, attempts, progress, error'

export interface NewStudy {
  id: string
  programId: number
  kind: StudyKind
  request: string
  askedBy: string
  now: Date
}

/** Puts a study into the queue, unless so many of its program wait already. A repeated id changes nothing. @returns whether it stands there */
export async function insertStudy(db: Db, { id, programId, kind, request, askedBy, now }: NewStudy, most: number): Promise<boolean> {
  const { rows } = await db.query<{ id: string }>(
    `with open as (select count(*) as n from studies where program_id = $2 and state = 'queued'),
          made as (
            insert into studies (id, program_id, kind, state, request, asked_by, created_at)
            select $1, $2, $3, 'queued', $4, $5, $6 from open where n < $7
            on conflict (id) do nothing returning id)
     select id from made union all select id from studies where id = $1 and program_id = $2`,
    [id, programId, kind, request, askedBy, now, most],
  )
  return rows.length > 0
}

export async function studyById(db: Db, programId: number, kind: StudyKind, id: string): Promise<StudyRow | null> {
  const { rows } = await db.query<StudyRow>(`select ${HEAD}, report from studies where id = $1 and program_id = $2 and kind = $3`, [
    id,
    programId,
    kind,
  ])
  return rows[0] ?? null
}

/** The newest first, without their reports but for those of exports; `before` is the place after which to go on. */
export async function studiesBefore(
  db: Db,
  programId: number,
  kind: StudyKind,
  before: { micros: number; id: string } | null,
  limit: number,
): Promise<(StudyRow & { micros: number })[]> {
  const { rows } = await db.query<StudyRow & { micros: number }>(
    `select ${HEAD}, case when kind = 'export' then report end as report, (extract(epoch from created_at) * 1000000)::bigint as micros from studies
     where program_id = $1 and kind = $2
       and ($3::bigint is null or (created_at, id) < (timestamptz 'epoch' + $3::bigint * interval '1 microsecond', $4::uuid))
     order by created_at desc, id desc limit $5`,
    [programId, kind, before?.micros ?? null, before?.id ?? null, limit],
  )
  return rows
}

/**
 * Takes the study that has waited longest, or one whose process gave no sign of life for a while. Signs of life go by
 * the database's clock, the only one that all processes share.
 */
export async function takeStudy(db: Db, now: Date, silentSeconds: number): Promise<StudyRow | null> {
  const { rows } = await db.query<StudyRow>(
    `update studies set state = 'running', started_at = $1, alive_at = clock_timestamp(), attempts = attempts + 1, progress = 0
     where id = (
       select id from studies
       where state = 'queued' or (state = 'running' and alive_at < clock_timestamp() - $2::int * interval '1 second')
       order by created_at limit 1 for update skip locked)
     returning ${HEAD}, report`,
    [now, silentSeconds],
  )
  return rows[0] ?? null
}

/** A sign of life. @returns false when the study is no longer this process's to work on: cancelled, or taken over */
export async function reportProgress(db: Db, { id, attempts }: StudyRow, progress: number): Promise<boolean> {
  const { rowCount } = await db.query(
    "update studies set progress = $3, alive_at = clock_timestamp() where id = $1 and attempts = $2 and state = 'running'",
    [id, attempts, progress],
  )
  return rowCount === 1
}

export async function finishStudy(db: Db, { id, attempts }: StudyRow, report: string, now: Date): Promise<void> {
  await db.query(
    `update studies set state = 'done', report = $3, progress = 1, finished_at = $4 where id = $1 and attempts = $2 and state = 'running'`,
    [id, attempts, report, now],
  )
}

export async function failStudy(db: Db, { id, attempts }: StudyRow, error: string, now: Date): Promise<void> {
  await db.query(
    `update studies set state = 'failed', error = $3, finished_at = $4 where id = $1 and attempts = $2 and state = 'running'`,
    [id, attempts, error, now],
  )
}

/** Puts a study back into the queue: its process is stopping, which is not the study's fault. */
export async function requeueStudy(db: Db, { id, attempts }: StudyRow): Promise<void> {
  await db.query(
    `update studies set state = 'queued', attempts = attempts - 1, progress = 0, started_at = null, alive_at = null
     where id = $1 and attempts = $2 and state = 'running'`,
    [id, attempts],
  )
}

/** Cancels a study that waits or runs; one that is over stays as it is. */
export async function cancelStudy(db: Db, programId: number, kind: StudyKind, id: string, now: Date): Promise<void> {
  await db.query(
    `update studies set state = 'cancelled', finished_at = $4
     where id = $1 and program_id = $2 and kind = $3 and state in ('queued', 'running')`,
    [id, programId, kind, now],
  )
}

/** Studies of a program that failed, the newest first. */
export async function failedStudies(db: Db, programId: number, limit: number): Promise<StudyRow[]> {
  const { rows } = await db.query<StudyRow>(
    `select ${HEAD}, null as report from studies where program_id = $1 and state = 'failed' order by finished_at desc limit $2`,
    [programId, limit],
  )
  return rows
}

/** Puts a study that failed back into the queue. @returns whether it was one */
export async function reviveStudy(db: Db, programId: number, kind: StudyKind, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update studies set state = 'queued', attempts = 0, progress = 0, error = null, started_at = null, finished_at = null
     where id = $1 and program_id = $2 and kind = $3 and state = 'failed'`,
    [id, programId, kind],
  )
  return rowCount === 1
}

/** What of a program waits, runs and has failed, by kind. */
export async function studyCounts(db: Db, programId: number): Promise<{ kind: StudyKind; state: string; count: number; oldest: Date }[]> {
  const { rows } = await db.query<{ kind: StudyKind; state: string; count: number; oldest: Date }>(
    `select kind, state, count(*) as count, min(created_at) as oldest from studies
     where program_id = $1 and state in ('queued', 'running', 'failed') group by 1, 2`,
    [programId],
  )
  return rows
}
