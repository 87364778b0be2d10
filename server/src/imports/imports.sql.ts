import type { Client, Pool } from '#kit/pg.ts'
import { stagingId, type Run } from './run.ts'

type Db = Pool | Client

export interface Unfinished {
  id: number
  staged_rows: number
  position: number
  counts: Record<string, number>
}

/** The latest import of the same file with the same mapping that was not finished; of the command line, not of the API. */
export async function unfinishedImport(
  db: Db,
  programId: number,
  kind: string,
  fileHash: Buffer,
  mappingHash: Buffer,
): Promise<Unfinished | null> {
  const { rows } = await db.query<Unfinished>(
    `select id, staged_rows, position, counts from imports
     where program_id = $1 and kind = $2 and file_hash = $3 and mapping_hash = $4 and state = 'deciding' and file is null order by id desc limit 1`,
    [programId, kind, fileHash, mappingHash],
  )
  return rows[0] ?? null
}

export async function insertImport(db: Db, programId: number, kind: string, mappingHash: Buffer, now: Date): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `insert into imports (program_id, kind, file_hash, mapping_hash, state, counts, started_at)
     values ($1, $2, '\\x', $3, 'staging', '{}', $4) returning id`,
    [programId, kind, mappingHash, now],
  )
  return rows[0]!.id
}

export async function markStaged(
  db: Db,
  { id, attempts }: Run,
  fileHash: Buffer,
  stagedRows: number,
  position: number,
  counts: object,
): Promise<void> {
  await db.query(
    `update imports set state = 'deciding', file_hash = $3, staged_rows = $4, position = $5, counts = $6 where id = $1 and attempts = $2`,
    [id, attempts, fileHash, stagedRows, position, JSON.stringify(counts)],
  )
}

export async function saveProgress(db: Db, { id, attempts }: Run, position: number, counts: object): Promise<void> {
  await db.query('update imports set position = $3, counts = $4, stalls = 0 where id = $1 and attempts = $2', [
    id,
    attempts,
    position,
    JSON.stringify(counts),
  ])
}

export async function markDone(db: Db, { id, attempts }: Run, counts: object, now: Date): Promise<void> {
  await db.query("update imports set state = 'done', counts = $3, finished_at = $4 where id = $1 and attempts = $2", [
    id,
    attempts,
    JSON.stringify(counts),
    now,
  ])
  await db.query('delete from import_rows where import_id = $1', [stagingId({ id, attempts })])
}

/** Clears what imports left that were killed before they were staged, or just before they were cleared up. */
export async function clearAbandoned(db: Db, before: Date): Promise<void> {
  await db.query(
    `delete from import_rows where import_id in (select id from imports where state = 'done' or (state = 'staging' and file is null and started_at < $1))`,
    [before],
  )
  await db.query(
    "delete from import_rejects where import_id in (select id from imports where kind = 'orders' and state = 'staging' and file is null and started_at < $1)",
    [before],
  )
}

/** A new run takes over from the one that was cut off: what that refused stays refused. */
export async function takeOver(db: Db, from: number, to: number, now: Date): Promise<void> {
  await db.query('update import_rejects set import_id = $2 where import_id = $1 and refused', [from, to])
  await db.query('delete from import_rejects where import_id = $1', [from])
  await db.query('delete from import_rows where import_id = $1', [from])
  await db.query("update imports set state = 'done', finished_at = $2 where id = $1", [from, now])
}

export interface RejectRow {
  line: number
  refused: boolean
  reason: string
  key: string | null
  content: Buffer
}

/** Adds rejects; a line that is there already stays as it is, so that a part decided again reports nothing twice. */
export async function insertRejects(db: Db, importId: number, rejects: readonly RejectRow[]): Promise<void> {
  await db.query(
    `insert into import_rejects (import_id, line, refused, reason, key, content)
     select $1, * from unnest($2::bigint[], $3::boolean[], $4::text[], $5::text[], $6::bytea[]) on conflict do nothing`,
    [
      importId,
      rejects.map((r) => r.line),
      rejects.map((r) => r.refused),
      rejects.map((r) => r.reason),
      rejects.map((r) => r.key),
      rejects.map((r) => r.content),
    ],
  )
}

export async function rejectCounts(db: Db, importId: number): Promise<{ refused: boolean; reason: string; count: number }[]> {
  const { rows } = await db.query<{ refused: boolean; reason: string; count: number }>(
    'select refused, reason, count(*) as count from import_rejects where import_id = $1 and taken_at is null group by refused, reason order by reason',
    [importId],
  )
  return rows
}

export interface StagedRow {
  first: number
  line: number
  key: string
  record: string
}

/**
 * Opens a cursor over the staged rows, grouped by key, the groups in the order of their first line. It outlives its
 * transaction: a snapshot held for as long as a year of orders takes would keep every dead row of theirs from being cleared.
 */
export async function openGroups(client: Client, id: number, after: number): Promise<void> {
  await client.query('begin')
  await client.query("set local work_mem = '128MB'")
  await client.query(
    `declare staged no scroll cursor with hold for
     select first, line, key, record from (
       select line, key, record, min(line) over (partition by key) as first from import_rows where import_id = ${id}
     ) rows where first > ${after} order by first, line`,
  )
  await client.query('commit')
}

export async function fetchRows(client: Client, count: number): Promise<StagedRow[]> {
  const { rows } = await client.query<StagedRow>(`fetch ${count} from staged`)
  return rows
}
