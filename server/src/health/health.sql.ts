import type { Client } from '#kit/pg.ts'

const WITHIN = (column: string): string =>
  `${column} >= to_timestamp($2::float8 / 1000.0) and ${column} < to_timestamp($3::float8 / 1000.0)`

export interface RewardRow {
  reward: string
  times: number
  pieces: number
  members: number
  /** Points by currency. */
  points: Record<string, number> | null
  /** What suppliers charge for them by the prices agreed, minor units; null where there is none. */
  cost: number | null
  last_at: Date
}

/** Rewards redeemed in a time; what was called off or failed does not count. */
export async function rewardsRedeemed(client: Client, programId: number, start: number, end: number): Promise<RewardRow[]> {
  const { rows } = await client.query<RewardRow>(
    `with taken as (
       select * from fulfilments
       where program_id = $1 and ${WITHIN('created_at')} and state not in ('reserved', 'lapsed', 'cancelled', 'failed')
     ), points as (
       select reward, json_object_agg(key, points) as points from (
         select t.reward, a.key, sum(a.value::text::bigint)::bigint as points from taken t cross join lateral json_each(t.amounts) a group by 1, 2
       ) x group by reward
     )
     select t.reward, count(*)::int as times, sum(t.quantity)::int as pieces, count(distinct t.holder_id)::int as members,
            (select p.points from points p where p.reward = t.reward) as points,
            sum(s.price * t.quantity)::bigint as cost, max(t.created_at) as last_at
     from taken t left join supplier_prices s on s.program_id = t.program_id and s.supplier = t.supplier and s.reward = t.reward
     group by t.reward order by times desc, t.reward`,
    [programId, start, end],
  )
  return rows
}

export interface UseRow {
  /** The kind of command that spent them, or gave them back. */
  kind: string
  /** Of a redemption by hand. */
  reason: string | null
  currency: string
  times: number
  points: number
}

/** What points were spent on from one day to another, less what came back. */
export async function usesOfPoints(client: Client, programId: number, from: string, to: string): Promise<UseRow[]> {
  const { rows } = await client.query<UseRow>(
    `select split_part(figure, '.', 2) as kind, nullif(substr(figure, strpos(figure, '.') + 1 + length(split_part(figure, '.', 2)) + 1), '') as reason,
            subject as currency, sum(value) filter (where figure like 'uses.%')::int as times, sum(value) filter (where figure like 'use.%')::bigint as points
     from day_figures where program_id = $1 and figure like 'use%' and day between $2 and $3
     group by 1, 2, 3 having sum(value) filter (where figure like 'use.%') <> 0 order by points desc`,
    [programId, from, to],
  )
  return rows
}

export interface JoiningRow {
  /** Members who joined in time to have been seen for as long afterwards. */
  members: number
  /** Those of them of whom purchases of before are known. */
  known: number
  /** What those spent before and after, minor units. */
  before: number
  after: number
  /** What the others spent afterwards. */
  others_after: number
}

/**
 * What members who joined in a time spent so many days before that and after. Before, there are orders kept of them, and those that
 * were credited when they joined or imported with their history.
 */
export async function aroundJoining(client: Client, programId: number, start: number, end: number, days: number): Promise<JoiningRow> {
  const { rows } = await client.query<JoiningRow>(
    `with joined as (
       select holder_id, customer_id, joined_at, joined_at - $4::int * interval '1 day' as since, joined_at + $4::int * interval '1 day' as until
       from members where program_id = $1 and ${WITHIN('joined_at')}
     ), bought as (
       select j.holder_id, coalesce(sum(s.spent) filter (where s.at < j.joined_at), 0) as before,
              coalesce(sum(s.spent) filter (where s.at >= j.joined_at), 0) as after
       from joined j join sales s on s.holder_id = j.holder_id and s.program_id = $1 and s.stands and s.at >= j.since and s.at < j.until
       group by j.holder_id
     ), kept as (
       select j.holder_id, sum((k.input->>'net')::bigint) as before
       from kept_orders k join joined j on j.customer_id = k.customer_id and k.at >= j.since and k.at < j.joined_at
       where k.program_id = $1 and k.credited_at is null group by j.holder_id
     ), each as (
       select coalesce(b.before, 0) + coalesce(k.before, 0) as before, coalesce(b.after, 0) as after
       from joined j left join bought b using (holder_id) left join kept k using (holder_id)
     )
     select count(*)::int as members, count(*) filter (where before > 0)::int as known,
            coalesce(sum(before), 0)::bigint as before, coalesce(sum(after) filter (where before > 0), 0)::bigint as after,
            coalesce(sum(after) filter (where before = 0), 0)::bigint as others_after
     from each`,
    [programId, start, end, days],
  )
  return rows[0]!
}

/** How many members have ever bought: the orders that have none of their member's before them. */
export async function everBought(client: Client, programId: number, end: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from sales
     where program_id = $1 and at < to_timestamp($2::float8 / 1000.0) and stands and last_at is null`,
    [programId, end],
  )
  return rows[0]!.count
}

/** Orders by how many whole days lie between them and the member's last. */
export async function gaps(client: Client, programId: number, start: number, end: number): Promise<{ days: number; orders: number }[]> {
  const { rows } = await client.query<{ days: number; orders: number }>(
    `select floor(extract(epoch from at - last_at) / 86400)::int as days, count(*)::int as orders
     from sales where program_id = $1 and ${WITHIN('at')} and stands and last_at is not null group by 1 order by 1`,
    [programId, start, end],
  )
  return rows
}
