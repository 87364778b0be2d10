import { int2Array, uuidArray } from '#kit/arrays.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

const MICROS = (column: string): string => `(extract(epoch from ${column}) * 1000000)::bigint`
const FROM_MICROS = (value: string): string => `timestamptz '1970-01-01Z' + ${value}::bigint * interval '1 microsecond'`

export interface Span {
  /** Epoch ms; the end does not belong to it. Null for no bound. */
  start: number | null
  end: number | null
}

export interface SoldRow {
  holder_id: string
  seq: number
  at_micros: number
  reference: string
  store: string
  channel: string
  total: number
  spent: number
  stands: boolean
}

export interface SalesFilter extends Span {
  store: string | null
  channel: string | null
  holder: HolderKey | null
  /** Only sales of these stores; null for all. */
  stores: readonly string[] | null
}

/** Orders of members, the latest first; after a place in that order. */
export async function listSales(
  db: Db,
  programId: number,
  { start, end, store, channel, holder, stores }: SalesFilter,
  before: { micros: number; holder: string; seq: number } | null,
  limit: number,
): Promise<SoldRow[]> {
  const { rows } = await db.query<SoldRow>(
    `select holder_id, seq, ${MICROS('at')} as at_micros, reference, store, channel, total, spent, stands from sales
     where program_id = $1 and at >= coalesce(to_timestamp($2::float8 / 1000.0), '-infinity') and at < coalesce(to_timestamp($3::float8 / 1000.0), 'infinity')
       and ($4::text is null or store = $4) and ($5::text is null or channel = $5)
       ${holder ? 'and bucket = $6::smallint and holder_id = $7::uuid' : 'and $6::smallint is null and $7::uuid is null'}
       and ($8::text[] is null or store = any($8))
       and ($9::bigint is null or (at, holder_id, seq) < (${FROM_MICROS('$9')}, $10::uuid, $11::int))
     order by at desc, holder_id desc, seq desc limit $12`,
    [
      programId,
      start,
      end,
      store,
      channel,
      holder?.bucket ?? null,
      holder?.text ?? null,
      stores,
      before?.micros ?? null,
      before?.holder ?? null,
      before?.seq ?? null,
      limit,
    ],
  )
  return rows
}

export interface OtherRow {
  reference: string
  at_micros: number
  source: 'receipt' | 'kept'
  store: string
  channel: string
  total: number
  spent: number
}

/** Sales that are no member's, the latest first; after a place in that order. */
export async function listOthers(
  db: Db,
  programId: number,
  { start, end, store, channel, reference, stores }: Omit<SalesFilter, 'holder'> & { reference: string | null },
  before: { micros: number; reference: string } | null,
  limit: number,
): Promise<OtherRow[]> {
  const { rows } = await db.query<OtherRow>(
    `select reference, ${MICROS('at')} as at_micros, source, store, channel, total, spent from other_sales
     where program_id = $1 and at >= coalesce(to_timestamp($2::float8 / 1000.0), '-infinity') and at < coalesce(to_timestamp($3::float8 / 1000.0), 'infinity')
       and ($4::text is null or store = $4) and ($5::text is null or channel = $5) and ($6::text is null or reference = $6)
       and ($7::bigint is null or (at, reference) < (${FROM_MICROS('$7')}, $8::text)) and ($10::text[] is null or store = any($10))
     order by at desc, reference desc limit $9`,
    [programId, start, end, store, channel, reference, before?.micros ?? null, before?.reference ?? null, limit, stores],
  )
  return rows
}

/** What a member bought in a stretch of time. */
export interface BuyerRow {
  holder_id: string
  orders: number
  spent: number
  last_micros: number
}

export interface BuyersFilter {
  start: number
  end: number
  orders: readonly [least: number, most: number | null]
  spent: readonly [least: number | null, below: number | null]
  /** When they bought last; epoch ms. */
  last: readonly [from: number | null, before: number | null]
}

/** Members who bought, those who spent most first; after a place in that order. */
export async function listBuyers(
  db: Db,
  programId: number,
  { start, end, orders, spent, last }: BuyersFilter,
  after: { spent: number; holder: string } | null,
  limit: number,
): Promise<BuyerRow[]> {
  const { rows } = await db.query<BuyerRow>(
    `select holder_id, orders::int, spent, ${MICROS('last')} as last_micros
     from (
       select holder_id, count(*) as orders, sum(spent)::bigint as spent, max(at) as last from sales
       where program_id = $1 and at >= to_timestamp($2::float8 / 1000.0) and at < to_timestamp($3::float8 / 1000.0) and stands group by holder_id
     ) b
     where orders >= $4 and orders <= coalesce($5, orders)
       and spent >= coalesce($6::bigint, spent) and spent < coalesce($7::bigint, spent + 1)
       and last >= coalesce(to_timestamp($8::float8 / 1000.0), last) and last < coalesce(to_timestamp($9::float8 / 1000.0), 'infinity')
       and ($10::bigint is null or spent < $10 or (spent = $10 and holder_id > $11::uuid))
     order by spent desc, holder_id limit $12`,
    [programId, start, end, ...orders, ...spent, ...last, after?.spent ?? null, after?.holder ?? null, limit],
  )
  return rows
}

/** What these members ever bought; those who never did are missing. */
export async function boughtBy(db: Db, keys: readonly HolderKey[]): Promise<BuyerRow[]> {
  const { rows } = await db.query<BuyerRow>(
    `select k.holder_id, s.orders, s.spent, s.last_micros
     from unnest($1::smallint[], $2::uuid[]) k(bucket, holder_id)
     cross join lateral (
       select count(*)::int as orders, coalesce(sum(s.spent), 0)::bigint as spent, ${MICROS('max(s.at)')} as last_micros from sales s
       where s.bucket = k.bucket and s.holder_id = k.holder_id and s.stands
     ) s where s.orders > 0`,
    [int2Array(keys.map((k) => k.bucket)), uuidArray(keys.map((k) => k.id))],
  )
  return rows
}
