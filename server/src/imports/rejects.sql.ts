import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export interface StoredReject {
  line: number
  refused: boolean
  reason: string
  detail: string
  record: string
  content: Buffer | null
  key: string | null
  tries: number
  mended: boolean
}

const COLUMNS = 'line, refused, reason, detail, record, content, key, tries, mended'

/** Rows that are still not taken, in the order of the file. */
export async function rejectsAfter(
  db: Db,
  importId: number,
  line: number,
  limit: number,
  { reason = null, mended = null }: { reason?: string | null; mended?: boolean | null } = {},
): Promise<StoredReject[]> {
  const { rows } = await db.query<StoredReject>(
    `select ${COLUMNS} from import_rejects
     where import_id = $1 and line > $2 and taken_at is null and ($4::text is null or reason = $4) and ($5::boolean is null or mended = $5)
     order by line limit $3`,
    [importId, line, limit, reason, mended],
  )
  return rows
}

/** A row as it is now; `taken` says whether a try took it. */
export async function rejectAt(db: Db, importId: number, line: number): Promise<(StoredReject & { taken: boolean }) | null> {
  const { rows } = await db.query<StoredReject & { taken: boolean }>(
    `select ${COLUMNS}, taken_at is not null as taken from import_rejects where import_id = $1 and line = $2`,
    [importId, line],
  )
  return rows[0] ?? null
}

/** Rows of one order that are still not taken, in the order of the file. */
export async function rejectsOfKey(db: Db, importId: number, key: string): Promise<StoredReject[]> {
  const { rows } = await db.query<StoredReject>(
    `select ${COLUMNS} from import_rejects where import_id = $1 and key = $2 and taken_at is null order by line`,
    [importId, key],
  )
  return rows
}

/** Writes mended cells. */
export async function saveMended(db: Db, importId: number, line: number, content: Buffer, key: string | null): Promise<void> {
  await db.query(
    'update import_rejects set content = $3, key = $4, mended = true where import_id = $1 and line = $2 and taken_at is null',
    [importId, line, content, key],
  )
}

/** Writes down that a try was in vain, and why. */
export async function saveTry(
  db: Db,
  importId: number,
  { line, refused, reason, content }: { line: number; refused: boolean; reason: string; content: Buffer },
): Promise<void> {
  await db.query(
    `update import_rejects set refused = $3, reason = $4, content = $5, tries = tries + 1
     where import_id = $1 and line = $2 and taken_at is null`,
    [importId, line, refused, reason, content],
  )
}

/** Rows that a try took; what stood in them is no longer kept. */
export async function markTaken(db: Db, importId: number, lines: readonly number[], now: Date): Promise<void> {
  await db.query(
    `update import_rejects set taken_at = $3, content = null, detail = '', record = ''
     where import_id = $1 and line = any($2::bigint[]) and taken_at is null`,
    [importId, lines, now],
  )
}
