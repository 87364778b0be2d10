import type { Pool } from '#kit/pg.ts'

export interface DemoRow {
  program_id: number
  as_of: Date
  members: number
  finished_at: Date | null
}

/** Begins the demo of a program, or finds the one that was begun. */
export async function beginDemo(db: Pool, programId: number, asOf: Date, members: number): Promise<DemoRow> {
  await db.query('insert into demos (program_id, as_of, members) values ($1, $2, $3) on conflict do nothing', [programId, asOf, members])
  const { rows } = await db.query<DemoRow>('select program_id, as_of, members, finished_at from demos where program_id = $1', [programId])
  return rows[0]!
}

export async function finishDemo(db: Pool, programId: number, now: Date): Promise<void> {
  await db.query('update demos set finished_at = $2 where program_id = $1', [programId, now])
}

/** Whether there is a demo, and whether it is whole. */
export async function demoState(db: Pool): Promise<'none' | 'begun' | 'finished'> {
  const { rows } = await db.query<{ finished: boolean }>('select finished_at is not null as finished from demos limit 1')
  return !rows[0] ? 'none' : rows[0].finished ? 'finished' : 'begun'
}
