import type { Client, Pool } from '#kit/pg.ts'

export interface UsedRow {
  program_id: number
  budget: string
  used: number
}

/** How much of each budget was used, of one program or of all; budgets nobody used yet are missing. */
export async function usedBudgets(db: Pool, programId: number | null): Promise<UsedRow[]> {
  const { rows } = await db.query<UsedRow>(
    `select program_id, substr(key, 8) as budget, used from shared_limits
     where key like 'budget:%' and ($1::int is null or program_id = $1)`,
    [programId],
  )
  return rows
}

export interface AlertRow {
  budget: string
  share: number
  amount: number
  used: number
  at: Date
}

/** Keeps that a share of a budget was reached. @returns false where that was known already */
export async function insertAlert(db: Pool | Client, programId: number, { budget, share, amount, used, at }: AlertRow): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into budget_alerts (program_id, budget, share, amount, used, at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [programId, budget, share, amount, used, at],
  )
  return rowCount === 1
}

export async function alertsOf(db: Pool, programId: number): Promise<AlertRow[]> {
  const { rows } = await db.query<AlertRow>(
    'select budget, share, amount, used, at from budget_alerts where program_id = $1 order by budget, at, share',
    [programId],
  )
  return rows
}
