import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export interface StockRow {
  reward: string
  slot: string
  total: number
  taken: number
  alert_below: number
}

/** Takes units, if there are so many. */
export async function takeUnits(db: Client, programId: number, reward: string, slot: string, units: number): Promise<boolean> {
  const { rowCount } = await db.query(
    'update stock set taken = taken + $4 where program_id = $1 and reward = $2 and slot = $3 and total - taken >= $4',
    [programId, reward, slot, units],
  )
  return rowCount === 1
}

export async function returnUnits(db: Client, programId: number, reward: string, slot: string, units: number): Promise<void> {
  await db.query(
    'update stock set taken = taken - $4, told = told and total - taken + $4 < alert_below where program_id = $1 and reward = $2 and slot = $3',
    [programId, reward, slot, units],
  )
}

/** Says how much there is. @returns null where more is taken than that */
export async function setStock(
  db: Db,
  programId: number,
  { reward, slot, total, alert_below }: Omit<StockRow, 'taken'>,
): Promise<StockRow | null> {
  const { rows } = await db.query<StockRow>(
    `insert into stock as s (program_id, reward, slot, total, alert_below) values ($1, $2, $3, $4, $5)
     on conflict (program_id, reward, slot) do update
     set total = $4, alert_below = $5, told = s.told and $4 - s.taken < $5 where s.taken <= $4
     returning reward, slot, total, taken, alert_below`,
    [programId, reward, slot, total, alert_below],
  )
  return rows[0] ?? null
}

export async function stockOf(db: Db, programId: number): Promise<StockRow[]> {
  const { rows } = await db.query<StockRow>(
    'select reward, slot, total, taken, alert_below from stock where program_id = $1 order by reward, slot',
    [programId],
  )
  return rows
}

/** Where less is left than the program wants, and it was not told: it is told now, so they are marked. */
export async function markLowStock(
  db: Client,
): Promise<{ program_id: number; reward: string; slot: string; left: number; total: number }[]> {
  const { rows } = await db.query<{ program_id: number; reward: string; slot: string; left: number; total: number }>(
    `update stock set told = true where not told and total - taken < alert_below
     returning program_id, reward, slot, total - taken as left, total`,
  )
  return rows
}
