import { int8Array } from '#kit/arrays.ts'
import type { Client, Pool } from '#kit/pg.ts'

/** A page is worked through without a pause: short enough that no till beside it waits for more than a few milliseconds. */
const AT_ONCE = 250
const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`

/** bucket, holder, progress, available, first and last order (epoch ms); then orders and what was spent, by stretch. */
export type FactsRow = [
  bucket: number,
  holder: string,
  progress: string | null,
  available: Record<string, number> | null,
  first: number | null,
  last: number | null,
  ...bought: (number | null)[],
]

export interface AskedFacts {
  /** Beginnings of the stretches over which purchases are summed, epoch ms. */
  starts: readonly number[]
  end: number
  progress: boolean
  points: boolean
  /** Only members of the first so many of 256: for an estimate. */
  buckets: number
}

/**
 * What is known of all members of a program, by bucket and id, a page at a time. Only what is asked for is read: of a hundred
 * thousand members, all there is took five seconds of this process. Call it within a transaction: it holds a cursor.
 */
export async function* memberFacts(
  client: Client,
  programId: number,
  { starts, end, progress, points, buckets }: AskedFacts,
): AsyncGenerator<FactsRow[]> {
  const sums = starts.map(
    (_, i) =>
      `, count(*) filter (where at >= starts[${i + 1}])::int as o${i}, coalesce(sum(spent) filter (where at >= starts[${i + 1}]), 0)::bigint as s${i}`,
  )
  const bought = starts.map((_, i) => `, b.o${i}, b.s${i}`)
  const available =
    '(select json_object_agg(a.currency, a.available) from balances a where a.bucket = s.bucket and a.holder_id = s.holder_id)'
  await client.query(
    `declare facts no scroll cursor for
     with b as (
       select holder_id, min(at) as first, max(at) as last ${sums.join('')}
       from sales, (select array_agg(to_timestamp(ms / 1000.0) order by i) as starts from unnest($2::bigint[]) with ordinality m(ms, i)) m
       where program_id = $1 and stands and at < to_timestamp($3::float8 / 1000.0) and bucket < $4
       group by holder_id
     )
     select s.bucket, s.holder_id, ${progress ? 's.progress' : 'null'}, ${points ? available : 'null'}, ${MS('b.first')}, ${MS('b.last')}
            ${bought.join('')}
     from holder_states s left join b on b.holder_id = s.holder_id
     where s.program_id = $1 and s.bucket < $4 order by s.bucket, s.holder_id`,
    [programId, int8Array(starts), end, buckets],
  )
  for (;;) {
    const { rows } = await client.query<FactsRow>({ text: `fetch ${AT_ONCE} from facts`, rowMode: 'array' } as never)
    if (rows.length > 0) yield rows
    if (rows.length < AT_ONCE) break
  }
  await client.query('close facts')
}

/** How many members a program has. */
export async function countMembers(client: Client | Pool, programId: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from members where program_id = $1', [programId])
  return rows[0]!.count
}

/** What all members paid from an instant to another, minor units. */
export async function spentByAll(client: Client, programId: number, from: number, to: number): Promise<number> {
  const { rows } = await client.query<{ spent: number }>(
    `select coalesce(sum(spent), 0)::bigint as spent from sales
     where program_id = $1 and at >= to_timestamp($2::float8 / 1000.0) and at < to_timestamp($3::float8 / 1000.0) and stands`,
    [programId, from, to],
  )
  return rows[0]!.spent
}
