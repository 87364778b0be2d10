import { int2Array, int4Array, int8Array, textArray, uuidArray } from '#kit/arrays.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { Client, Pool } from '#kit/pg.ts'
import type { DayFigure } from './day-figures.ts'
import type { ChainedSale, SaleRow, StoredOrder } from './sale.ts'

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

/** What counting reads and writes: batches that are sealed, their commands and transfers, and the tables of reports. */

/** One process counts at a time; another simply does not. Tables are read along their keys, whatever is known of their size. */
export async function lockCounting(client: Client): Promise<boolean> {
  await client.query('set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off')
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_xact_lock(7305004) as locked')
  return rows[0]!.locked
}

export interface Place {
  seal: number
  batch: number
}

export interface SealedBatch {
  id: number
  seal: number
  recorded_at: number
  commands: number
}

export async function placeOf(db: Client | Pool): Promise<Place> {
  const { rows } = await db.query<Place>('select seal, batch from sales_place')
  return rows[0]!
}

export async function putPlace(client: Client, { seal, batch }: Place): Promise<void> {
  await client.query('update sales_place set seal = $1, batch = $2', [seal, batch])
}

/** Sealed batches that are not counted yet, in the order of their seals. */
export async function batchesAfter(client: Client, { seal, batch }: Place, limit: number): Promise<SealedBatch[]> {
  const { rows } = await client.query<SealedBatch>(
    `select id, seal, ${MS('recorded_at')} as recorded_at, commands from batches
     where seal is not null and (seal, id) > ($1, $2) order by seal, id limit $3`,
    [seal, batch, limit],
  )
  return rows
}

export interface CountedCommand {
  bucket: number
  holder_id: string
  seq: number
  program_id: number
  kind: string
  /** Of a return: the sales that it touched. */
  sales: readonly number[] | null
  /** A level changed. */
  moved: boolean
  /** Of a redemption by hand: its code. */
  reason: string | null
}

/** The accepted commands of these batches, found by the block ranges of their time. */
export async function commandsOf(client: Client, ids: readonly number[], from: number, to: number): Promise<CountedCommand[]> {
  const { rows } = await client.query<CountedCommand>(
    `select bucket, holder_id, seq, program_id, kind, case when kind = 'return' then outcome->'sales' end as sales,
            outcome->'tiers' is not null as moved, case when kind = 'redeem' then input->>'reason' end as reason
     from commands
     where recorded_at between to_timestamp($2::bigint / 1000.0) and to_timestamp($3::bigint / 1000.0)
       and batch_id = any($1::bigint[]) and not refused`,
    [int8Array(ids), from, to],
  )
  return rows
}

export interface CommandKey {
  bucket: number
  holder_id: string
  seq: number
}

const keysOf = (keys: readonly CommandKey[]): Buffer[] => [
  int2Array(keys.map((k) => k.bucket)),
  uuidArray(keys.map((k) => uuidBytes(k.holder_id))),
  int4Array(keys.map((k) => k.seq)),
]
const KEYS = 'unnest($1::smallint[], $2::uuid[], $3::int[]) k(bucket, holder_id, seq)'
const OF_KEY = (alias: string, seq = 'seq'): string =>
  `${alias}.bucket = k.bucket and ${alias}.holder_id = k.holder_id and ${alias}.${seq} = k.seq`

export async function ordersBy(client: Client | Pool, keys: readonly CommandKey[]): Promise<StoredOrder[]> {
  const { rows } = await client.query<StoredOrder>(
    `select c.bucket, c.holder_id, c.seq, c.program_id, ${MS('least(c.at, c.recorded_at)')} as at, c.rules_version, c.policy_version,
            c.input, c.outcome, r.returned, r.effects
     from ${KEYS}
     cross join lateral (select * from commands c where ${OF_KEY('c')} offset 0) c
     left join lateral (select * from order_returns r where ${OF_KEY('r', 'order_seq')} offset 0) r on true`,
    keysOf(keys),
  )
  return rows
}

const SALES = 'unnest($1::smallint[], $2::uuid[], $3::int[], $4::bigint[]) k(bucket, holder_id, seq, ms)'
const AT = 'to_timestamp(k.ms / 1000.0)'

export type KnownSale = Pick<SaleRow, 'bucket' | 'holder_id' | 'seq' | 'at' | 'spent' | 'stands'>

/** How these sales were counted before; those that were not are missing. */
export async function countedSales(client: Client, sales: readonly SaleRow[]): Promise<KnownSale[]> {
  const { rows } = await client.query<KnownSale>(
    `select x.bucket, x.holder_id, x.seq, ${MS('x.at')} as at, x.spent, x.stands
     from ${SALES} cross join lateral (select * from sales s where ${OF_KEY('s')} and s.at = ${AT} offset 0) x`,
    [...keysOf(sales), int8Array(sales.map((s) => s.at))],
  )
  return rows
}

export interface Neighbour {
  bucket: number
  holder_id: string
  seq: number
  at: number
  /** It comes after one of those asked about. */
  after: boolean
}

/** The two sales that stand before each of these, and the two after it. */
export async function neighboursOf(client: Client, sales: readonly SaleRow[]): Promise<Neighbour[]> {
  const side = (compare: '<' | '>', order: 'asc' | 'desc'): string =>
    `(select s.seq, s.at from sales s
      where s.bucket = k.bucket and s.holder_id = k.holder_id and s.stands and (s.at, s.seq) ${compare} (${AT}, k.seq)
      order by s.at ${order}, s.seq ${order} limit 2)`
  const { rows } = await client.query<Neighbour>(
    `select k.bucket, k.holder_id, x.seq, ${MS('x.at')} as at, x.after
     from ${SALES}
     cross join lateral (select *, false as after from ${side('<', 'desc')} p union all select *, true from ${side('>', 'asc')} n) x`,
    [...keysOf(sales), int8Array(sales.map((s) => s.at))],
  )
  return rows
}

/** Looks at what sales and members are like now, so that reports over them are planned for it. */
export async function analyzeSales(db: Pool): Promise<void> {
  await db.query('analyze sales, members')
}

export async function putSales(client: Client, sales: readonly ChainedSale[]): Promise<void> {
  await client.query(
    `insert into sales (bucket, holder_id, seq, program_id, at, reference, store, channel, total, spent, stands, last_at, last_but_one_at)
     select bucket, holder_id, seq, program_id, to_timestamp(at / 1000.0), reference, store, channel, total, spent, stands,
            to_timestamp(last / 1000.0), to_timestamp(last_but_one / 1000.0)
     from unnest($1::smallint[], $2::uuid[], $3::int[], $4::int[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::bigint[],
                 $10::bigint[], $11::boolean[], $12::bigint[], $13::bigint[])
       t(bucket, holder_id, seq, program_id, at, reference, store, channel, total, spent, stands, last, last_but_one)
     on conflict (bucket, holder_id, at, seq) do update
       set spent = excluded.spent, stands = excluded.stands, last_at = excluded.last_at, last_but_one_at = excluded.last_but_one_at
     where (sales.spent, sales.stands, sales.last_at, sales.last_but_one_at)
       is distinct from (excluded.spent, excluded.stands, excluded.last_at, excluded.last_but_one_at)`,
    [
      ...keysOf(sales),
      int4Array(sales.map((s) => s.program_id)),
      int8Array(sales.map((s) => s.at)),
      textArray(sales.map((s) => s.reference)),
      textArray(sales.map((s) => s.store)),
      textArray(sales.map((s) => s.channel)),
      int8Array(sales.map((s) => s.total)),
      int8Array(sales.map((s) => s.spent)),
      sales.map((s) => s.stands),
      sales.map((s) => s.last_at),
      sales.map((s) => s.last_but_one_at),
    ],
  )
}

/** Sales whose predecessors changed. */
export async function putLast(
  client: Client,
  sales: readonly (Neighbour & Pick<ChainedSale, 'last_at' | 'last_but_one_at'>)[],
): Promise<void> {
  if (sales.length === 0) return
  await client.query(
    `update sales s set last_at = to_timestamp(k.last / 1000.0), last_but_one_at = to_timestamp(k.last_but_one / 1000.0)
     from unnest($1::smallint[], $2::uuid[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[])
       k(bucket, holder_id, seq, ms, last, last_but_one)
     where ${OF_KEY('s')} and s.at = ${AT}
       and (s.last_at, s.last_but_one_at) is distinct from (to_timestamp(k.last / 1000.0), to_timestamp(k.last_but_one / 1000.0))`,
    [...keysOf(sales), int8Array(sales.map((s) => s.at)), sales.map((s) => s.last_at), sales.map((s) => s.last_but_one_at)],
  )
}

export interface Movement {
  program_id: number
  /** Quarters of an hour since 1970: days of every time zone begin with one. */
  quarter: number
  debit: string
  credit: string
  currency: string
  /** What spent them, or gave them back; empty where nothing did. */
  use: string
  /** Commands that did. */
  times: number
  amount: number
  /** What the points were worth together where a lot moved; millionths of a minor unit. */
  worth: string
}

/** What these commands moved, summed by quarters of an hour. */
export async function movementsOf(
  client: Client,
  keys: readonly (CommandKey & Pick<CountedCommand, 'program_id' | 'kind' | 'reason'>)[],
): Promise<Movement[]> {
  const { rows } = await client.query<Movement>(
    `select k.program_id, floor(extract(epoch from least(t.at, t.recorded_at)) / 900)::bigint as quarter, t.debit, t.credit, t.currency,
            case when t.debit = 'redeemed' or t.credit = 'redeemed' then k.use else '' end as use,
            count(distinct (k.holder_id, k.seq)) filter (where t.debit = 'redeemed' or t.credit = 'redeemed')::int as times,
            sum(t.amount)::bigint as amount, sum(t.amount * coalesce(l.unit_value_micros, 0)::numeric)::text as worth
     from unnest($1::smallint[], $2::uuid[], $3::int[], $4::int[], $5::text[]) k(bucket, holder_id, seq, program_id, use)
     cross join lateral (select * from transfers t where ${OF_KEY('t')} offset 0) t
     left join lateral (
       select l.unit_value_micros from lots l
       where l.bucket = t.bucket and l.holder_id = t.holder_id and l.seq = t.lot_seq and l.n = t.lot_n offset 0
     ) l on true
     group by 1, 2, 3, 4, 5, 6`,
    [
      ...keysOf(keys),
      int4Array(keys.map((k) => k.program_id)),
      textArray(keys.map((k) => (k.reason === null ? k.kind : `${k.kind}.${k.reason}`))),
    ],
  )
  return rows
}

export async function addFigures(client: Client, figures: readonly DayFigure[]): Promise<void> {
  if (figures.length === 0) return
  await client.query(
    `insert into day_figures as f (program_id, figure, subject, day, value)
     select program_id, figure, subject, day, value::bigint
     from unnest($1::int[], $2::text[], $3::text[], $4::date[], $5::text[]) t(program_id, figure, subject, day, value)
     on conflict (program_id, figure, subject, day) do update set value = f.value + excluded.value`,
    [
      int4Array(figures.map((f) => f.program_id)),
      textArray(figures.map((f) => f.figure)),
      textArray(figures.map((f) => f.subject)),
      figures.map((f) => f.day),
      textArray(figures.map((f) => String(f.value))),
    ],
  )
}

/** The levels of these members as they are now, set by set. */
export async function putLevels(client: Client, keys: readonly Omit<CommandKey, 'seq'>[]): Promise<void> {
  if (keys.length === 0) return
  await client.query(
    `insert into member_levels (bucket, holder_id, tier_set, program_id, level)
     select s.bucket, s.holder_id, t.key, s.program_id, t.value->>'level'
     from unnest($1::smallint[], $2::uuid[]) k(bucket, holder_id)
     cross join lateral (select * from holder_states s where s.bucket = k.bucket and s.holder_id = k.holder_id offset 0) s
     cross join lateral json_each(s.progress::json->'tiers') t
     on conflict (bucket, holder_id, tier_set) do update set level = excluded.level where member_levels.level <> excluded.level`,
    [int2Array(keys.map((k) => k.bucket)), uuidArray(keys.map((k) => uuidBytes(k.holder_id)))],
  )
}

export interface OtherSale {
  program_id: number
  reference: string
  at: number
  source: 'receipt' | 'kept'
  store: string
  channel: string
  total: number
  spent: number
}

/** Notes sales that are no member's. @returns those that were not noted before */
export async function putOthers(client: Client, others: readonly OtherSale[]): Promise<OtherSale[]> {
  const { rows } = await client.query<OtherSale>(
    `insert into other_sales (program_id, reference, at, source, store, channel, total, spent)
     select program_id, reference, to_timestamp(at / 1000.0), source, store, channel, total, spent
     from unnest($1::int[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[])
       t(program_id, reference, at, source, store, channel, total, spent)
     on conflict do nothing returning ${OTHER}`,
    [
      int4Array(others.map((o) => o.program_id)),
      textArray(others.map((o) => o.reference)),
      int8Array(others.map((o) => o.at)),
      textArray(others.map((o) => o.source)),
      textArray(others.map((o) => o.store)),
      textArray(others.map((o) => o.channel)),
      int8Array(others.map((o) => o.total)),
      int8Array(others.map((o) => o.spent)),
    ],
  )
  return rows
}

const OTHER = `program_id, reference, ${MS('at')} as at, source, store, channel, total, spent`

/** Takes away those that have become a member's. */
export async function takeOthers(client: Client, sales: readonly Pick<SaleRow, 'program_id' | 'reference'>[]): Promise<OtherSale[]> {
  const { rows } = await client.query<OtherSale>(
    `delete from other_sales o using unnest($1::int[], $2::text[]) t(p, r)
     where o.program_id = t.p and o.reference = t.r returning ${OTHER}`,
    [int4Array(sales.map((s) => s.program_id)), textArray(sales.map((s) => s.reference))],
  )
  return rows
}

/**
 * Lets the block ranges of commands be known that were filled since: until then whoever looks for a time reads all of them.
 * It waits for nothing, because autovacuum gives way to whoever waits for it.
 */
export async function summarizeCommands(db: Client): Promise<void> {
  await db.query("set local lock_timeout = '50ms'")
  await db.query("select brin_summarize_new_values('commands_recorded')")
}
