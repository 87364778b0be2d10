import type { HolderKey } from '#kit/holder-key.ts'
import type { Pool } from '#kit/pg.ts'

type Rows = Record<string, unknown>[]

/** The decisions of a member after one, with what they were decided by and what came of them. */
export async function decisionsAfter(
  db: Pool,
  { bucket, text }: HolderKey,
  seq: number,
  limit: number,
): Promise<(Record<string, unknown> & { seq: number })[]> {
  const { rows } = await db.query<Record<string, unknown> & { seq: number }>(
    `select seq, kind, at, recorded_at, policy_version, rules_version, client, refused, input, facts, outcome from commands
     where bucket = $1 and holder_id = $2 and seq > $3 order by seq limit $4`,
    [bucket, text, seq, limit],
  )
  return rows
}

/** The movements of a member's points after a place. */
export async function transfersAfter(
  db: Pool,
  { bucket, text }: HolderKey,
  after: { seq: number; n: number },
  limit: number,
): Promise<(Record<string, unknown> & { seq: number; n: number })[]> {
  const { rows } = await db.query<Record<string, unknown> & { seq: number; n: number }>(
    `select seq, n, debit, credit, currency, amount, lot_seq, lot_n, at, recorded_at from transfers
     where bucket = $1 and holder_id = $2 and (seq, n) > ($3::int, $4::int) order by seq, n limit $5`,
    [bucket, text, after.seq, after.n, limit],
  )
  return rows
}

/** What else stands under the member, each by its name in the export. */
const OF_HOLDER = {
  balances: 'select currency, available, pending, held, debt from balances where bucket = $1 and holder_id = $2 order by currency',
  lots: `select seq, n, currency, amount, remaining, held, expired, pending, usable_on, expires_on, sale, campaign, version, funder
         from lots where bucket = $1 and holder_id = $2 order by seq, n`,
  holds: 'select seq, n, currency, amount, expires_at, reward from holds where bucket = $1 and holder_id = $2 order by seq, n',
  metrics: 'select metric, day, value from metric_days where bucket = $1 and holder_id = $2 order by metric, day',
  checkouts: `select id, state, basket, coupons, payments, created_at, updated_at from checkouts
              where bucket = $1 and holder_id = $2 order by created_at`,
} as const

export async function heldOfHolder(db: Pool, { bucket, text }: HolderKey): Promise<Record<string, Rows>> {
  const parts = await Promise.all(
    Object.entries(OF_HOLDER).map(async ([name, sql]): Promise<[string, Rows]> => [
      name,
      (await db.query(sql, [bucket, text])).rows as Rows,
    ]),
  )
  return Object.fromEntries(parts)
}

const OF_MEMBER = {
  favourites: 'select reward, marked_at from favourites where program_id = $1 and holder_id = $2 order by marked_at',
  goodwill: `select currency, amount, reason, state, author, at, decided_author, decided_at, seq from goodwill
             where program_id = $1 and holder_id = $2 order by at`,
} as const

export async function heldOfMember(db: Pool, programId: number, holderId: string): Promise<Record<string, Rows>> {
  const parts = await Promise.all(
    Object.entries(OF_MEMBER).map(async ([name, sql]): Promise<[string, Rows]> => [
      name,
      (await db.query(sql, [programId, holderId])).rows as Rows,
    ]),
  )
  return Object.fromEntries(parts)
}

const OF_PERSON = {
  consents: `select purpose, channel, text_version, text_hash, granted, at, recorded_at from consents
             where customer_id = $1 and program_id = $2 order by at, recorded_at`,
  kept_orders: `select reference, at, recorded_at, input, credited_at from kept_orders
                where customer_id = $1 and program_id = $2 order by at`,
} as const

export async function heldOfPerson(db: Pool, customerId: string, programId: number): Promise<Record<string, Rows>> {
  const parts = await Promise.all(
    Object.entries(OF_PERSON).map(async ([name, sql]): Promise<[string, Rows]> => [
      name,
      (await db.query(sql, [customerId, programId])).rows as Rows,
    ]),
  )
  return Object.fromEntries(parts)
}

export interface FulfilmentPart {
  id: string
  reward: string
  quantity: number
  slot: string
  state: string
  amounts: unknown
  address: Buffer | null
  tracking: string | null
  created_at: Date
  settled_at: Date | null
}

export async function fulfilmentParts(db: Pool, { bucket, text }: HolderKey): Promise<FulfilmentPart[]> {
  const { rows } = await db.query<FulfilmentPart>(
    `select id, reward, quantity, slot, state, amounts, address, tracking, created_at, settled_at from fulfilments
     where bucket = $1 and holder_id = $2 order by place`,
    [bucket, text],
  )
  return rows
}

/** The other programs of the organization that this person is a member of. */
export async function otherMemberships(
  db: Pool,
  customerId: string,
  programId: number,
): Promise<{ program: string; holder_id: string; joined_at: Date }[]> {
  const { rows } = await db.query<{ program: string; holder_id: string; joined_at: Date }>(
    `select p.key as program, m.holder_id, m.joined_at from programs o
     join programs p on p.organization_id = o.organization_id and p.id <> o.id
     join members m on m.program_id = p.id and m.customer_id = $1
     where o.id = $2`,
    [customerId, programId],
  )
  return rows
}
