import type { Api } from '../api/open-api.ts'
import type { Standing } from './subjects.ts'

/** What each ends with, in their order, without the places of decisions: one statement for all. */
export async function endsOf({ ctx }: Api, subjects: readonly Standing[]): Promise<string[]> {
  const { rows } = await ctx.slowPool.query<{ end: object; progress: string }>({
    name: 'ends',
    text: `select s.progress, json_build_array(
             (select json_agg(json_build_array(currency, available, pending, held, debt) order by currency) from balances b
              where b.bucket = s.bucket and b.holder_id = s.holder_id),
             (select json_agg(l order by l::text) from (
                select json_build_array(currency, remaining, held, pending, case when pending then usable_on end, expires_on, waits) as l
                from lots where lots.bucket = s.bucket and lots.holder_id = s.holder_id and remaining > 0) l),
             (select json_agg(json_build_array(metric, day, value) order by metric, day) from metric_days d
              where d.bucket = s.bucket and d.holder_id = s.holder_id and value <> 0),
             (select json_agg(json_build_array(state, points)) from fulfilments f where f.bucket = s.bucket and f.holder_id = s.holder_id),
             (select json_agg(json_build_array(h.amount)) from holds h where h.bucket = s.bucket and h.holder_id = s.holder_id)
           ) as end
           from unnest($1::smallint[], $2::uuid[]) with ordinality k(bucket, holder_id, place)
           join holder_states s on s.bucket = k.bucket and s.holder_id = k.holder_id
           order by k.place`,
    values: [subjects.map(({ holder }) => holder.bucket), subjects.map(({ holder }) => holder.text)],
  })
  if (rows.length !== subjects.length) throw new Error(`${rows.length} of ${subjects.length} members are there`)
  return rows.map(({ end, progress }) => JSON.stringify([end, standingOf(progress)]))
}

/** Levels and counters; not when anything came about. */
function standingOf(progress: string): unknown {
  const { tiers, counters = {} } = JSON.parse(progress) as { tiers: Record<string, { level: string }>; counters?: Record<string, unknown> }
  const sorted = (record: object): unknown => Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [sorted(counters), Object.entries(tiers).map(([set, { level }]) => [set, level])]
}
