import type { Intake } from '../server/src/intake/intake.ts'
import { submissionOf } from '../server/src/intake/submission.ts'
import { keyHash } from '../server/src/kit/hashes.ts'
import { enrolAll, withClient, withContext, type Shop } from './arena.ts'
import { Members, memberIdSql } from './members.ts'
import { orderOf } from './orders.ts'

/** Members whose first order is really decided; all others are copies of one of them under an id and a reference of their own. */
export const TEMPLATE_MEMBERS = 1020

const TABLES = ['holder_states', 'balances', 'commands', 'transfers', 'lots', 'metric_days', 'claims'] as const
type Table = (typeof TABLES)[number]

/**
 * Fills a shop with members and past orders of each: the rows are those that the intake wrote for the template members,
 * copied in SQL. Tables lose their indexes meanwhile and get them back seven tenths full, as growth would have left
 * them. For a server that need not be durable and has `wal_level` minimal: what is copied is not logged.
 */
export async function fillWithPast(shop: Shop, copies: number, say: (text: string) => void, ordersEach = 1): Promise<void> {
  for (let round = 0; round < ordersEach; round++) await decideTemplate(shop, round)
  await withClient(shop.url, async (client) => {
    const timed = async (what: string, sql: string): Promise<void> => {
      const start = performance.now()
      await client.query(sql)
      say(`${what}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
    }
    await client.query(`create unlogged table copies as
      select k, t.holder_id as template, ${memberIdSql(`k * ${TEMPLATE_MEMBERS} + t.i`)}::uuid as holder_id
      from generate_series(0, ${copies - 1}) k cross join (select i, ${memberIdSql('i')}::uuid as holder_id from generate_series(0, ${TEMPLATE_MEMBERS - 1}) i) t`)
    const { rows: indexes } = await client.query<{ drop: string; make: string }>(INDEXES, [TABLES])
    for (const table of TABLES) await client.query(`create unlogged table template_${table} as select * from ${table}`)
    await client.query(REFERENCES)
    await client.query('analyze')
    for (const { drop } of indexes) await client.query(drop)
    for (const table of TABLES) {
      const columns = await columnsOf(client, table)
      const into = `insert into ${table} (${columns.map((column) => column.name).join(', ')})`
      const from = `from copies m join template_${table} x on x.holder_id = m.template`
      await timed(
        `rows of ${table}`,
        `begin; truncate ${table}; ${into} select ${columns.map((column) => column.value).join(', ')} ${from}${table === 'claims' ? HASHES : ''}; commit`,
      )
    }
    await client.query("set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 2")
    for (const { make } of indexes) await timed(make.replace(/ using.*| primary key.*/i, ''), make)
    for (const table of TABLES) await client.query(`drop table template_${table}`)
    await client.query('drop table copies')
    await timed('vacuum', 'vacuum analyze')
    await timed('checkpoint', 'checkpoint')
  })
}

/** What becomes of each column in a copy; the rest is the same. */
const CHANGED: Record<string, string> = {
  bucket: `('x' || right(m.holder_id::text, 2))::bit(8)::int`,
  holder_id: 'm.holder_id',
  'commands.input': `replace(x.input::text, '"reference":"BENCH-', '"reference":"BENCH-' || m.k || '-')::json`,
  'claims.key_bucket': 'get_byte(r.hash, 0)',
  'claims.key_hash': "substr(encode(r.hash, 'hex'), 1, 32)::uuid",
}

/** A claim's row does not say the reference whose hash it holds; the order does. */
const REFERENCES = `
  alter table template_claims add reference text;
  update template_claims x set reference = c.input->'order'->>'reference' from template_commands c where c.holder_id = x.holder_id and c.seq = x.seq`

/** The hash of a copied order's own reference, as the intake would claim it; of a key without one, some other hash. */
const HASHES = `
  cross join lateral (
    select sha256(case when x.reference is null then (x.key_hash::text || m.k)::bytea
                  else 'order'::bytea || '\\x00'::bytea || replace(x.reference, 'BENCH-', 'BENCH-' || m.k || '-')::bytea end) as hash offset 0
  ) r`

const INDEXES = `
  select case when c.oid is null then format('drop index %s', i.indexrelid::regclass) else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as drop,
         case when c.oid is null then regexp_replace(pg_get_indexdef(i.indexrelid), '( WHERE|$)', case when a.amname = 'btree' then ' with (fillfactor = 70)\\1' else '\\1' end)
              else format('alter table %s add constraint %I %s with (fillfactor = 70)', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as make
  from pg_index i
  join pg_class x on x.oid = i.indexrelid join pg_am a on a.oid = x.relam
  left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'p'
  where i.indrelid = any($1::regclass[]) order by i.indrelid, c.oid is null`

async function columnsOf(
  client: { query(sql: string, values: unknown[]): Promise<{ rows: { name: string }[] }> },
  table: Table,
): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query(
    'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum',
    [table],
  )
  return rows.map(({ name }) => ({ name, value: CHANGED[`${table}.${name}`] ?? CHANGED[name] ?? `x.${name}` }))
}

/** Each template member buys once, the first time as it joins. */
async function decideTemplate(shop: Shop, round: number): Promise<void> {
  const members = new Members(TEMPLATE_MEMBERS)
  if (round === 0) await enrolAll(shop, members)
  const { programId } = shop
  const placeOne = async (intake: Intake, i: number): Promise<void> => {
    const order = orderOf(round * TEMPLATE_MEMBERS + i)
    const key = keyHash('order', order.reference)
    const draft = { kind: 'order' as const, at: null, order }
    const { outcome } = await intake.submit(submissionOf({ programId, holder: members.at(i), draft, key, reference: key, client: null }))
    if (outcome.refusal) throw new Error(`order ${i} was refused: ${JSON.stringify(outcome.refusal)}`)
  }
  await withContext(shop, ({ intake }) => Promise.all(Array.from({ length: TEMPLATE_MEMBERS }, (_, i) => placeOne(intake, i))))
}
