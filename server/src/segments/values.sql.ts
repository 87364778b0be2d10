import { int8Array } from '#kit/arrays.ts'
import type { Client, Pool } from '#kit/pg.ts'

/** Members by what they are worth: statements over what each bought in a stretch of days, which is summed once for all of them. */

export interface BandRow {
  /** How many of the thresholds are reached. */
  reached: number
  members: number
  orders: number
  spent: number
}

/** Members who bought, by how many of these thresholds (rising, in minor units) what they spent reaches. */
export async function bandsOf(
  db: Client | Pool,
  programId: number,
  { start, end, thresholds }: { start: number; end: number; thresholds: readonly number[] },
): Promise<BandRow[]> {
  const { rows } = await db.query<BandRow>(
    `select width_bucket(spent, $4::bigint[]) as reached, count(*)::int as members, sum(orders)::bigint as orders, sum(spent)::bigint as spent
     from (
       select holder_id, count(*) as orders, sum(spent)::bigint as spent from sales
       where program_id = $1 and at >= to_timestamp($2::float8 / 1000.0) and at < to_timestamp($3::float8 / 1000.0) and stands group by holder_id
     ) b group by 1`,
    [programId, start, end, int8Array(thresholds)],
  )
  return rows
}

export interface GridRow {
  /** Places within the borders, from 0: few days, few orders, little money first. */
  r: number
  f: number
  m: number
  members: number
  orders: number
  spent: number
  /** The borders, rising: the least value of every part but the first. The same in all rows. */
  r_borders: number[]
  f_borders: number[]
  m_borders: number[]
}

/**
 * Members who bought, in equal parts by how long ago they last did, how often, and for how much. Where many are alike (all those with
 * one order) parts fall together, and there are fewer of them.
 *
 * @param starts beginnings of the days of the stretch, epoch ms
 */
export async function gridOf(
  db: Client | Pool,
  programId: number,
  { starts, end, parts }: { starts: readonly number[]; end: number; parts: number },
): Promise<GridRow[]> {
  const borders = (value: string): string =>
    `array(select distinct b from unnest((select percentile_disc($5::float8[]) within group (order by ${value}) from members)) b
           where b > (select min(${value}) from members) order by b)`
  const { rows } = await db.query<GridRow>(
    `with days as materialized (select (select array_agg(to_timestamp(ms / 1000.0) order by ms) from unnest($4::bigint[]) ms) as starts),
     bought as materialized (
       select count(*)::int as orders, sum(spent)::bigint as spent, max(at) as last from sales
       where program_id = $1 and at >= to_timestamp($2::float8 / 1000.0) and at < to_timestamp($3::float8 / 1000.0) and stands group by holder_id
     ),
     members as materialized (
       select orders, spent, (select cardinality(starts) from days) - width_bucket(last, (select starts from days)) as ago from bought
     ),
     borders as materialized (select ${borders('ago')} as r, ${borders('orders')} as f, ${borders('spent')} as m)
     select width_bucket(ago, b.r) as r, width_bucket(orders, b.f) as f, width_bucket(spent, b.m) as m, count(*)::int as members,
            sum(orders)::bigint as orders, sum(spent)::bigint as spent, b.r as r_borders, b.f as f_borders, b.m::float8[] as m_borders
     from members, borders b group by 1, 2, 3, b.r, b.f, b.m`,
    [programId, starts[0], end, int8Array(starts), Array.from({ length: parts - 1 }, (_, i) => (i + 1) / parts)],
  )
  return rows
}
