import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export interface BalanceRow {
  currency: string
  available: number
  pending: number
  held: number
  debt: number
}

export async function balancesOf(db: Db, { bucket, text }: HolderKey): Promise<BalanceRow[]> {
  const { rows } = await db.query<BalanceRow>(
    'select currency, available, pending, held, debt from balances where bucket = $1 and holder_id = $2 order by currency',
    [bucket, text],
  )
  return rows
}

/** The same of many holders. */
export async function balancesOfHolders(db: Db, holders: readonly HolderKey[]): Promise<(BalanceRow & { holder_id: string })[]> {
  const { rows } = await db.query<BalanceRow & { holder_id: string }>(
    `select b.* from unnest($1::smallint[], $2::uuid[]) h(bucket, holder_id)
     cross join lateral (
       select holder_id, currency, available, pending, held, debt from balances
       where bucket = h.bucket and holder_id = h.holder_id order by currency offset 0
     ) b`,
    [holders.map(({ bucket }) => bucket), holders.map(({ text }) => text)],
  )
  return rows
}

/** Balances as the books had them at an instant: the fold of the transfers recorded by then. */
export async function balancesAsOf(db: Db, { bucket, text }: HolderKey, asOf: Date): Promise<BalanceRow[]> {
  const { rows } = await db.query<BalanceRow>(
    `with moves as (
       select currency, credit as account, amount from transfers where bucket = $1 and holder_id = $2 and recorded_at <= $3
       union all
       select currency, debit, -amount from transfers where bucket = $1 and holder_id = $2 and recorded_at <= $3
     )
     select currency,
            coalesce(sum(amount) filter (where account = 'available'), 0)::bigint as available,
            coalesce(sum(amount) filter (where account = 'pending'), 0)::bigint as pending,
            coalesce(sum(amount) filter (where account = 'held'), 0)::bigint as held,
            coalesce(-sum(amount) filter (where account = 'debt'), 0)::bigint as debt
     from moves group by currency order by currency`,
    [bucket, text, asOf],
  )
  return rows
}

export interface LotRow {
  seq: number
  n: number
  currency: string
  amount: number
  remaining: number
  held: number
  expired: number
  pending: boolean
  usable_on: string
  expires_on: string | null
  sale: number | null
  campaign: string | null
}

export async function lotsOf(
  db: Db,
  { bucket, text }: HolderKey,
  open: boolean,
  after: { seq: number; n: number },
  limit: number,
): Promise<LotRow[]> {
  const { rows } = await db.query<LotRow>(
    `select seq, n, currency, amount, remaining, held, expired, pending, usable_on, expires_on, sale, campaign from lots
     where bucket = $1 and holder_id = $2 and (not $3 or remaining > 0) and (seq, n) > ($4::int, $5::int) order by seq, n limit $6`,
    [bucket, text, open, after.seq, after.n, limit],
  )
  return rows
}

export interface ExpiryRow {
  currency: string
  pending: boolean
  /** Of those that wait. */
  usable_on: string | null
  expires_on: string | null
  amount: number
  held: number
}

/** Open lots summed up by the day on which they are gone or, where they wait, on which they can be used; the soonest first. */
export async function expiriesOf(db: Db, { bucket, text }: HolderKey): Promise<ExpiryRow[]> {
  const { rows } = await db.query<ExpiryRow>(
    `select currency, pending, case when pending then usable_on end as usable_on, case when not pending then expires_on end as expires_on,
            sum(remaining)::bigint as amount, sum(held)::bigint as held
     from lots where bucket = $1 and holder_id = $2 and remaining > 0
     group by 1, 2, 3, 4 order by currency, pending, expires_on, usable_on`,
    [bucket, text],
  )
  return rows
}

export interface StatementRow {
  seq: number
  kind: string
  at: Date
  recorded_at: Date
  outcome: { wallets: Record<string, number[]> }
  changes: { currency: string; account: string; amount: number }[]
}

/** Decisions that moved something, latest first, with what each did to the holder's accounts. */
export async function statementOf(db: Db, { bucket, text }: HolderKey, before: number, limit: number): Promise<StatementRow[]> {
  const { rows } = await db.query<StatementRow>(
    `select c.seq, c.kind, c.at, c.recorded_at, c.outcome, t.changes
     from commands c
     cross join lateral (
       select json_agg(json_build_object('currency', currency, 'account', account, 'amount', amount)) as changes
       from (
         select currency, account, sum(amount) as amount
         from (
           select currency, credit as account, amount from transfers m where m.bucket = c.bucket and m.holder_id = c.holder_id and m.seq = c.seq
           union all
           select currency, debit, -amount from transfers m where m.bucket = c.bucket and m.holder_id = c.holder_id and m.seq = c.seq
         ) moves
         where account in ('available', 'pending', 'held', 'debt') group by currency, account having sum(amount) <> 0
       ) sums
     ) t
     where c.bucket = $1 and c.holder_id = $2 and c.seq < $3 and t.changes is not null
     order by c.seq desc limit $4`,
    [bucket, text, before, limit],
  )
  return rows
}
