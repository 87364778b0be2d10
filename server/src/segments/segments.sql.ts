import { int2Array, uuidArray } from '#kit/arrays.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { Client, Pool } from '#kit/pg.ts'
import type { SegmentRow, SnapshotRow } from './segment.ts'

type Db = Pool | Client

const COLUMNS =
  'id, program_id, key, names, rule, every, archived, created_at, created_by, wanted_at, looked_at, spent, spent_by_all, error'

export async function segmentsOf(db: Db, programId: number): Promise<SegmentRow[]> {
  const { rows } = await db.query<SegmentRow>(`select ${COLUMNS} from segments where program_id = $1 order by archived, key`, [programId])
  return rows
}

export async function segmentByKey(db: Db, programId: number, key: string): Promise<SegmentRow | null> {
  const { rows } = await db.query<SegmentRow>(`select ${COLUMNS} from segments where program_id = $1 and key = $2`, [programId, key])
  return rows[0] ?? null
}

/** Writes what a segment is; a rule that is new is asked at once. */
export async function putSegment(
  db: Db,
  row: Pick<SegmentRow, 'program_id' | 'key' | 'names' | 'rule' | 'every' | 'archived' | 'created_at' | 'created_by'>,
): Promise<SegmentRow> {
  const { program_id, key, names, rule, every, archived, created_at, created_by } = row
  const { rows } = await db.query<SegmentRow>(
    `insert into segments as s (program_id, key, names, rule, every, archived, created_at, created_by, wanted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, case when $4::text is null then null else $7::timestamptz end)
     on conflict (program_id, key) do update
       set names = excluded.names, rule = excluded.rule, every = excluded.every, archived = excluded.archived,
           wanted_at = case when s.rule is distinct from excluded.rule then excluded.wanted_at else s.wanted_at end,
           error = case when s.rule is distinct from excluded.rule then null else s.error end
     returning ${COLUMNS}`,
    [program_id, key, JSON.stringify(names), rule, every, archived, created_at, created_by],
  )
  return rows[0]!
}

export async function wantRefresh(db: Db, id: number, now: Date): Promise<void> {
  await db.query('update segments set wanted_at = coalesce(wanted_at, $2) where id = $1', [id, now])
}

/**
 * Takes one whose rule is to be asked: somebody wants it, or it is time.
 *
 * @param but not these
 */
export async function takeDue(db: Db, now: Date, until: Date, but: readonly number[]): Promise<SegmentRow | null> {
  const { rows } = await db.query<SegmentRow>(
    `update segments set claimed_until = $2 where id = (
       select id from segments
       where not archived and rule is not null and id <> all($3::int[]) and (claimed_until is null or claimed_until < $1)
         and (wanted_at is not null or looked_at + case every when 'hour' then interval '1 hour' when 'day' then interval '1 day'
                                                               when 'week' then interval '7 days' end <= $1)
       order by wanted_at nulls last, looked_at limit 1 for update skip locked)
     returning ${COLUMNS}`,
    [now, until, but],
  )
  return rows[0] ?? null
}

export async function keepClaim(db: Db, id: number, until: Date): Promise<void> {
  await db.query('update segments set claimed_until = $2 where id = $1', [id, until])
}

/** It was looked at, or could not be. What was asked for since it was begun stays asked for. */
export async function settleSegment(
  db: Db,
  id: number,
  given: { begun: Date; now: Date; spent: number | null; spentByAll: number | null; error: string | null },
): Promise<void> {
  await db.query(
    `update segments set claimed_until = null, looked_at = $3, spent = coalesce($4, spent), spent_by_all = coalesce($5, spent_by_all), error = $6,
       wanted_at = case when wanted_at > $2 then wanted_at end
     where id = $1`,
    [id, given.begun, given.now, given.spent, given.spentByAll, given.error],
  )
}

const SNAPSHOT = 'number, hash, size, entered, gone, rule, valid_from, taken_by'

/** The newest of each of these segments. */
export async function lastSnapshots(db: Db, ids: readonly number[]): Promise<Map<number, SnapshotRow>> {
  const { rows } = await db.query<SnapshotRow & { segment_id: number }>(
    `select distinct on (segment_id) segment_id, ${SNAPSHOT} from segment_snapshots where segment_id = any($1::int[])
     order by segment_id, number desc`,
    [ids],
  )
  return new Map(rows.map(({ segment_id, ...row }) => [segment_id, row]))
}

export async function snapshotsOf(db: Db, id: number, before: number, limit: number): Promise<SnapshotRow[]> {
  const { rows } = await db.query<SnapshotRow>(
    `select ${SNAPSHOT} from segment_snapshots where segment_id = $1 and number < $2 order by number desc limit $3`,
    [id, before, limit],
  )
  return rows
}

/** Locks a segment for a new snapshot. @returns the last one */
export async function lockSegment(client: Client, id: number): Promise<SnapshotRow | null> {
  await client.query('select from segments where id = $1 for update', [id])
  const { rows } = await client.query<SnapshotRow>(
    `select ${SNAPSHOT} from segment_snapshots where segment_id = $1 order by number desc limit 1`,
    [id],
  )
  return rows[0] ?? null
}

/** A table of this transaction for who is in it now. */
export async function beginFound(client: Client): Promise<void> {
  await client.query(
    'create temp table found (bucket smallint not null, holder_id uuid not null, primary key (bucket, holder_id)) on commit drop',
  )
}

export async function addFound(client: Client, holders: readonly { bucket: number; holder: string }[]): Promise<void> {
  if (holders.length === 0) return
  await client.query('insert into found select * from unnest($1::smallint[], $2::uuid[]) on conflict do nothing', [
    int2Array(holders.map((h) => h.bucket)),
    uuidArray(holders.map((h) => uuidBytes(h.holder))),
  ])
}

/** Into the same: who was in it with the last snapshot; but for some, who are taken out. */
export async function addCurrent(client: Client, id: number): Promise<void> {
  await client.query(
    'insert into found select bucket, holder_id from segment_spans where segment_id = $1 and until is null on conflict do nothing',
    [id],
  )
}

export async function dropFound(client: Client, holders: readonly { bucket: number; holder: string }[]): Promise<void> {
  await client.query('delete from found using unnest($1::smallint[], $2::uuid[]) t(b, h) where bucket = t.b and holder_id = t.h', [
    int2Array(holders.map((h) => h.bucket)),
    uuidArray(holders.map((h) => uuidBytes(h.holder))),
  ])
}

/** The ids found, in their order, some at a time. */
export async function* foundHolders(client: Client, atOnce: number): AsyncGenerator<string[]> {
  await client.query('declare found_holders no scroll cursor for select holder_id from found order by bucket, holder_id')
  for (;;) {
    const { rows } = await client.query<{ holder_id: string }>(`fetch ${atOnce} from found_holders`)
    if (rows.length > 0) yield rows.map((row) => row.holder_id)
    if (rows.length < atOnce) break
  }
  await client.query('close found_holders')
}

/** Writes the spans of a new snapshot: who entered, and until when who left was in it. */
export async function writeSpans(client: Client, id: number, number: number): Promise<{ entered: number; gone: number }> {
  await client.query('analyze found')
  const gone = await client.query(
    `update segment_spans x set until = $2 where segment_id = $1 and until is null
     and not exists (select from found f where f.bucket = x.bucket and f.holder_id = x.holder_id)`,
    [id, number],
  )
  const entered = await client.query(
    `insert into segment_spans (segment_id, bucket, holder_id, since)
     select $1, f.bucket, f.holder_id, $2 from found f
     where not exists (
       select from segment_spans x where x.segment_id = $1 and x.bucket = f.bucket and x.holder_id = f.holder_id and x.until is null
     )`,
    [id, number],
  )
  return { entered: entered.rowCount ?? 0, gone: gone.rowCount ?? 0 }
}

export async function insertSnapshot(client: Client, id: number, row: SnapshotRow): Promise<void> {
  const { number, hash, size, entered, gone, rule, valid_from, taken_by } = row
  await client.query(`insert into segment_snapshots (segment_id, ${SNAPSHOT}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
    id,
    number,
    hash,
    size,
    entered,
    gone,
    rule,
    valid_from,
    taken_by,
  ])
}

/** What those found paid from an instant to another, minor units. */
export async function spentByFound(client: Client, programId: number, from: number, to: number): Promise<number> {
  const { rows } = await client.query<{ spent: number }>(
    `select coalesce(sum(s.spent), 0)::bigint as spent from sales s join found f on f.holder_id = s.holder_id
     where s.program_id = $1 and s.at >= to_timestamp($2::float8 / 1000.0) and s.at < to_timestamp($3::float8 / 1000.0) and s.stands`,
    [programId, from, to],
  )
  return rows[0]!.spent
}

/** Members of a snapshot by bucket and id, after a place in that order. */
export async function membersOf(
  db: Db,
  id: number,
  number: number,
  after: { bucket: number; holder: string } | null,
  limit: number,
): Promise<{ bucket: number; holder_id: string }[]> {
  const { rows } = await db.query<{ bucket: number; holder_id: string }>(
    `select bucket, holder_id from segment_spans
     where segment_id = $1 and since <= $2 and (until is null or until > $2)
       and ($3::smallint is null or (bucket, holder_id) > ($3, $4::uuid))
     order by bucket, holder_id limit $5`,
    [id, number, after?.bucket ?? null, after?.holder ?? null, limit],
  )
  return rows
}

/** Those of these ids that are members of the program. */
export async function membersAmong(db: Db, programId: number, holders: readonly Buffer[]): Promise<string[]> {
  const { rows } = await db.query<{ holder_id: string }>(
    'select holder_id from members where program_id = $1 and holder_id = any($2::uuid[])',
    [programId, uuidArray(holders)],
  )
  return rows.map((row) => row.holder_id)
}
