import type { Pool } from '../../server/src/kit/pg.ts'

export interface Points {
  customers: number
  /** Granted by orders. */
  before_returns: number
  /** Less what returns took back. */
  after_returns: number
}

/** What a program's orders granted and its returns took back, from the effects stored with the decisions. */
export async function pointsOf(pool: Pool, programId: number): Promise<Points> {
  const { rows } = await pool.query<Points>(
    `with granted as (
       select c.holder_id, c.kind, (e->>4)::bigint as amount
       from commands c cross join lateral json_array_elements(c.outcome->'effects') e
       where c.program_id = $1 and c.kind in ('order', 'return') and not c.refused
     )
     select (select count(*) from members where program_id = $1)::int as customers,
            coalesce(sum(amount) filter (where kind = 'order'), 0)::bigint as before_returns,
            coalesce(sum(amount), 0)::bigint as after_returns
     from granted`,
    [programId],
  )
  return rows[0]!
}
