import type { Client, Pool } from '#kit/pg.ts'

type Db = Client | Pool

const MICROS = (column: string): string => `(extract(epoch from ${column}) * 1000000)::bigint`
const FROM_MICROS = (value: string): string => `timestamptz '1970-01-01Z' + ${value}::bigint * interval '1 microsecond'`

export interface MovementRow {
  holder_id: string
  seq: number
  n: number
  at: Date
  recorded_micros: number
  currency: string
  /** Into the account; negative out of it. */
  amount: number
}

/** What moved into an account of the program, and out of it, in a time; what was heard of last first. */
export async function listMovements(
  db: Db,
  programId: number,
  of: { account: string; currency: string | null; start: number; end: number },
  before: { micros: number; holder: string; seq: number; n: number } | null,
  limit: number,
): Promise<MovementRow[]> {
  const { rows } = await db.query<MovementRow>(
    `select t.holder_id, t.seq, t.n, least(t.at, t.recorded_at) as at, ${MICROS('t.recorded_at')} as recorded_micros, t.currency,
            case when t.credit = $2::account then t.amount else -t.amount end as amount
     from transfers t join holder_states s on s.holder_id = t.holder_id
     where s.program_id = $1 and (t.debit = $2::account or t.credit = $2::account) and ($3::text is null or t.currency = $3)
       and t.recorded_at >= to_timestamp($4::float8 / 1000.0)
       and least(t.at, t.recorded_at) >= to_timestamp($4::float8 / 1000.0) and least(t.at, t.recorded_at) < to_timestamp($5::float8 / 1000.0)
       and ($6::bigint is null or (t.recorded_at, t.holder_id, t.seq, t.n) < (${FROM_MICROS('$6')}, $7::uuid, $8::int, $9::int))
     order by t.recorded_at desc, t.holder_id desc, t.seq desc, t.n desc limit $10`,
    [
      programId,
      of.account,
      of.currency,
      of.start,
      of.end,
      before?.micros ?? null,
      before?.holder ?? null,
      before?.seq ?? null,
      before?.n ?? null,
      limit,
    ],
  )
  return rows
}

/** Members are joined by their ids alone: planners take bucket and id for two things, and guess a thousandth of the rows. */
export interface OutstandingRow {
  currency: string
  /** Null for points that do not end. */
  expires_on: string | null
  points: number
  /** In millionths of a minor unit of money. */
  worth: string
}

/** What members have, by the day on which it ends; within days, if some are given. */
export async function outstandingByDay(
  db: Db,
  programId: number,
  { currency, from, until }: { currency: string | null; from: string | null; until: string | null },
): Promise<OutstandingRow[]> {
  const { rows } = await db.query<OutstandingRow>(
    `select currency, expires_on, sum(points)::bigint as points, sum(points * unit_value_micros)::text as worth
     from (
       select l.currency, l.expires_on, l.unit_value_micros, sum(l.remaining) as points
       from lots l join holder_states s on s.holder_id = l.holder_id
       where s.program_id = $1 and l.remaining > 0 and ($2::text is null or l.currency = $2) and ($3::date is null or l.expires_on <= $3::date + 1)
         and ($4::date is null or l.expires_on > $4::date)
       group by 1, 2, 3
     ) x
     group by 1, 2 order by 2 nulls last, 1`,
    [programId, currency, until, from],
  )
  return rows
}

/** Members with points that end within a time, those with most first. */
export async function holdersOfEnding(
  db: Db,
  programId: number,
  of: { currency: string; from: string; until: string },
  after: { points: number; holder: string } | null,
  limit: number,
): Promise<{ holder_id: string; points: number }[]> {
  const { rows } = await db.query<{ holder_id: string; points: number }>(
    `select holder_id, points from (
       select l.holder_id, sum(l.remaining)::bigint as points
       from lots l join holder_states s on s.holder_id = l.holder_id
       where s.program_id = $1 and l.remaining > 0 and l.currency = $2 and l.expires_on > $3::date and l.expires_on <= $4::date + 1
       group by l.holder_id
     ) x
     where $5::bigint is null or points < $5 or (points = $5 and holder_id > $6::uuid)
     order by points desc, holder_id limit $7`,
    [programId, of.currency, of.from, of.until, after?.points ?? null, after?.holder ?? null, limit],
  )
  return rows
}

/** Members of a level; of the first, all who never had another. */
export async function holdersOfLevel(
  db: Db,
  programId: number,
  { set, level, first }: { set: string; level: string; first: boolean },
  after: string | null,
  limit: number,
): Promise<string[]> {
  const own = `select holder_id from member_levels where program_id = $1 and tier_set = $2 and level = $3 and ($4::uuid is null or holder_id > $4)`
  const never = `select m.holder_id from members m where m.program_id = $1 and ($4::uuid is null or m.holder_id > $4)
    and not exists (select from member_levels l where l.program_id = $1 and l.tier_set = $2 and l.level <> $3 and l.holder_id = m.holder_id)`
  const { rows } = await db.query<{ holder_id: string }>(`${first ? never : own} order by holder_id limit $5`, [
    programId,
    set,
    level,
    after,
    limit,
  ])
  return rows.map((row) => row.holder_id)
}
