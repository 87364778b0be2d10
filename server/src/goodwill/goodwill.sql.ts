import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export type GoodwillState = 'counted' | 'asked' | 'approved' | 'given' | 'declined' | 'refused'

export interface GoodwillRow {
  program_id: number
  id: string
  bucket: number
  holder_id: string
  currency: string
  amount: number
  reason: string
  note: Buffer | null
  state: GoodwillState
  beyond: boolean
  client: string
  author: string
  day: string
  at: Date
  decided_client: string | null
  decided_author: string | null
  decided_note: Buffer | null
  decided_at: Date | null
  seq: number | null
}

const COLUMNS = `program_id, id, bucket, holder_id, currency, amount, reason, note, state, beyond, client, author, day, at,
  decided_client, decided_author, decided_note, decided_at, seq`

/** Others who give in the name of the same person wait until this transaction is over, so that two at once do not both fit. */
export async function lockGiver(db: Client, programId: number, client: string): Promise<void> {
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [client, programId])
}

/** What somebody gave on a day by themselves. */
export async function givenOn(db: Db, programId: number, client: string, day: string, currency: string): Promise<number> {
  const { rows } = await db.query<{ sum: number }>(
    `select coalesce(sum(amount), 0)::bigint as sum from goodwill
     where program_id = $1 and client = $2 and day = $3 and currency = $4 and not beyond and state in ('counted', 'approved', 'given')`,
    [programId, client, day, currency],
  )
  return rows[0]!.sum
}

export type NewGoodwill = Omit<GoodwillRow, 'decided_client' | 'decided_author' | 'decided_note' | 'seq'>

export async function insertGoodwill(db: Db, g: NewGoodwill): Promise<void> {
  await db.query(
    `insert into goodwill (program_id, id, bucket, holder_id, currency, amount, reason, note, state, beyond, client, author, day, at, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      g.program_id,
      g.id,
      g.bucket,
      g.holder_id,
      g.currency,
      g.amount,
      g.reason,
      g.note,
      g.state,
      g.beyond,
      g.client,
      g.author,
      g.day,
      g.at,
      g.decided_at,
    ],
  )
}

export async function goodwillById(db: Db, programId: number, id: string): Promise<GoodwillRow | null> {
  const { rows } = await db.query<GoodwillRow>(`select ${COLUMNS} from goodwill where program_id = $1 and id = $2`, [programId, id])
  return rows[0] ?? null
}

export interface Verdict {
  state: 'approved' | 'declined'
  client: string
  author: string
  note: Buffer | null
  at: Date
}

/** A second person's word. @returns null where nothing is asked any more, or by the same person */
export async function decideAsked(
  db: Db,
  programId: number,
  id: string,
  { state, client, author, note, at }: Verdict,
): Promise<GoodwillRow | null> {
  const { rows } = await db.query<GoodwillRow>(
    `update goodwill set state = $3, decided_client = $4, decided_author = $5, decided_note = $6, decided_at = $7
     where program_id = $1 and id = $2 and state = 'asked' and client <> $4 returning ${COLUMNS}`,
    [programId, id, state, client, author, note, at],
  )
  return rows[0] ?? null
}

/** Its decision is there, with its number; without one the engine refused it. */
export async function settleGoodwill(db: Db, programId: number, id: string, seq: number | null): Promise<void> {
  await db.query(`update goodwill set state = $3, seq = $4 where program_id = $1 and id = $2 and state in ('approved', 'counted')`, [
    programId,
    id,
    seq === null ? 'refused' : 'given',
    seq,
  ])
}

/** What was approved and is not given yet, because a process was killed in between. */
export async function dueGoodwill(db: Db, before: Date, most: number): Promise<GoodwillRow[]> {
  const { rows } = await db.query<GoodwillRow>(
    `select ${COLUMNS} from goodwill where state = 'approved' and decided_at < $1 order by decided_at limit $2`,
    [before, most],
  )
  return rows
}

export interface Listing {
  programId: number
  state: GoodwillState | null
  /** Only what this one asked. */
  client: string | null
  before: { micros: number; id: string } | null
  limit: number
}

/** What was asked of a second person, the newest first. */
export async function askedGoodwill(
  db: Db,
  { programId, state, client, before, limit }: Listing,
): Promise<(GoodwillRow & { micros: number })[]> {
  const { rows } = await db.query<GoodwillRow & { micros: number }>(
    `select ${COLUMNS}, (extract(epoch from at) * 1000000)::bigint as micros from goodwill
     where program_id = $1 and beyond and ($2::text is null or state = $2) and ($3::text is null or client = $3)
       and ($4::bigint is null or (at, id) < (timestamptz '1970-01-01Z' + $4::bigint * interval '1 microsecond', $5::uuid))
     order by at desc, id desc limit $6`,
    [programId, state, client, before?.micros ?? null, before?.id ?? null, limit],
  )
  return rows
}

export interface BeforeRow {
  id: string
  times: number
  amount: number
  same: number
}

/** What these members were given by hand in a time before: how often, how much, and how often by the one who asks now. */
export async function givenBefore(db: Db, programId: number, ids: readonly string[], days: number): Promise<BeforeRow[]> {
  const { rows } = await db.query<BeforeRow>(
    `select g.id, b.times, b.amount, b.same from goodwill g
     cross join lateral (
       select count(*)::int as times, coalesce(sum(o.amount), 0)::bigint as amount, count(*) filter (where o.client = g.client)::int as same
       from goodwill o
       where o.bucket = g.bucket and o.holder_id = g.holder_id and o.program_id = g.program_id and o.currency = g.currency and o.id <> g.id
         and o.state in ('counted', 'approved', 'given') and o.at > g.at - $3 * interval '1 day' and o.at <= g.at
     ) b
     where g.program_id = $1 and g.id = any($2::uuid[])`,
    [programId, ids, days],
  )
  return rows
}
