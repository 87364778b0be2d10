import type { HolderAccount } from '@perennial/engine/decide/decision.ts'
import type { HoldReward, RewardUse } from '@perennial/engine/decide/state.ts'
import { int2Array, int4Array, uuidArray } from '#kit/arrays.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { uuidText } from '#kit/ids.ts'
import type { Client, Pool } from '#kit/pg.ts'
import type { EffectRow } from './outcome.ts'
import { CLAIM } from './submission.ts'

/**
 * Every statement by which the hot path reads. Times leave as epoch ms and days as day numbers, so that no Date is
 * built for a row; rows are arrays, because naming twelve fields of a thousand rows costs as much as reading them.
 */
export const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`
export const DAY = (column: string): string => `${column} - date '1970-01-01'`

/**
 * Looks a table up once for each key. The `offset 0` is a fence: without it the planner, which guesses ten keys and
 * an empty table, may walk the whole table instead, and on a table without statistics (a fresh database, mid-import)
 * it did: 12,000 orders a second became 700.
 */
const each = (columns: string, table: string, where: string, as = 'x'): string =>
  `cross join lateral (select ${columns} from ${table} where ${where} offset 0) ${as}`

const OF_HOLDER = (alias: string): string => `${alias}.bucket = h.bucket and ${alias}.holder_id = h.holder_id`

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

interface OfHolders {
  name: string
  from: string
  values: unknown[]
}

/**
 * The holders that a statement is about. One alone is no array: of an array the planner knows the length only while it plans,
 * so it planned such a statement again each time, for twice the time that it then took to run.
 */
function ofHolders(name: string, keys: readonly HolderKey[]): OfHolders {
  const [key] = keys
  if (keys.length !== 1) return { name, from: 'unnest($1::smallint[], $2::uuid[]) h(bucket, holder_id)', values: holders(keys) }
  return { name: `${name}_of_one`, from: '(values ($1::smallint, $2::uuid)) h(bucket, holder_id)', values: [key!.bucket, key!.text] }
}

/** place, holder, program, seq, program version, state time, due, progress. */
export type HeadRow = [string, string, number, number, number, number | null, number | null, string]

/**
 * The heads of the states, each with its place. Locked, one by one in order of id, the same for everybody, so that two
 * batches never wait for each other in a circle; unlocked, when the write's check of `seq` is guard enough.
 */
export async function readStates(client: Client, keys: readonly HolderKey[], lock: boolean): Promise<HeadRow[]> {
  const sorted = lock ? keys.toSorted((a, b) => Buffer.compare(a.id, b.id)) : keys
  const { name, from, values } = ofHolders(lock ? 'intake_lock' : 'intake_states', sorted)
  const { rows } = await client.query<HeadRow>({
    name,
    text: `select x.ctid, x.holder_id, x.program_id, x.seq, x.program_version, ${MS('x.state_time')}, ${MS('x.due_at')}, x.progress
           from ${from}
           cross join lateral (select s.ctid, s.* from holder_states s where ${OF_HOLDER('s')} offset 0 ${lock ? 'for update' : ''}) x`,
    values,
    rowMode: 'array',
  } as never)
  return rows
}

/** holder, place, currency, available, pending, held, debt. */
export type BalanceRow = [string, string, string, number, number, number, number]

export async function loadBalances(client: Client, keys: readonly HolderKey[]): Promise<BalanceRow[]> {
  const { name, from, values } = ofHolders('intake_balances', keys)
  const { rows } = await client.query<BalanceRow>({
    name,
    text: `select h.holder_id, x.ctid, x.currency, x.available, x.pending, x.held, x.debt
           from ${from} ${each('b.ctid, b.*', 'balances b', OF_HOLDER('b'))}`,
    values,
    rowMode: 'array',
  } as never)
  return rows
}

/** key hash, kind, body hash, bucket, holder, seq. */
export type ClaimRow = [string, number, number, number, string, number]

/** All claims of these hashes, whatever their kind. */
export async function loadClaims(client: Client, wanted: readonly { hash: Buffer; programId: number }[]): Promise<ClaimRow[]> {
  const { rows } = await client.query<ClaimRow>({
    name: 'intake_claims',
    text: `select x.key_hash, x.kind, x.body_hash, x.bucket, x.holder_id, x.seq
           from unnest($1::smallint[], $2::int[], $3::uuid[]) k(key_bucket, program_id, key_hash)
           ${each('c.*', 'claims c', 'c.key_bucket = k.key_bucket and c.program_id = k.program_id and c.key_hash = k.key_hash')}`,
    values: [int2Array(wanted.map((w) => w.hash[0]!)), int4Array(wanted.map((w) => w.programId)), uuidArray(wanted.map((w) => w.hash))],
    rowMode: 'array',
  } as never)
  return rows
}

/** holder, place, seq, n, currency, amount, remaining, held, expired, pending, usable, expires, sale, campaign, version, funder, value. */
export type LotRow = [
  string,
  string,
  number,
  number,
  string,
  number,
  number,
  number,
  number,
  boolean,
  number,
  number | null,
  number | null,
  string | null,
  number,
  string | null,
  number,
  'event' | 'review' | null,
]

export const LOT = `x.holder_id, x.ctid, x.seq, x.n, x.currency, x.amount, x.remaining, x.held, x.expired, x.pending, ${DAY('x.usable_on')},
  ${DAY('x.expires_on')}, x.sale, x.campaign, x.version, x.funder, x.unit_value_micros, x.waits`

export async function loadOpenLots(client: Client, keys: readonly HolderKey[]): Promise<LotRow[]> {
  const { name, from, values } = ofHolders('intake_open_lots', keys)
  const { rows } = await client.query<LotRow>({
    name,
    text: `select ${LOT} from ${from}
           ${each('l.ctid, l.*', 'lots l', `${OF_HOLDER('l')} and l.remaining > 0`)} order by x.seq, x.n`,
    values,
    rowMode: 'array',
  } as never)
  return rows
}

/** Lots of sales that are closed already: a return may have to undo what of them expired. */
export async function loadSaleLots(client: Client, sales: readonly { key: HolderKey; seq: number }[]): Promise<LotRow[]> {
  const { rows } = await client.query<LotRow>({
    name: 'intake_sale_lots',
    text: `select ${LOT}
           from unnest($1::smallint[], $2::uuid[], $3::int[]) h(bucket, holder_id, sale)
           ${each('l.ctid, l.*', 'lots l', `${OF_HOLDER('l')} and l.sale = h.sale and l.remaining = 0`)} order by x.seq, x.n`,
    values: [...holders(sales.map((s) => s.key)), int4Array(sales.map((s) => s.seq))],
    rowMode: 'array',
  } as never)
  return rows
}

/** Lots by the commands that opened them, closed ones: a gift that comes home goes back to the lots it left. */
export async function loadClosedLots(client: Client, opened: readonly { key: HolderKey; seq: number }[]): Promise<LotRow[]> {
  const { rows } = await client.query<LotRow>({
    name: 'intake_closed_lots',
    text: `select ${LOT}
           from unnest($1::smallint[], $2::uuid[], $3::int[]) h(bucket, holder_id, seq)
           ${each('l.ctid, l.*', 'lots l', `${OF_HOLDER('l')} and l.seq = h.seq and l.remaining = 0`)} order by x.seq, x.n`,
    values: [...holders(opened.map((o) => o.key)), int4Array(opened.map((o) => o.seq))],
    rowMode: 'array',
  } as never)
  return rows
}

/** holder, place, seq, n, currency, amount, expires, parts, reward. */
export type HoldRow = [
  string,
  string,
  number,
  number,
  string,
  number,
  number,
  { seq: number; n: number; amount: number }[],
  HoldReward | null,
]

/** Holds of the holder, closed ones included: capturing one twice must say so. */
export async function loadHolds(client: Client, keys: readonly HolderKey[]): Promise<HoldRow[]> {
  const { name, from, values } = ofHolders('intake_holds', keys)
  const { rows } = await client.query<HoldRow>({
    name,
    text: `select x.holder_id, x.ctid, x.seq, x.n, x.currency, x.amount, ${MS('x.expires_at')}, x.parts, x.reward
           from ${from} ${each('d.ctid, d.*', 'holds d', OF_HOLDER('d'))} order by x.seq, x.n`,
    values,
    rowMode: 'array',
  } as never)
  return rows
}

/** holder, metric, day, value. */
export type DayRow = [string, string, number, number]

export async function loadDays(client: Client, keys: readonly HolderKey[]): Promise<DayRow[]> {
  const { name, from, values } = ofHolders('intake_days', keys)
  const { rows } = await client.query<DayRow>({
    name,
    text: `select x.holder_id, x.metric, ${DAY('x.day')}, x.value
           from ${from} ${each('d.*', 'metric_days d', OF_HOLDER('d'))}`,
    values,
    rowMode: 'array',
  } as never)
  return rows
}

/** seq, at, recorded, currency, amount, lot seq, lot n. */
export type SpentRow = [number, number, number, string, number, number, number]

/** What a decision spent, in the order in which it did. */
export async function loadSpent(client: Client, key: HolderKey, seq: number): Promise<SpentRow[]> {
  const { rows } = await client.query<SpentRow>({
    name: 'intake_spent',
    text: `select t.seq, ${MS('t.at')}, ${MS('t.recorded_at')}, t.currency, t.amount, t.lot_seq, t.lot_n
           from transfers t join commands c on c.bucket = t.bucket and c.holder_id = t.holder_id and c.seq = t.seq and c.kind in ('redeem', 'capture')
           where t.bucket = $1 and t.holder_id = $2 and t.seq = $3 and t.credit = 'redeemed' and t.lot_seq is not null order by t.n`,
    values: [key.bucket, key.text, seq],
    rowMode: 'array',
  } as never)
  return rows
}

/** What the reward counts against limits whose hold a decision captured; empty where it captured none of a reward. */
export async function loadRewardUses(client: Client, key: HolderKey, seq: number): Promise<readonly RewardUse[]> {
  const { rows } = await client.query<HoldReward>({
    name: 'intake_reward_uses',
    text: `select h.reward->'uses' as uses
           from commands c join holds h on h.bucket = c.bucket and h.holder_id = c.holder_id and h.seq = (c.input->>'hold')::int and h.reward is not null
           where c.bucket = $1 and c.holder_id = $2 and c.seq = $3 and c.kind = 'capture' and not c.refused`,
    values: [key.bucket, key.text, seq],
  })
  return rows[0]?.uses ?? []
}

/** How much of it has come back, by currency. */
export async function loadRefunded(client: Client, key: HolderKey, seq: number): Promise<[string, number][]> {
  const { rows } = await client.query<[string, number]>({
    name: 'intake_refunded',
    text: `select t.currency, sum(t.amount)::bigint
           from commands c join transfers t on t.bucket = c.bucket and t.holder_id = c.holder_id and t.seq = c.seq and t.debit = 'redeemed'
           where c.bucket = $1 and c.holder_id = $2 and c.seq > $3 and c.kind = 'refund' and not c.refused and (c.input->>'of')::int = $3
           group by t.currency`,
    values: [key.bucket, key.text, seq],
    rowMode: 'array',
  } as never)
  return rows
}

/** debit, credit, currency, amount, lot seq, lot n. */
export type TakenRow = [HolderAccount, 'adjusted', string, number, number, number]

/** What an adjustment took, in the order in which it did. */
export async function loadTaken(client: Client, key: HolderKey, seq: number): Promise<TakenRow[]> {
  const { rows } = await client.query<TakenRow>({
    name: 'intake_taken',
    text: `select debit, credit, currency, amount, lot_seq, lot_n from transfers
           where bucket = $1 and holder_id = $2 and seq = $3 and credit = 'adjusted' and lot_seq is not null order by n`,
    values: [key.bucket, key.text, seq],
    rowMode: 'array',
  } as never)
  return rows
}

/** Whether an adjustment has been voided. */
export async function wasVoided(client: Client, key: HolderKey, seq: number): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'intake_voided',
    text: `select from commands
           where bucket = $1 and holder_id = $2 and seq > $3 and kind = 'void_adjustment' and not refused and (input->>'of')::int = $3`,
    values: [key.bucket, key.text, seq],
  })
  return rowCount === 1
}

/** bucket, holder, seq, kind, at, recorded, policy, rules, input, facts, outcome. */
export type CommandRow = [number, string, number, string, number, number, number, number, object, object | null, object]

const COMMAND = `c.bucket, c.holder_id, c.seq, c.kind, ${MS('c.at')}, ${MS('c.recorded_at')}, c.policy_version, c.rules_version,
  c.input, c.facts, c.outcome`

export async function loadCommands(client: Client, places: readonly { key: HolderKey; seq: number }[]): Promise<CommandRow[]> {
  const [place] = places
  const one = places.length === 1
  const { rows } = await client.query<CommandRow>({
    name: one ? 'intake_command' : 'intake_commands',
    text: `select ${COMMAND}
           from ${one ? '(values ($1::smallint, $2::uuid, $3::int))' : 'unnest($1::smallint[], $2::uuid[], $3::int[])'} h(bucket, holder_id, seq)
           ${each('c.*', 'commands c', `${OF_HOLDER('c')} and c.seq = h.seq`, 'c')}`,
    values: one
      ? [place!.key.bucket, place!.key.text, place!.seq]
      : [...holders(places.map((p) => p.key)), int4Array(places.map((p) => p.seq))],
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
export type ReturnRow = [string, number, number[], EffectRow[]]

export async function loadReturns(client: Client, keys: readonly HolderKey[]): Promise<ReturnRow[]> {
  const { name, from, values } = ofHolders('intake_returns', keys)
  const { rows } = await client.query<ReturnRow>({
    name,
    text: `select x.holder_id, x.order_seq, x.returned, x.effects
           from ${from} ${each('r.*', 'order_returns r', OF_HOLDER('r'))}`,
    values,
    rowMode: 'array',
  } as never)
  return rows
}

export interface ReferenceRow {
  holder_id: string
  seq: number
  /** It was credited to somebody else before. */
  moved: boolean
}

/** From the place that a claim names to where the sale is now: it may have been moved, and moved again. */
const WHERE_NOW = `cross join lateral (
             with recursive place(bucket, holder_id, seq, moves) as (
               select c.bucket, c.holder_id, c.seq, 0
               union all
               select r.to_bucket, r.to_holder, r.to_seq, p.moves + 1
               from place p join reposts r on r.bucket = p.bucket and r.holder_id = p.holder_id and r.order_seq = p.seq and r.to_seq is not null)
             select holder_id, seq, moves > 0 as moved from place order by moves desc limit 1) x`

/** The accepted order of a reference. */
export async function loadReference(db: Pool, programId: number, hash: Buffer): Promise<ReferenceRow | null> {
  return (await loadReferences(db, [{ programId, hash }]))[0]!
}

/** The accepted orders of these references, in their order; null where there is none. */
export async function loadReferences(
  db: Pool,
  references: readonly { programId: number; hash: Buffer }[],
): Promise<(ReferenceRow | null)[]> {
  const { rows } = await db.query<ReferenceRow & { n: number }>({
    name: 'references',
    text: `select k.n::int as n, x.holder_id, x.seq, x.moved
           from unnest($1::smallint[], $2::int[], $3::uuid[]) with ordinality k(key_bucket, program_id, key_hash, n)
           join claims c on c.key_bucket = k.key_bucket and c.program_id = k.program_id and c.key_hash = k.key_hash and c.kind = $4
           ${WHERE_NOW}`,
    values: [
      references.map(({ hash }) => hash[0]),
      references.map((r) => r.programId),
      references.map(({ hash }) => uuidText(hash)),
      CLAIM.reference,
    ],
  })
  const found = new Map(rows.map((row) => [row.n, row]))
  return references.map((_, i) => found.get(i + 1) ?? null)
}

/** Who used a key, or else a reference; a look-up in each of two places of the claims. */
export async function loadClaimant(
  db: Pool,
  programId: number,
  { key, reference }: { key: Buffer; reference: Buffer },
): Promise<string | null> {
  const { rows } = await db.query<{ holder_id: string }>({
    name: 'claimant',
    text: `select x.holder_id
           from unnest(array[$2, $4]::smallint[], array[$3, $5]::uuid[], array[$6, $7]::smallint[]) with ordinality k(key_bucket, key_hash, kind, n)
           ${each('c.holder_id', 'claims c', 'c.key_bucket = k.key_bucket and c.program_id = $1 and c.key_hash = k.key_hash and c.kind = k.kind')}
           order by k.n limit 1`,
    values: [programId, key[0], uuidText(key), reference[0], uuidText(reference), CLAIM.key, CLAIM.reference],
  })
  return rows[0]?.holder_id ?? null
}
