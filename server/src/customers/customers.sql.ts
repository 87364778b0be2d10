import type { Client, Pool } from '#kit/pg.ts'
import type { NormalIdentity } from './identity.ts'

type Db = Pool | Client

export interface CustomerRow {
  id: string
  organization_id: string
  wrapped_key: Buffer | null
  personal: Buffer | null
  created_at: Date
  merged_into: string | null
}

export async function insertCustomer(db: Db, row: Omit<CustomerRow, 'merged_into'>): Promise<void> {
  await db.query('insert into customers (id, organization_id, wrapped_key, personal, created_at) values ($1, $2, $3, $4, $5)', [
    row.id,
    row.organization_id,
    row.wrapped_key,
    row.personal,
    row.created_at,
  ])
}

export async function customerById(db: Db, organizationId: string, id: string): Promise<CustomerRow | null> {
  const { rows } = await db.query<CustomerRow>(
    `select id, organization_id, wrapped_key, personal, created_at, merged_into
     from customers where organization_id = $1 and id = $2`,
    [organizationId, id],
  )
  return rows[0] ?? null
}

export async function customersById(db: Db, organizationId: string, ids: readonly string[]): Promise<CustomerRow[]> {
  const { rows } = await db.query<CustomerRow>(
    `select id, organization_id, wrapped_key, personal, created_at, merged_into
     from customers where organization_id = $1 and id = any($2::uuid[])`,
    [organizationId, ids],
  )
  return rows
}

export async function lockCustomer(db: Db, id: string): Promise<CustomerRow | null> {
  const { rows } = await db.query<CustomerRow>(
    `select id, organization_id, wrapped_key, personal, created_at, merged_into from customers where id = $1 for update`,
    [id],
  )
  return rows[0] ?? null
}

/** People by id, so many after one, locked against being changed meanwhile. */
export async function lockCustomersAfter(db: Db, after: string | null, limit: number): Promise<{ id: string; organization_id: string }[]> {
  const { rows } = await db.query<{ id: string; organization_id: string }>(
    'select id, organization_id from customers where $1::uuid is null or id > $1 order by id limit $2 for no key update',
    [after, limit],
  )
  return rows
}

export async function updatePersonal(db: Db, id: string, personal: Buffer): Promise<void> {
  await db.query('update customers set personal = $2 where id = $1', [id, personal])
}

export interface IdentityRow {
  kind: string
  channel: string
  app: string
  customer_id: string
  masked: string
  value: Buffer
  verified_at: Date | null
  created_at: Date
}

/** Of these customers, each one's in the order in which they became known. */
export async function identitiesOf(db: Db, customerIds: readonly string[]): Promise<IdentityRow[]> {
  const { rows } = await db.query<IdentityRow>(
    `select kind, channel, app, customer_id, masked, value, verified_at, created_at
     from identities where customer_id = any($1::uuid[]) order by created_at, kind`,
    [customerIds],
  )
  return rows
}

/** Inserts the identity if nobody has it; returns whose it is now, and whether it is so from now on. */
export async function claimIdentity(
  db: Db,
  organizationId: string,
  identity: NormalIdentity,
  hash: Buffer,
  row: { customerId: string; value: Buffer; verifiedAt: Date | null; now: Date },
): Promise<{ owner: string; created: boolean }> {
  const { rows } = await db.query<{ owner: string; created: boolean }>(
    `insert into identities (organization_id, kind, channel, app, hash, customer_id, masked, value, verified_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (organization_id, kind, channel, app, hash) do update set hash = excluded.hash
     returning customer_id as owner, xmax = 0 as created`,
    [
      organizationId,
      identity.kind,
      identity.channel,
      identity.app,
      hash,
      row.customerId,
      identity.masked,
      row.value,
      row.verifiedAt,
      row.now,
    ],
  )
  return rows[0]!
}

export async function markVerified(db: Db, organizationId: string, identity: NormalIdentity, hash: Buffer, at: Date): Promise<void> {
  await db.query(
    `update identities set verified_at = coalesce(verified_at, $6)
     where organization_id = $1 and kind = $2 and channel = $3 and app = $4 and hash = $5`,
    [organizationId, identity.kind, identity.channel, identity.app, hash, at],
  )
}

export async function deleteIdentity(
  db: Db,
  customerId: string,
  kind: string,
  channel: string,
  app: string,
  hash: Buffer,
): Promise<boolean> {
  const { rowCount } = await db.query(
    'delete from identities where customer_id = $1 and kind = $2 and channel = $3 and app = $4 and hash = $5',
    [customerId, kind, channel, app, hash],
  )
  return rowCount === 1
}

export interface FoundRow {
  hash: Buffer
  customer_id: string
  holder_id: string | null
}

/**
 * Customers by identity, with their membership of the program where they have one. Each is looked up by its key: the
 * `offset 0` is a fence, without which the tables were joined whole, 1.8 ms for one identity among 5,000.
 */
export async function findByIdentity(
  db: Db,
  organizationId: string,
  programId: number,
  identities: readonly { identity: NormalIdentity; hash: Buffer }[],
): Promise<(FoundRow & { index: number })[]> {
  const one = identities.length === 1
  // Of an array the planner knows the length only while it plans, so it planned anew for each request that came alone.
  const from = one
    ? '(values ($3::text, $4::text, $5::text, $6::bytea, 1))'
    : 'unnest($3::text[], $4::text[], $5::text[], $6::bytea[]) with ordinality'
  const columns = [
    identities.map((x) => x.identity.kind),
    identities.map((x) => x.identity.channel),
    identities.map((x) => x.identity.app),
    identities.map((x) => x.hash),
  ]
  const { rows } = await db.query<FoundRow & { index: number }>({
    name: one ? 'find_by_one_identity' : 'find_by_identity',
    text: `select t.index::int as index, i.hash, i.customer_id, m.holder_id
           from ${from} t(kind, channel, app, hash, index)
           cross join lateral (
             select hash, customer_id from identities
             where organization_id = $1 and kind = t.kind and channel = t.channel and app = t.app and hash = t.hash offset 0
           ) i
           left join lateral (
             select holder_id from members where customer_id = i.customer_id and program_id = $2 offset 0
           ) m on true`,
    values: [organizationId, programId, ...(one ? columns.map(([value]) => value) : columns)],
  })
  return rows
}
