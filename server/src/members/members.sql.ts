import { int8Array } from '#kit/arrays.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'
import type { NormalIdentity } from '../customers/identity.ts'

type Db = Pool | Client

export interface MemberRow {
  holder_id: string
  program_id: number
  customer_id: string
  source: string
  joined_at: Date
  created_at: Date
}

const COLUMNS = 'holder_id, program_id, customer_id, source, joined_at, created_at'

/** Inserts the membership with its blank state; returns the holder of the customer's membership, new or old. */
export async function insertMember(
  db: Db,
  row: MemberRow,
  bucket: number,
  progress: string,
): Promise<{ holderId: string; created: boolean }> {
  const inserted = await db.query(
    `insert into members (${COLUMNS}) values ($1, $2, $3, $4, $5, $6) on conflict (program_id, customer_id) do nothing`,
    [row.holder_id, row.program_id, row.customer_id, row.source, row.joined_at, row.created_at],
  )
  if (inserted.rowCount === 0) {
    const { rows } = await db.query<{ holder_id: string }>('select holder_id from members where program_id = $1 and customer_id = $2', [
      row.program_id,
      row.customer_id,
    ])
    return { holderId: rows[0]!.holder_id, created: false }
  }
  await db.query('insert into holder_states (bucket, holder_id, program_id, progress) values ($1, $2, $3, $4)', [
    bucket,
    row.holder_id,
    row.program_id,
    progress,
  ])
  return { holderId: row.holder_id, created: true }
}

export interface Stranger {
  organizationId: string
  programId: number
  customerId: string
  wrapped: Buffer
  personal: Buffer | null
  identity: NormalIdentity
  hash: Buffer
  value: Buffer
  verifiedAt: Date | null
  holderId: string
  bucket: number
  source: string
  joinedAt: Date
  now: Date
  progress: string
  /** What the person can be searched by. */
  terms: readonly number[]
}

/** Inserts a customer with this identity and a membership, all or nothing. @returns false where somebody has the identity */
export async function insertStranger(db: Db, s: Stranger): Promise<boolean> {
  const { kind, channel, app, masked } = s.identity
  const { rows } = await db.query<{ created: boolean }>({
    name: 'insert_stranger',
    text: `with identity as (
             insert into identities (organization_id, kind, channel, app, hash, customer_id, masked, value, verified_at, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning customer_id
           ), customer as (
             insert into customers (id, organization_id, wrapped_key, personal, created_at)
             select customer_id, $1, $11, $12, $10 from identity
           ), member as (
             insert into members (${COLUMNS}) select $13, $14, customer_id, $15, $16, $10 from identity
           ), state as (
             insert into holder_states (bucket, holder_id, program_id, progress) select $17, $13, $14, $18 from identity
           ), terms as (
             insert into person_terms (organization_id, customer_id, terms) select $1, customer_id, $19::bigint[] from identity
           )
           select exists (select from identity) as created`,
    values: [
      s.organizationId,
      kind,
      channel,
      app,
      s.hash,
      s.customerId,
      masked,
      s.value,
      s.verifiedAt,
      s.now,
      s.wrapped,
      s.personal,
      s.holderId,
      s.programId,
      s.source,
      s.joinedAt,
      s.bucket,
      s.progress,
      int8Array(s.terms),
    ],
  })
  return rows[0]!.created
}

export async function memberById(db: Db, programId: number, holderId: string): Promise<MemberRow | null> {
  const { rows } = await db.query<MemberRow>(`select ${COLUMNS} from members where program_id = $1 and holder_id = $2`, [
    programId,
    holderId,
  ])
  return rows[0] ?? null
}

/** These members of a program, in no order. */
export async function membersById(db: Db, programId: number, holders: readonly string[]): Promise<MemberRow[]> {
  const { rows } = await db.query<MemberRow>(`select ${COLUMNS} from members where program_id = $1 and holder_id = any($2::uuid[])`, [
    programId,
    holders,
  ])
  return rows
}

/** The memberships that these customers have of a program. */
export async function membersOfCustomers(db: Db, programId: number, customerIds: readonly string[]): Promise<MemberRow[]> {
  const { rows } = await db.query<MemberRow>(
    `select m.* from unnest($2::uuid[]) c(id)
     cross join lateral (select ${COLUMNS} from members where program_id = $1 and customer_id = c.id offset 0) m`,
    [programId, customerIds],
  )
  return rows
}

/** A page of members; `created_micros` carries the microseconds that a Date would lose, for the cursor. */
export async function listMembers(
  db: Db,
  programId: number,
  after: { micros: number; id: string } | null,
  limit: number,
  newest: boolean,
): Promise<(MemberRow & { created_micros: number })[]> {
  const [beyond, order] = newest ? ['<', 'desc'] : ['>', 'asc']
  const { rows } = await db.query<MemberRow & { created_micros: number }>(
    `select ${COLUMNS}, (extract(epoch from created_at) * 1000000)::bigint as created_micros from members
     where program_id = $1
       and ($2::bigint is null or (created_at, holder_id) ${beyond} (timestamptz '1970-01-01Z' + $2::bigint * interval '1 microsecond', $3::uuid))
     order by created_at ${order}, holder_id ${order} limit $4`,
    [programId, after?.micros ?? null, after?.id ?? null, limit],
  )
  return rows
}

/** Members who joined within a time, the first first. */
export async function listJoined(
  db: Db,
  programId: number,
  joined: { start: number; end: number },
  after: { micros: number; id: string } | null,
  limit: number,
): Promise<(MemberRow & { joined_micros: number })[]> {
  const { rows } = await db.query<MemberRow & { joined_micros: number }>(
    `select ${COLUMNS}, (extract(epoch from joined_at) * 1000000)::bigint as joined_micros from members
     where program_id = $1 and joined_at >= to_timestamp($2::float8 / 1000.0) and joined_at < to_timestamp($3::float8 / 1000.0)
       and ($4::bigint is null or (joined_at, holder_id) > (timestamptz '1970-01-01Z' + $4::bigint * interval '1 microsecond', $5::uuid))
     order by joined_at, holder_id limit $6`,
    [programId, joined.start, joined.end, after?.micros ?? null, after?.id ?? null, limit],
  )
  return rows
}

/** The progress of these holders, by their ids. */
export async function progressesOf(db: Db, keys: readonly HolderKey[]): Promise<Map<string, unknown>> {
  const { rows } = await db.query<{ holder_id: string; progress: string }>(
    `select s.holder_id, s.progress from unnest($1::smallint[], $2::uuid[]) h(bucket, holder_id)
     cross join lateral (select * from holder_states s where s.bucket = h.bucket and s.holder_id = h.holder_id offset 0) s`,
    [keys.map(({ bucket }) => bucket), keys.map(({ text }) => text)],
  )
  return new Map(rows.map(({ holder_id, progress }) => [holder_id, JSON.parse(progress) as unknown]))
}

export async function programOfHolder(db: Db, holderId: string): Promise<number | null> {
  const { rows } = await db.query<{ program_id: number }>('select program_id from members where holder_id = $1', [holderId])
  return rows[0]?.program_id ?? null
}

/** The people behind these members. */
export async function customersOfHolders(db: Db, programId: number, holderIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ holder_id: string; customer_id: string }>(
    'select holder_id, customer_id from members where program_id = $1 and holder_id = any($2::uuid[])',
    [programId, holderIds],
  )
  return new Map(rows.map(({ holder_id, customer_id }) => [holder_id, customer_id]))
}
