import type { Pool } from '#kit/pg.ts'

export interface UsageRow {
  benefit: string
  used: number
  restored: number
  members: number
}

/** How often each benefit was used and given back from one instant to before another, epoch ms, and by how many. */
export async function usageOf(db: Pool, programId: number, from: number, to: number): Promise<UsageRow[]> {
  const { rows } = await db.query<UsageRow>(
    `with done as (
       select holder_id, kind, input, outcome from commands
       where program_id = $1 and not refused and recorded_at >= to_timestamp($2 / 1000.0)
         and least(at, recorded_at) >= to_timestamp($2 / 1000.0) and least(at, recorded_at) < to_timestamp($3 / 1000.0)
         and (kind = 'benefit' or kind = 'return' and outcome->'restored' is not null)
     ), counted as (
       select holder_id, input->>'benefit' as benefit, 1 as used, 0 as restored from done where kind = 'benefit' and input->>'act' = 'use'
       union all
       select holder_id, benefit, 0, 1 from done, json_array_elements_text(outcome->'restored') benefit where outcome->'restored' is not null
     )
     select benefit, sum(used)::int as used, sum(restored)::int as restored, count(distinct holder_id) filter (where used > 0)::int as members
     from counted group by benefit`,
    [programId, from, to],
  )
  return rows
}
