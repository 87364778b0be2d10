import type { Client, Pool } from '#kit/pg.ts'

export interface DueRow {
  holder_id: string
  program_id: number
}

/** Holders for whom something falls due by now, longest overdue first. */
export async function dueHolders(db: Pool | Client, now: Date, limit: number): Promise<DueRow[]> {
  const { rows } = await db.query<DueRow>('select holder_id, program_id from holder_states where due_at <= $1 order by due_at limit $2', [
    now,
    limit,
  ])
  return rows
}
