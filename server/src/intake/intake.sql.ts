import type { Client } from '#kit/pg.ts'
import { int2Array, int4Array, uuidArray } from '#kit/arrays.ts'
import type { HolderKey } from './holder-key.ts'

/**
 * Every statement by which the hot path reads. Times leave as epoch ms and days as day numbers, so that no Date is
 * built for a row; rows are arrays, because naming twelve fields of a thousand rows costs as much as reading them.
 */
const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`
const DAY = (column: string): string => `${column} - date '1970-01-01'`
const HOLDERS = '(select unnest($1::smallint[]) as bucket, unnest($2::uuid[]) as holder_id) h'

export interface Opening {
  batchId: number
  databaseNow: number
  versions: Map<number, number>
}

/** Begins a batch: its number, the time of the database, and the newest version of each program in it. */
export async function openBatch(client: Client, programIds: readonly number[]): Promise<Opening> {
  const { rows } = await client.query<[number, number, number, number]>({
    name: 'intake_open',
    text: `select nextval('batch_ids'), ${MS('clock_timestamp()')}, id, latest_version from programs where id = any($1::int[])`,
    values: [programIds],
    rowMode: 'array',
  } as never)
  const [batchId, databaseNow] = rows[0] ?? [0, 0]
  return { batchId, databaseNow, versions: new Map(rows.map((row) => [row[2], row[3]])) }
}

const holders = (keys: readonly HolderKey[]): Buffer[] => [int2Array(keys.map((k) => k.bucket)), uuidArray(keys.map((k) => k.id))]

/** bucket, holder, program, seq, program version, state time, due, progress. */
export type HeadRow = [number, string, number, number, number, number | null, number | null, string]

/** Locks the states, in one order for everybody, so that two batches never wait for each other in a circle. */
export async function lockStates(client: Client, keys: readonly HolderKey[]): Promise<HeadRow[]> {
  const { rows } = await client.query<HeadRow>({
    name: 'intake_lock',
    text: `select s.bucket, s.holder_id, s.program_id, s.seq, s.program_version, ${MS('s.state_time')}, ${MS('s.due_at')}, s.progress
           from ${HOLDERS} join holder_states s on s.bucket = h.bucket and s.holder_id = h.holder_id
           order by s.bucket, s.holder_id for update of s`,
    values: holders(keys),
    rowMode: 'array',
  } as never)
  return rows
}

/** holder, currency, available, pending, held, debt. */
export type BalanceRow = [string, string, number, number, number, number]

export async function loadBalances(client: Client, keys: readonly HolderKey[]): Promise<BalanceRow[]> {
  const { rows } = await client.query<BalanceRow>({
    name: 'intake_balances',
    text: `select b.holder_id, b.currency, b.available, b.pending, b.held, b.debt
           from ${HOLDERS} join balances b on b.bucket = h.bucket and b.holder_id = h.holder_id`,
    values: holders(keys),
    rowMode: 'array',
  } as never)
  return rows
}

/** key hash, kind, body hash, bucket, holder, seq. */
export type ClaimRow = [string, number, number, number, string, number]

export async function loadClaims(client: Client, wanted: readonly { hash: Buffer; kind: number; programId: number }[]): Promise<ClaimRow[]> {
  const { rows } = await client.query<ClaimRow>({
    name: 'intake_claims',
    text: `select c.key_hash, c.kind, c.body_hash, c.bucket, c.holder_id, c.seq
           from (select unnest($1::smallint[]) as key_bucket, unnest($2::int[]) as program_id,
                        unnest($3::smallint[]) as kind, unnest($4::uuid[]) as key_hash) k
           join claims c on c.key_bucket = k.key_bucket and c.program_id = k.program_id and c.kind = k.kind and c.key_hash = k.key_hash`,
    values: [
      int2Array(wanted.map((w) => w.hash[0]!)),
      int4Array(wanted.map((w) => w.programId)),
      int2Array(wanted.map((w) => w.kind)),
      uuidArray(wanted.map((w) => w.hash)),
    ],
    rowMode: 'array',
  } as never)
  return rows
}

/** holder, seq, n, currency, amount, remaining, held, expired, pending, usable, expires, sale, campaign, version, funder, value. */
export type LotRow = [
  string, number, number, string, number, number, number, number, boolean, number, number | null, number | null,
  string | null, number, string | null, number,
]

const LOT = `l.holder_id, l.seq, l.n, l.currency, l.amount, l.remaining, l.held, l.expired, l.pending, ${DAY('l.usable_on')},
  ${DAY('l.expires_on')}, l.sale, l.campaign, l.version, l.funder, l.unit_value_micros`

export async function loadOpenLots(client: Client, keys: readonly HolderKey[]): Promise<LotRow[]> {
  const { rows } = await client.query<LotRow>({
    name: 'intake_open_lots',
    text: `select ${LOT} from ${HOLDERS} join lots l on l.bucket = h.bucket and l.holder_id = h.holder_id and l.remaining > 0
           order by l.seq, l.n`,
    values: holders(keys),
    rowMode: 'array',
  } as never)
  return rows
}

/** Lots of sales that are closed already: a return may have to undo what of them expired. */
export async function loadSaleLots(client: Client, sales: readonly { key: HolderKey; seq: number }[]): Promise<LotRow[]> {
  const { rows } = await client.query<LotRow>({
    name: 'intake_sale_lots',
    text: `select ${LOT}
           from (select unnest($1::smallint[]) as bucket, unnest($2::uuid[]) as holder_id, unnest($3::int[]) as sale) h
           join lots l on l.bucket = h.bucket and l.holder_id = h.holder_id and l.sale = h.sale and l.remaining = 0
           order by l.seq, l.n`,
    values: [...holders(sales.map((s) => s.key)), int4Array(sales.map((s) => s.seq))],
    rowMode: 'array',
  } as never)
  return rows
}

/** holder, seq, currency, amount, expires, parts. */
export type HoldRow = [string, number, string, number, number, { seq: number; n: number; amount: number }[]]

/** Holds of the holder, closed ones included: capturing one twice must say so. */
export async function loadHolds(client: Client, keys: readonly HolderKey[]): Promise<HoldRow[]> {
  const { rows } = await client.query<HoldRow>({
    name: 'intake_holds',
    text: `select d.holder_id, d.seq, d.currency, d.amount, ${MS('d.expires_at')}, d.parts
           from ${HOLDERS} join holds d on d.bucket = h.bucket and d.holder_id = h.holder_id order by d.seq`,
    values: holders(keys),
    rowMode: 'array',
  } as never)
  return rows
}

/** holder, metric, day, value. */
export type DayRow = [string, string, number, number]

export async function loadDays(client: Client, keys: readonly HolderKey[]): Promise<DayRow[]> {
  const { rows } = await client.query<DayRow>({
    name: 'intake_days',
    text: `select d.holder_id, d.metric, ${DAY('d.day')}, d.value
           from ${HOLDERS} join metric_days d on d.bucket = h.bucket and d.holder_id = h.holder_id`,
    values: holders(keys),
    rowMode: 'array',
  } as never)
  return rows
}

/** bucket, holder, seq, kind, at, recorded, policy, rules, input, facts, outcome. */
export type CommandRow = [number, string, number, string, number, number, number, number, object, object | null, object]

const COMMAND = `c.bucket, c.holder_id, c.seq, c.kind, ${MS('c.at')}, ${MS('c.recorded_at')}, c.policy_version, c.rules_version,
  c.input, c.facts, c.outcome`

export async function loadCommands(client: Client, places: readonly { key: HolderKey; seq: number }[]): Promise<CommandRow[]> {
  const { rows } = await client.query<CommandRow>({
    name: 'intake_commands',
    text: `select ${COMMAND}
           from (select unnest($1::smallint[]) as bucket, unnest($2::uuid[]) as holder_id, unnest($3::int[]) as seq) h
           join commands c on c.bucket = h.bucket and c.holder_id = h.holder_id and c.seq = h.seq`,
    values: [...holders(places.map((p) => p.key)), int4Array(places.map((p) => p.seq))],
    rowMode: 'array',
  } as never)
  return rows
}

/**
 * A holder's accepted orders that mention one of the skus, latest first. The text match is only a sieve: it spares
 * parsing years of baskets, and the engine looks at the lines themselves.
 */
export async function loadOrdersWith(client: Client, key: HolderKey, skus: readonly string[]): Promise<CommandRow[]> {
  const patterns = skus.map((sku) => `%"sku":${JSON.stringify(sku).replace(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await client.query<CommandRow>({
    name: 'intake_orders_with',
    text: `select ${COMMAND} from commands c
           where c.bucket = $1 and c.holder_id = $2 and c.kind = 'order' and not c.refused and c.input::text like any($3::text[])
           order by c.at desc, c.seq desc`,
    values: [key.bucket, key.text, patterns],
    rowMode: 'array',
  } as never)
  return rows
}

/** holder, order seq, returned, effects. */
export type ReturnRow = [string, number, number[], never[]]

export async function loadReturns(client: Client, keys: readonly HolderKey[]): Promise<ReturnRow[]> {
  const { rows } = await client.query<ReturnRow>({
    name: 'intake_returns',
    text: `select r.holder_id, r.order_seq, r.returned, r.effects
           from ${HOLDERS} join order_returns r on r.bucket = h.bucket and r.holder_id = h.holder_id`,
    values: holders(keys),
    rowMode: 'array',
  } as never)
  return rows
}
