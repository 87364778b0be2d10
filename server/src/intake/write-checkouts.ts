import { int4Array, int8Array, textArray, uuidArray } from '#kit/arrays.ts'
import { decodeId } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import type { WriteSet } from './write-set.ts'

/** Brings checkouts to where their decisions have brought them, with these: a checkout never tells otherwise than its decisions. */
export function writeCheckouts(client: Client, checkouts: WriteSet['checkouts']): Promise<unknown> {
  if (checkouts.length === 0) return Promise.resolve()
  // Of several in one batch the last is what it is.
  const last = [...new Map(checkouts.map((checkout) => [checkout.id, checkout])).values()]
  return client.query({
    name: 'intake_checkouts',
    text: `update checkouts c set state = t.state, revision = c.revision + 1, updated_at = to_timestamp(t.now / 1000.0),
             reserved_seq = case when t.state = 'held' then t.seq else c.reserved_seq end,
             held_revision = case when t.state = 'held' then c.revision else c.held_revision end,
             order_seq = case when t.state = 'confirmed' then t.seq else c.order_seq end,
             expires_at = case when t.state = 'held' then to_timestamp(t.expires / 1000.0) end
           from unnest($1::uuid[], $2::text[], $3::int[], $4::bigint[], $5::bigint[]) t(id, state, seq, now, expires)
           where c.id = t.id`,
    values: [
      uuidArray(last.map(({ id }) => decodeId('chk', id)!)),
      textArray(last.map(({ state }) => state)),
      int4Array(last.map(({ seq }) => seq)),
      int8Array(last.map(({ now }) => now)),
      int8Array(last.map(({ expiresAt }) => expiresAt)),
    ],
  })
}
