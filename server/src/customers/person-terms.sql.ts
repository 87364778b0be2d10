import { int8Array } from '#kit/arrays.ts'
import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

/** Writes the terms of people of one organization; those that are as they were stay untouched. */
export async function writeTerms(
  db: Db,
  organizationId: string,
  people: readonly { id: string; terms: readonly number[] }[],
): Promise<void> {
  await db.query({
    name: 'write_terms',
    text: `insert into person_terms as t (organization_id, customer_id, terms)
           select $1, p.id, p.terms::bigint[] from unnest($2::uuid[], $3::text[]) p(id, terms)
           on conflict (organization_id, customer_id) do update set terms = excluded.terms where t.terms <> excluded.terms`,
    values: [organizationId, people.map(({ id }) => id), people.map(({ terms }) => `{${terms.join(',')}}`)],
  })
}

export interface SoughtTerms {
  /** Any of these. */
  exact: readonly number[] | null
  /** Of each of the others all. */
  whole: readonly number[] | null
  tail: readonly number[] | null
  local: readonly number[] | null
  parts: readonly number[] | null
}

/**
 * Customers who have the terms, so many of each way in which something may be meant, the surest way first, and members of
 * the program before others. Where somebody has a number or an address as it was typed, no parts of others' are looked
 * for. Organizations have no term in common, so those found are all of one; `offset 0` keeps the planner at the index.
 */
export async function customersByTerms(
  db: Db,
  organizationId: string,
  programId: number,
  sought: SoughtTerms,
  most: number,
): Promise<string[]> {
  const having = (way: number, operator: string, more = ''): string =>
    `(select ${way} as way, organization_id, customer_id from person_terms where terms ${operator} $${way + 4}::bigint[] ${more} limit $3 offset 0)`
  const { rows } = await db.query<{ customer_id: string }>({
    name: 'customers_by_terms',
    text: `with exact as materialized ${having(0, '&&')}
           select f.customer_id from (
             select customer_id, min(way) as way from (
               select * from exact
               union all ${having(1, '@>')}
               union all ${having(2, '@>', 'and not exists (select from exact)')}
               union all ${having(3, '@>', 'and not exists (select from exact)')}
               union all ${having(4, '@>')}
             ) found where organization_id = $1 group by customer_id
           ) f
           left join lateral (select true as here from members where program_id = $2 and customer_id = f.customer_id offset 0) m on true
           order by f.way, m.here nulls last, f.customer_id desc`,
    values: [
      organizationId,
      programId,
      most,
      ...[sought.exact, sought.whole, sought.tail, sought.local, sought.parts].map((terms) => terms && int8Array(terms)),
    ],
  })
  return rows.map((row) => row.customer_id)
}

export interface IndexingRow {
  position: string | null
  people: number
  finished_at: Date | null
}

/** Takes on the making of terms by these rules, unless another process is at it. Null where it is, or where all is done. */
export async function takeIndexing(db: Client, rules: number): Promise<IndexingRow | null> {
  await db.query('insert into people_indexings (rules) values ($1) on conflict do nothing', [rules])
  const { rows } = await db.query<IndexingRow>(
    'select position, people, finished_at from people_indexings where rules = $1 and finished_at is null for update skip locked',
    [rules],
  )
  return rows[0] ?? null
}

export async function moveIndexing(
  db: Client,
  rules: number,
  position: string | null,
  people: number,
  finishedAt: Date | null,
): Promise<void> {
  await db.query('update people_indexings set position = coalesce($2, position), people = people + $3, finished_at = $4 where rules = $1', [
    rules,
    position,
    people,
    finishedAt,
  ])
}

/** Begins again with everybody. */
export async function restartIndexing(db: Db, rules: number): Promise<void> {
  await db.query(
    `insert into people_indexings (rules) values ($1) on conflict (rules) do update set position = null, people = 0, finished_at = null`,
    [rules],
  )
}

export async function indexingOf(db: Db, rules: number): Promise<IndexingRow | null> {
  const { rows } = await db.query<IndexingRow>('select position, people, finished_at from people_indexings where rules = $1', [rules])
  return rows[0] ?? null
}
