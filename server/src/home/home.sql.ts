import type { Pool } from '#kit/pg.ts'

export interface Figures {
  program: string
  names: Record<string, string>
  version: number
  members: number
  commands: number
  balances: { currency: string; available: number; pending: number }[]
  last_command: Date | null
}

/** What runs here, in figures. Counted whole, so the page keeps the answer for a while. */
export async function figuresOf(pool: Pool): Promise<Figures[]> {
  const { rows } = await pool.query<Figures>(
    `select p.key as program, coalesce(v.document->'names', '{}') as names, p.latest_version as version,
            (select count(*) from members m where m.program_id = p.id)::int as members,
            (select count(*) from commands c where c.program_id = p.id and c.kind = 'order' and not c.refused)::int as commands,
            (select max(recorded_at) from commands c where c.program_id = p.id) as last_command,
            coalesce((
              select json_agg(json_build_object('currency', currency, 'available', available, 'pending', pending) order by currency)
              from (
                select b.currency, sum(b.available) as available, sum(b.pending) as pending
                from balances b join members m on m.holder_id = b.holder_id and m.program_id = p.id group by b.currency
              ) s), '[]') as balances
     from programs p left join versions v on v.program_id = p.id and v.number = p.latest_version order by p.id`,
  )
  return rows
}
