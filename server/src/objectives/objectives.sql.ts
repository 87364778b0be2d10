import type { Client, Pool } from '#kit/pg.ts'

/** A page is worked through without a pause: few enough that no till beside it waits for more than some milliseconds. */
const AT_ONCE = 250

export interface DoingsRow {
  holder_id: string
  orders: number
  net: number
  joined: boolean
  /** By currency. */
  issued: Record<string, number> | null
  redeemed: Record<string, number> | null
  /** As JSON. */
  progress: string
  available: Record<string, number> | null
}

/**
 * What members did from one instant to before another (epoch ms), a page at a time. Sales are what was rung up; what came
 * back later is not taken off. Whoever did nothing is missing unless `everybody` is asked for, which reads all members.
 * Call it within a transaction: it holds a cursor.
 */
export async function* doingsOf(
  client: Client,
  programId: number,
  [from, to]: readonly [number, number],
  everybody: boolean,
): AsyncGenerator<DoingsRow[]> {
  await client.query(
    `declare doings no scroll cursor for
     with done as (
       select bucket, holder_id, count(*) filter (where kind = 'order')::int as orders,
              coalesce(sum((input->'order'->>'net')::bigint) filter (where kind = 'order'), 0)::bigint as net,
              bool_or(kind = 'enrol') as joined
       from commands
       where program_id = $1 and not refused and kind in ('order', 'enrol')
         and recorded_at >= to_timestamp($2 / 1000.0) and least(at, recorded_at) >= to_timestamp($2 / 1000.0)
         and least(at, recorded_at) < to_timestamp($3 / 1000.0)
       group by bucket, holder_id
     ), moved as (
       select bucket, holder_id,
              json_object_agg(currency, issued) filter (where issued > 0) as issued,
              json_object_agg(currency, redeemed) filter (where redeemed > 0) as redeemed
       from (
         select bucket, holder_id, currency, sum(amount) filter (where debit = 'issued') as issued,
                sum(amount) filter (where credit = 'redeemed') as redeemed
         from transfers
         where recorded_at >= to_timestamp($2 / 1000.0) and (debit = 'issued' or credit = 'redeemed')
           and least(at, recorded_at) >= to_timestamp($2 / 1000.0) and least(at, recorded_at) < to_timestamp($3 / 1000.0)
         group by bucket, holder_id, currency
       ) t group by bucket, holder_id
     )
     select s.holder_id, coalesce(d.orders, 0) as orders, coalesce(d.net, 0) as net, coalesce(d.joined, false) as joined,
            m.issued, m.redeemed, s.progress,
            (select json_object_agg(b.currency, b.available) from balances b where b.bucket = s.bucket and b.holder_id = s.holder_id) as available
     from holder_states s left join done d using (bucket, holder_id) left join moved m using (bucket, holder_id)
     where s.program_id = $1 and ($4 or d.orders is not null or m.holder_id is not null)`,
    [programId, from, to, everybody],
  )
  for (;;) {
    const { rows } = await client.query<DoingsRow>(`fetch ${AT_ONCE} from doings`)
    if (rows.length > 0) yield rows
    if (rows.length < AT_ONCE) break
  }
  await client.query('close doings')
}

/** How many had joined before an instant. */
export async function membersBefore(client: Client, programId: number, instant: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*) as count from members where program_id = $1 and joined_at < to_timestamp($2 / 1000.0)',
    [programId, instant],
  )
  return rows[0]!.count
}

/** What known people who are no members spent meanwhile, minor units. */
export async function spentByOthers(client: Client, programId: number, from: number, to: number): Promise<number> {
  const { rows } = await client.query<{ net: number }>(
    `select coalesce(sum((input->>'net')::bigint), 0)::bigint as net from kept_orders
     where program_id = $1 and credited_at is null and at >= to_timestamp($2 / 1000.0) and at < to_timestamp($3 / 1000.0)`,
    [programId, from, to],
  )
  return rows[0]!.net
}

export interface ObjectiveRow {
  subject: string
  metric: string
  population: string
  baseline: number | null
  baseline_from: string
  baseline_to: string
  current: number | null
  measured_at: Date
}

export async function objectiveRows(db: Pool | Client, programId: number): Promise<ObjectiveRow[]> {
  const { rows } = await db.query<ObjectiveRow>(
    'select subject, metric, population, baseline, baseline_from, baseline_to, current, measured_at from objectives where program_id = $1',
    [programId],
  )
  return rows
}

export async function putObjective(db: Pool | Client, programId: number, row: ObjectiveRow): Promise<void> {
  const { subject, metric, population, baseline, baseline_from, baseline_to, current, measured_at } = row
  await db.query(
    `insert into objectives (program_id, subject, metric, population, baseline, baseline_from, baseline_to, current, measured_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (program_id, subject, metric, population) do update
       set baseline = excluded.baseline, current = excluded.current, measured_at = excluded.measured_at`,
    [programId, subject, metric, population, baseline, baseline_from, baseline_to, current, measured_at],
  )
}
