import type { CopyRows } from '#kit/copy.ts'
import { uuidText } from '#kit/ids.ts'
import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export interface BatchRow {
  id: string
  program_id: number
  coupon: string
  source: 'generated' | 'imported'
  count: number
  made: number
  position: number
  usable_from: string | null
  expires_on: string | null
  created_at: Date
  finished_at: Date | null
  by: string
}

export type NewBatch = Omit<BatchRow, 'made' | 'position' | 'finished_at'> & { file_hash: Buffer | null }

const COLUMNS = 'id, program_id, coupon, source, count, made, position, usable_from, expires_on, created_at, finished_at, by'

/** Records the batch; the same id, or the same file for the same coupon, is the batch that there is. */
export async function insertBatch(db: Db, row: NewBatch): Promise<BatchRow> {
  await db.query(
    `insert into coupon_batches (id, program_id, coupon, source, count, file_hash, usable_from, expires_on, created_at, by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [row.id, row.program_id, row.coupon, row.source, row.count, row.file_hash, row.usable_from, row.expires_on, row.created_at, row.by],
  )
  const { rows } = await db.query<BatchRow>(
    `select ${COLUMNS} from coupon_batches where id = $1 or (program_id = $2 and coupon = $3 and file_hash = $4) order by id = $1 desc limit 1`,
    [row.id, row.program_id, row.coupon, row.file_hash],
  )
  return rows[0]!
}

export async function batchById(db: Db, programId: number, id: string): Promise<BatchRow | null> {
  const { rows } = await db.query<BatchRow>(`select ${COLUMNS} from coupon_batches where program_id = $1 and id = $2`, [programId, id])
  return rows[0] ?? null
}

/** The batch as it is now, kept from others until the transaction ends. */
export async function lockBatch(db: Client, id: string): Promise<BatchRow> {
  const { rows } = await db.query<BatchRow>(`select ${COLUMNS} from coupon_batches where id = $1 for update`, [id])
  return rows[0]!
}

/** Batches that are being made, the oldest first. */
export async function unfinishedBatches(db: Db, source: BatchRow['source']): Promise<BatchRow[]> {
  const { rows } = await db.query<BatchRow>(
    `select ${COLUMNS} from coupon_batches where finished_at is null and source = $1 order by created_at`,
    [source],
  )
  return rows
}

/** A batch like this that a command began and did not finish. */
export async function unfinishedLike(
  db: Db,
  { program_id, coupon, count, expires_on, by }: Pick<NewBatch, 'program_id' | 'coupon' | 'count' | 'expires_on' | 'by'>,
): Promise<BatchRow | null> {
  const { rows } = await db.query<BatchRow>(
    `select ${COLUMNS} from coupon_batches
     where program_id = $1 and coupon = $2 and count = $3 and expires_on is not distinct from $4 and by = $5
       and source = 'generated' and finished_at is null
     order by created_at limit 1`,
    [program_id, coupon, count, expires_on, by],
  )
  return rows[0] ?? null
}

/** Writes down how far a batch is; it is finished where all of it is done. */
export async function advanceBatch(db: Client, id: string, made: number, position: number, now: Date): Promise<BatchRow> {
  const { rows } = await db.query<BatchRow>(
    `update coupon_batches set made = made + $2, position = $3, finished_at = case when $3 = count then $4::timestamptz end
     where id = $1 returning ${COLUMNS}`,
    [id, made, position, now],
  )
  return rows[0]!
}

/** The columns that a made code is copied into; see `codeRow`. */
const COPIED = 'code_hash, key_bucket, program_id, coupon, batch_id, place, state, code, issued_at, usable_from, expires_on, source'

export const copyCodes = (db: Client, rows: CopyRows): Promise<void> => rows.into(db, `coupons (${COPIED})`)

export interface ImportedCode {
  line: number
  place: number
  hash: Buffer
  code: Buffer
}

/** Adds what is not there yet. @returns the places of those that were added */
export async function insertImported(db: Db, batch: BatchRow, codes: readonly ImportedCode[], now: Date): Promise<Set<number>> {
  const { rows } = await db.query<{ place: number }>(
    `insert into coupons (${COPIED})
     select t.hash, t.key_bucket, $1, $2, $3, t.place, 'issued', t.code, $4, $5, $6, 'import'
     from unnest($7::uuid[], $8::smallint[], $9::int[], $10::bytea[]) t(hash, key_bucket, place, code)
     order by t.place on conflict do nothing returning place`,
    [
      batch.program_id,
      batch.coupon,
      batch.id,
      now,
      batch.usable_from,
      batch.expires_on,
      codes.map(({ hash }) => uuidText(hash)),
      codes.map(({ hash }) => hash[0]),
      codes.map(({ place }) => place),
      codes.map(({ code }) => code),
    ],
  )
  return new Set(rows.map(({ place }) => place))
}

/** In which batch, and where there, a code stands. */
export async function placeOf(db: Db, programId: number, hash: Buffer): Promise<{ batch_id: string | null; place: number | null } | null> {
  const { rows } = await db.query<{ batch_id: string | null; place: number | null }>(
    'select batch_id, place from coupons where key_bucket = $1 and program_id = $2 and code_hash = $3',
    [hash[0], programId, uuidText(hash)],
  )
  return rows[0] ?? null
}

/** Writes down how many codes there are in a batch that was filled one by one; finished or not, mended ones may follow. */
export async function countImported(db: Db, id: string, finished: Date | null): Promise<void> {
  await db.query(
    `update coupon_batches b set made = n.made, count = greatest(b.count, n.made), position = greatest(b.position, n.made), finished_at = coalesce(b.finished_at, $2::timestamptz)
     from (select count(*)::int as made from coupons where batch_id = $1) n where b.id = $1`,
    [id, finished],
  )
}

export type RejectReason = 'unreadable' | 'mistyped' | 'double'

export async function insertRejects(
  db: Client,
  batchId: string,
  rejects: readonly { line: number; reason: RejectReason }[],
): Promise<void> {
  await db.query('insert into coupon_rejects (batch_id, line, reason) select $1, * from unnest($2::int[], $3::text[])', [
    batchId,
    rejects.map(({ line }) => line),
    rejects.map(({ reason }) => reason),
  ])
}

export async function rejectCounts(db: Db, batchId: string): Promise<Partial<Record<RejectReason, number>>> {
  const { rows } = await db.query<{ reason: RejectReason; count: number }>(
    'select reason, count(*) as count from coupon_rejects where batch_id = $1 group by reason order by reason',
    [batchId],
  )
  return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]))
}

/** What was not taken of these lines. */
export async function rejectsBetween(db: Db, batchId: string, first: number, last: number): Promise<Map<number, RejectReason>> {
  const { rows } = await db.query<{ line: number; reason: RejectReason }>(
    'select line, reason from coupon_rejects where batch_id = $1 and line between $2 and $3',
    [batchId, first, last],
  )
  return new Map(rows.map(({ line, reason }) => [line, reason]))
}

export interface BatchCode {
  code_hash: string
  code: Buffer
  place: number
  state: string
}

/** Codes of a batch in the order in which they were made, a page at a time. */
export async function codesOf(db: Db, batchId: string, after: number, limit: number): Promise<BatchCode[]> {
  const { rows } = await db.query<BatchCode>(
    'select code_hash, code, place, state from coupons where batch_id = $1 and place > $2 order by place limit $3',
    [batchId, after, limit],
  )
  return rows
}
