import type { Pool } from '#kit/pg.ts'

type Names = Record<string, string>

export interface Figures {
  programs: {
    program: string
    names: Names
    version: number
    /** One more than `COUNTED` at the most. */
    members: number
    balances: { currency: string; names: Names; available: number }[]
  }[]
  /** All that was decided here; likewise. */
  decisions: number
}

/**
 * Counting stops here. Anybody may open the page, and counting a million decisions took five seconds. Balances are
 * those of the books, for the same reason: what was folded, and of the batches not folded yet the first ones.
 */
export const COUNTED = 100_000
const BATCHES = 2000

/** What runs here, in figures that cost the same on a full database as on an empty one. */
export async function figuresOf(pool: Pool): Promise<Figures> {
  const { rows: programs } = await pool.query<Figures['programs'][number]>(
    `with waiting as (select sums from batches where seal is null order by id limit $2),
          moved as (select s.key, sum(s.value::bigint) as amount from waiting, json_each_text(sums) s group by s.key)
     select p.key as program, coalesce(v.document->'names', '{}') as names, p.latest_version as version,
            (select count(*) from (select 1 from members where program_id = p.id limit $1) m)::int as members,
            coalesce((
              select json_agg(json_build_object('currency', c.key, 'names', c.value->'names', 'available', coalesce(t.amount, 0) + coalesce(m.amount, 0))
                     order by c.place)
              from json_each(v.document->'currencies') with ordinality c(key, value, place)
              left join account_totals t on t.program_id = p.id and t.account = 'available' and t.currency = c.key
              left join moved m on m.key = p.id || ' available ' || c.key), '[]') as balances
     from programs p join versions v on v.program_id = p.id and v.number = p.latest_version order by p.id`,
    [COUNTED + 1, BATCHES],
  )
  const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from (select 1 from commands limit $1) c', [
    COUNTED + 1,
  ])
  return { programs, decisions: rows[0]!.count }
}
