import { int2Array, uuidArray } from '#kit/arrays.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

export interface HolderRow {
  bucket: number
  holder_id: string
  program_id: number
}

/** Holders in the order of their keys, a page at a time. */
export async function holdersAfter(
  db: Db,
  programId: number | null,
  after: { bucket: number; holder_id: string } | null,
  limit: number,
): Promise<HolderRow[]> {
  const { rows } = await db.query<HolderRow>(
    `select bucket, holder_id, program_id from holder_states
     where ($1::int is null or program_id = $1) and ($2::smallint is null or (bucket, holder_id) > ($2, $3::uuid))
     order by bucket, holder_id limit $4`,
    [programId, after?.bucket ?? null, after?.holder_id ?? null, limit],
  )
  return rows
}

export async function countHolders(db: Db, programId: number | null): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'select count(*) as count from holder_states where $1::int is null or program_id = $1',
    [programId],
  )
  return rows[0]!.count
}

export interface HistoryRow {
  holder_id: string
  seq: number
  kind: string
  at: number
  recorded_at: number
  policy_version: number
  rules_version: number
  refused: boolean
  input: object
  facts: object | null
  /** As it stands, to the letter. */
  outcome: string
}

const keys = (holders: readonly HolderKey[]): Buffer[] => [int2Array(holders.map((h) => h.bucket)), uuidArray(holders.map((h) => h.id))]
const OF = (table: string, alias: string): string =>
  `unnest($1::smallint[], $2::uuid[]) h(bucket, holder_id) cross join lateral (select * from ${table} t where t.bucket = h.bucket and t.holder_id = h.holder_id offset 0) ${alias}`

/** Every command of these holders, each holder's in order. */
export async function historyOf(db: Db, holders: readonly HolderKey[]): Promise<HistoryRow[]> {
  const { rows } = await db.query<HistoryRow>(
    `select c.holder_id, c.seq, c.kind, ${MS('c.at')} as at, ${MS('c.recorded_at')} as recorded_at, c.policy_version, c.rules_version,
            c.refused, c.input, c.facts, c.outcome::text as outcome
     from ${OF('commands', 'c')} order by c.holder_id, c.seq`,
    keys(holders),
  )
  return rows
}

export interface TransferRow {
  holder_id: string
  seq: number
  debit: string
  credit: string
  currency: string
  amount: number
  lot_seq: number | null
  lot_n: number | null
}

export async function transfersOf(db: Db, holders: readonly HolderKey[]): Promise<TransferRow[]> {
  const { rows } = await db.query<TransferRow>(
    `select t.holder_id, t.seq, t.debit, t.credit, t.currency, t.amount, t.lot_seq, t.lot_n from ${OF('transfers', 't')} order by t.holder_id, t.seq, t.n`,
    keys(holders),
  )
  return rows
}
