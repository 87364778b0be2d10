import { int4Array, int8Array, textArray, uuidArray } from '#kit/arrays.ts'
import { decodeId } from '#kit/ids.ts'
import { DIVISION_BY_ZERO, sqlState, type Client } from '#kit/pg.ts'

/** Where a decision has brought a checkout. */
export interface MovedCheckout {
  id: string
  state: string
  seq: number
  now: number
  expiresAt: number
  /** As which it was set aside; null where it is moved on as whatever it is. */
  revision: number | null
}

/** Somebody changed the basket between its being read and its being decided. */
export class CheckoutChanged extends Error {}

/**
 * Brings checkouts to where their decisions have brought them, with these: a checkout never tells otherwise than its decisions.
 *
 * @throws CheckoutChanged where one that is set aside is not what was decided
 */
export function writeCheckouts(client: Client, checkouts: readonly MovedCheckout[]): Promise<unknown> {
  if (checkouts.length === 0) return Promise.resolve()
  // Of several in one batch the last is what it is.
  const last = [...new Map(checkouts.map((checkout) => [checkout.id, checkout])).values()]
  const write = client.query({
    name: 'intake_checkouts',
    text: `with moved as (
             update checkouts c set state = t.state, revision = c.revision + 1, updated_at = to_timestamp(t.now / 1000.0),
               reserved_seq = case when t.state = 'held' then t.seq else c.reserved_seq end,
               held_revision = case when t.state = 'held' then c.revision else c.held_revision end,
               order_seq = case when t.state = 'confirmed' then t.seq else c.order_seq end,
               expires_at = case when t.state = 'held' then to_timestamp(t.expires / 1000.0) end
             from unnest($1::uuid[], $2::text[], $3::int[], $4::bigint[], $5::bigint[], $6::int[])
               t(id, state, seq, now, expires, revision)
             where c.id = t.id and (t.revision = ${ANY} or c.revision = t.revision)
             returning t.revision)
           select 1 / (count(*) filter (where revision <> ${ANY}) = $7::int)::int from moved`,
    values: [
      uuidArray(last.map(({ id }) => decodeId('chk', id)!)),
      textArray(last.map(({ state }) => state)),
      int4Array(last.map(({ seq }) => seq)),
      int8Array(last.map(({ now }) => now)),
      int8Array(last.map(({ expiresAt }) => expiresAt)),
      int4Array(last.map(({ revision }) => revision ?? ANY)),
      last.filter(({ revision }) => revision !== null).length,
    ],
  })
  return write.catch((error: unknown) => {
    if (sqlState(error) !== DIVISION_BY_ZERO) throw error
    throw new CheckoutChanged('a basket was changed before it was set aside')
  })
}

/** As which the checkouts of these ids are there, by id. */
export async function readRevisions(client: Client, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await client.query<[string, number]>({
    name: 'intake_revisions',
    text: 'select id, revision from checkouts where id = any($1::uuid[])',
    values: [ids],
    rowMode: 'array',
  } as never)
  return new Map(rows)
}

/** Revisions begin with one. */
const ANY = 0
