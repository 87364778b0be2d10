import type { Client, Pool } from '#kit/pg.ts'
import type { ColumnMapping } from './column-mapping.ts'
import type { Checked, ImportFile, ImportKind, ImportRow, RejectSums, Task } from './import.ts'
import type { Why } from './read-value.ts'
import { stagingId, type Run } from './run.ts'

type Db = Pool | Client

const COLUMNS = `id, public_id, program_id, kind, state, file, file_hash, mapping, options, checked, staged_rows, position, counts, progress,
  attempts, stalls, asked_by, started_at, begun_at, finished_at, cleared_at, error`

const MICROS = '(extract(epoch from started_at) * 1000000)::bigint as micros'

export interface NewUpload {
  publicId: string
  programId: number
  kind: ImportKind
  file: ImportFile
  hash: Buffer
  askedBy: string
  now: Date
}

/** Records an uploaded file. The same id is the import that there is. @returns whether it is new */
export async function insertUpload(db: Db, { publicId, programId, kind, file, hash, askedBy, now }: NewUpload): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into imports (public_id, program_id, kind, file, file_hash, mapping_hash, state, counts, asked_by, started_at)
     values ($1, $2, $3, $4, $5, '\\x', 'uploaded', '{}', $6, $7) on conflict (public_id) do nothing`,
    [publicId, programId, kind, JSON.stringify(file), hash, askedBy, now],
  )
  return rowCount === 1
}

/** The file as it is to be read: encoding, sheet and columns may have been said since it came. */
export async function saveFile(db: Db, id: number, file: ImportFile): Promise<void> {
  await db.query('update imports set file = $2 where id = $1', [id, JSON.stringify(file)])
}

export async function importByPublicId(db: Db, programId: number, publicId: string): Promise<ImportRow | null> {
  const { rows } = await db.query<ImportRow>(`select ${COLUMNS} from imports where program_id = $1 and public_id = $2`, [
    programId,
    publicId,
  ])
  return rows[0] ?? null
}

/** The newest first. */
export async function importsBefore(
  db: Db,
  programId: number,
  {
    kind,
    state,
    before,
    limit,
  }: { kind: string | null; state: string | null; before: { micros: number; id: number } | null; limit: number },
): Promise<(ImportRow & { micros: number })[]> {
  const { rows } = await db.query<ImportRow & { micros: number }>(
    `select ${COLUMNS}, ${MICROS} from imports
     where program_id = $1 and ($2::text is null or kind = $2) and ($3::text is null or state = $3)
       and ($4::bigint is null or (started_at, id) < (timestamptz 'epoch' + $4::bigint * interval '1 microsecond', $5::bigint))
     order by started_at desc, id desc limit $6`,
    [programId, kind, state, before?.micros ?? null, before?.id ?? null, limit],
  )
  return rows
}

/** The latest import of the same file that took anything, to warn whoever uploads it again. */
export async function sameFile(
  db: Db,
  { program_id, kind, file_hash, id }: Pick<ImportRow, 'program_id' | 'kind' | 'file_hash' | 'id'>,
): Promise<string | null> {
  const { rows } = await db.query<{ public_id: string }>(
    `select public_id from imports where program_id = $1 and kind = $2 and file_hash = $3 and id <> $4 and begun_at is not null
     order by id desc limit 1`,
    [program_id, kind, file_hash, id],
  )
  return rows[0]?.public_id ?? null
}

/** Puts an import into the queue from a state in which that can be done. @returns null where it is in another */
export async function queueImport(
  db: Db,
  id: number,
  from: readonly string[],
  { task, mapping, now }: { task: Task; mapping?: ColumnMapping; now: Date },
): Promise<ImportRow | null> {
  const { rows } = await db.query<ImportRow>(
    `update imports set state = 'waiting', options = $3, mapping = coalesce($4, mapping), error = null, not_before = null, stalls = 0,
       progress = case when $5 then '{}' else progress end, begun_at = coalesce(begun_at, $6::timestamptz), finished_at = null
     where id = $1 and state = any($2::text[]) returning ${COLUMNS}`,
    [id, from, JSON.stringify({ task }), mapping ? JSON.stringify(mapping) : null, task === 'check' || task === 'import', now],
  )
  return rows[0] ?? null
}

export interface Candidate {
  id: number
  public_id: string
  task: Task
}

/** Imports that somebody should work on: those that wait, and those whose process gave no sign of life for a while. */
export async function openImports(db: Db, now: Date, silentSeconds: number): Promise<Candidate[]> {
  const { rows } = await db.query<Candidate>(
    `select id, public_id, options->>'task' as task from imports
     where file is not null and state in ('waiting', 'checking', 'staging', 'deciding')
       and case when state = 'waiting' then coalesce(not_before, $1) <= $1
           else alive_at < clock_timestamp() - $2::int * interval '1 second' end
     order by started_at limit 50`,
    [now, silentSeconds],
  )
  return rows
}

/** Takes an import, if it is still to be had. Each taking has a number of its own, by which its writes are known. */
export async function takeImport(db: Db, id: number, silentSeconds: number): Promise<ImportRow | null> {
  const { rows } = await db.query<ImportRow>(
    `update imports set attempts = attempts + 1, stalls = stalls + 1, alive_at = clock_timestamp(),
       state = case when options->>'task' = 'check' then 'checking' else 'deciding' end
     where id = (
       select id from imports where id = $1
         and (state = 'waiting' or (state in ('checking', 'staging', 'deciding') and alive_at < clock_timestamp() - $2::int * interval '1 second'))
       for update skip locked)
     returning ${COLUMNS}`,
    [id, silentSeconds],
  )
  return rows[0] ?? null
}

/** A sign of life. @returns false when the import is no longer this process's to work on: cancelled, or taken over */
export async function reportAlive(db: Db, { id, attempts }: Run, progress: ImportRow['progress']): Promise<boolean> {
  const { rowCount } = await db.query(
    `update imports set progress = $3, alive_at = clock_timestamp()
     where id = $1 and attempts = $2 and state in ('checking', 'staging', 'deciding')`,
    [id, attempts, JSON.stringify(progress)],
  )
  return rowCount === 1
}

export async function markStaging(db: Db, { id, attempts }: Run): Promise<void> {
  await db.query("update imports set state = 'staging' where id = $1 and attempts = $2 and state = 'deciding'", [id, attempts])
}

/** Back to where it can be started: what was found stands in it. */
export async function markChecked(db: Db, { id, attempts }: Run, checked: Checked, progress: ImportRow['progress']): Promise<void> {
  await db.query(
    "update imports set state = 'uploaded', checked = $3, progress = $4 where id = $1 and attempts = $2 and state = 'checking'",
    [id, attempts, JSON.stringify(checked), JSON.stringify(progress)],
  )
}

export async function markFailed(db: Db, { id, attempts }: Run, why: Why, now: Date): Promise<void> {
  await db.query(
    `update imports set state = 'failed', error = $3, finished_at = $4
     where id = $1 and attempts = $2 and state in ('checking', 'staging', 'deciding')`,
    [id, attempts, JSON.stringify(why), now],
  )
}

/** Puts it back into the queue: its process stops, or the server is at its limit. Neither is its own fault. */
export async function requeueImport(db: Db, { id, attempts }: Run, notBefore: Date): Promise<void> {
  await db.query(
    `update imports set state = 'waiting', stalls = 0, not_before = $3
     where id = $1 and attempts = $2 and state in ('checking', 'staging', 'deciding')`,
    [id, attempts, notBefore],
  )
}

/** @returns whether it could be cancelled; one that is over stays as it is */
export async function cancelImport(db: Db, id: number, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `update imports set state = 'cancelled', finished_at = $2
     where id = $1 and state in ('uploaded', 'waiting', 'checking', 'staging', 'deciding')`,
    [id, now],
  )
  return rowCount === 1
}

/** Clears what this run staged. */
export async function clearStaged(db: Db, run: Run): Promise<void> {
  await db.query('delete from import_rows where import_id = $1', [stagingId(run)])
}

/** Clears what runs before this one staged, which may have been killed. */
export async function clearStagedBefore(db: Db, { id, attempts }: Run): Promise<void> {
  const ids = Array.from({ length: attempts }, (_, n) => stagingId({ id, attempts: n }))
  await db.query('delete from import_rows where import_id = any($1::bigint[])', [ids])
}

export async function clearRejects(db: Db, id: number): Promise<void> {
  await db.query('delete from import_rejects where import_id = $1', [id])
}

/** What there is of rejects in each of these imports. */
export async function rejectSums(db: Db, ids: readonly number[]): Promise<Map<number, RejectSums>> {
  const { rows } = await db.query<{ import_id: number; reason: string; taken: boolean; count: number; mended: number }>(
    `select import_id, reason, taken_at is not null as taken, count(*) as count, count(*) filter (where mended and taken_at is null) as mended
     from import_rejects where import_id = any($1::bigint[]) group by 1, 2, 3 order by 2`,
    [ids],
  )
  const sums = new Map(ids.map((id): [number, RejectSums] => [id, { open: 0, mended: 0, taken: 0, reasons: {} }]))
  for (const { import_id, reason, taken, count, mended } of rows) {
    const sum = sums.get(import_id)!
    sum.mended += mended
    if (taken) sum.taken += count
    else {
      sum.open += count
      sum.reasons[reason] = count
    }
  }
  return sums
}

/** Begins from the first row again, under another mapping: what was taken before is known. */
export async function resetImport(db: Db, id: number): Promise<void> {
  await clearRejects(db, id)
  await db.query("update imports set position = 0, counts = '{}', checked = null where id = $1", [id])
}

/** Files that nobody started in time, and imports over for so long that what they did not take is not wanted any more. */
export async function staleImports(db: Db, unstarted: Date, over: Date): Promise<{ id: number; public_id: string; state: string }[]> {
  const { rows } = await db.query<{ id: number; public_id: string; state: string }>(
    `select id, public_id, state from imports
     where cleared_at is null and ((state = 'uploaded' and started_at < $1) or (state in ('done', 'failed', 'cancelled') and finished_at < $2))
     limit 500`,
    [unstarted, over],
  )
  return rows
}

export async function markCleared(db: Db, ids: readonly number[], now: Date): Promise<void> {
  await db.query('delete from import_rejects where import_id = any($1::bigint[]) and taken_at is null', [ids])
  await db.query(
    `update imports set cleared_at = $2, state = case when state = 'uploaded' then 'cancelled' else state end, finished_at = coalesce(finished_at, $2)
     where id = any($1::bigint[])`,
    [ids, now],
  )
}

/** What of a program waits, runs and has failed. */
export async function importCounts(
  db: Db,
  programId: number,
): Promise<{ waiting: number; running: number; failed: number; oldest: Date | null }> {
  const { rows } = await db.query<{ waiting: number; running: number; failed: number; oldest: Date | null }>(
    `select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state in ('checking', 'staging', 'deciding')) as running,
            count(*) filter (where state = 'failed') as failed, min(started_at) filter (where state = 'waiting') as oldest
     from imports where program_id = $1 and file is not null and state in ('waiting', 'checking', 'staging', 'deciding', 'failed')`,
    [programId],
  )
  return rows[0]!
}
