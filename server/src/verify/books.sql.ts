import type { Client } from '#kit/pg.ts'

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

export interface BatchRow {
  id: number
  recorded_at: number
  commands: number
  sums: Record<string, number>
  hash: Buffer
  seal: number | null
}

export async function batchesAfter(client: Client, id: number, limit: number): Promise<BatchRow[]> {
  const { rows } = await client.query<BatchRow>(
    `select id, ${MS('recorded_at')} as recorded_at, commands, sums, hash, seal from batches where id > $1 order by id limit $2`,
    [id, limit],
  )
  return rows
}

export async function countBatches(client: Client): Promise<{ batches: number; commands: number }> {
  const { rows } = await client.query<{ batches: number; commands: number }>(
    'select count(*) as batches, coalesce(sum(commands), 0)::bigint as commands from batches',
  )
  return rows[0]!
}

/** Batches that commands name and that are not there. */
export async function missingBatches(client: Client): Promise<{ id: number; commands: number }[]> {
  const { rows } = await client.query<{ id: number; commands: number }>(
    `select c.batch_id as id, c.commands from (select batch_id, count(*) as commands from commands group by batch_id) c
     left join batches b on b.id = c.batch_id where b.id is null order by 1 limit 20`,
  )
  return rows
}

export interface BookedCommand {
  bucket: number
  holder_id: string
  seq: number
  batch_id: number
  program_id: number
  kind: string
  at: number
  recorded_at: number
  policy_version: number
  rules_version: number
  client: string | null
  refused: boolean
  input: string
  facts: string | null
  outcome: string
}

/** Commands of these batches, found by the block ranges of their time, in the order in which they were hashed. */
export async function commandsOf(client: Client, ids: readonly number[], from: number, to: number): Promise<BookedCommand[]> {
  const { rows } = await client.query<BookedCommand>(
    `select bucket, holder_id, seq, batch_id, program_id, kind, ${MS('at')} as at, ${MS('recorded_at')} as recorded_at, policy_version, rules_version,
            client, refused, input::text as input, facts::text as facts, outcome::text as outcome
     from commands where recorded_at between to_timestamp($2::bigint / 1000.0) and to_timestamp($3::bigint / 1000.0) and batch_id = any($1::bigint[])
     order by batch_id, bucket, holder_id, seq`,
    [ids, from, to],
  )
  return rows
}

export interface BookedTransfer {
  holder_id: string
  seq: number
  n: number
  at: number
  recorded_at: number
  debit: string
  credit: string
  currency: string
  amount: number
  lot_seq: number | null
  lot_n: number | null
}

export async function transfersBetween(client: Client, from: number, to: number): Promise<BookedTransfer[]> {
  const { rows } = await client.query<BookedTransfer>(
    `select holder_id, seq, n, ${MS('at')} as at, ${MS('recorded_at')} as recorded_at, debit, credit, currency, amount, lot_seq, lot_n from transfers
     where recorded_at between to_timestamp($1::bigint / 1000.0) and to_timestamp($2::bigint / 1000.0) order by bucket, holder_id, seq, n`,
    [from, to],
  )
  return rows
}

export async function sealsAfter(
  client: Client,
  number: number,
  limit: number,
): Promise<{ number: number; hash: Buffer; batches: number }[]> {
  const { rows } = await client.query<{ number: number; hash: Buffer; batches: number }>(
    'select number, hash, batches from seals where number > $1 order by number limit $2',
    [number, limit],
  )
  return rows
}

export async function batchesOfSeals(client: Client, from: number, to: number): Promise<{ id: number; hash: Buffer; seal: number }[]> {
  const { rows } = await client.query<{ id: number; hash: Buffer; seal: number }>(
    'select id, hash, seal from batches where seal between $1 and $2 order by seal, id',
    [from, to],
  )
  return rows
}

/** Batches sealed after a seal: there should be none after the last. */
export async function countSealedAfter(client: Client, number: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*) as count from batches where seal > $1', [number])
  return rows[0]!.count
}

export async function publishedVersions(client: Client): Promise<{ program: string; number: number; document: unknown; hash: Buffer }[]> {
  const { rows } = await client.query<{ program: string; number: number; document: unknown; hash: Buffer }>(
    'select p.key as program, v.number, v.document, v.hash from versions v join programs p on p.id = v.program_id order by p.id, v.number',
  )
  return rows
}

/** Account totals as they are kept, and what of the batches is not folded into them yet. */
export async function keptTotals(client: Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ key: string; amount: number }>(
    "select concat_ws(' ', program_id, account, currency) as key, amount from account_totals",
  )
  return new Map(rows.map((row) => [row.key, row.amount]))
}

/** Every account's balance from the transfers themselves. */
export async function foldedTotals(client: Client): Promise<Map<string, number>> {
  const { rows } = await client.query<{ key: string; amount: number }>(
    `with moves as (
       select t.bucket, t.holder_id, t.currency, t.credit as account, sum(amount) as amount from transfers t group by 1, 2, 3, 4
       union all
       select t.bucket, t.holder_id, t.currency, t.debit, -sum(amount) from transfers t group by 1, 2, 3, 4
     )
     select concat_ws(' ', s.program_id, m.account, m.currency) as key, sum(m.amount)::bigint as amount
     from moves m join holder_states s on s.bucket = m.bucket and s.holder_id = m.holder_id group by 1`,
  )
  return new Map(rows.map((row) => [row.key, row.amount]))
}

/** Gifts under way: how much is in transit by the outbox, and since when. */
export async function giftsUnderWay(client: Client): Promise<{ key: string; amount: number; oldest: Date }[]> {
  const { rows } = await client.query<{ key: string; amount: number; oldest: Date }>(
    `select concat_ws(' ', program_id, 'in_transit', data->>'currency') as key, sum((data->>'amount')::bigint)::bigint as amount, min(at) as oldest
     from outbox where type = 'gift.sent' group by 1`,
  )
  return rows
}

export async function countDeadLetters(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*) as count from dead_letters')
  return rows[0]!.count
}
