import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export type TaskState = 'open' | 'claimed' | 'picked' | 'packed' | 'shipped' | 'out_of_stock' | 'cancelled'

export interface TaskRow {
  fulfilment_id: string
  place: number
  program_id: number
  sku: string
  quantity: number
  state: TaskState
  worker: string | null
  tracking: string | null
  created_at: Date
  updated_at: Date
}

const COLUMNS = 'fulfilment_id, place, program_id, sku, quantity, state, worker, tracking, created_at, updated_at'

/** One task a fulfilment, however often it is ordered. */
export async function insertTask(
  db: Db,
  { id, programId, sku, quantity, now }: { id: string; programId: number; sku: string; quantity: number; now: Date },
): Promise<void> {
  await db.query(
    `insert into warehouse_tasks (fulfilment_id, program_id, sku, quantity, state, created_at, updated_at)
     values ($1, $2, $3, $4, 'open', $5, $5) on conflict do nothing`,
    [id, programId, sku, quantity, now],
  )
}

export async function taskOf(db: Db, id: string): Promise<TaskRow | null> {
  const { rows } = await db.query<TaskRow>(`select ${COLUMNS} from warehouse_tasks where fulfilment_id = $1`, [id])
  return rows[0] ?? null
}

export async function tasksOf(db: Db, programId: number, states: readonly TaskState[], after: number, limit: number): Promise<TaskRow[]> {
  const { rows } = await db.query<TaskRow>(
    `select ${COLUMNS} from warehouse_tasks where program_id = $1 and state = any($2) and place > $3 order by place limit $4`,
    [programId, states, after, limit],
  )
  return rows
}

export interface TaskMove {
  programId: number
  id: string
  from: readonly TaskState[]
  to: TaskState
  worker: string | null
  tracking: string | null
  now: Date
}

/** Moves a task on, if it is where this is allowed. */
export async function moveTask(db: Db, { programId, id, from, to, worker, tracking, now }: TaskMove): Promise<TaskRow | null> {
  const { rows } = await db.query<TaskRow>(
    `update warehouse_tasks set state = $4, worker = coalesce($5, worker), tracking = coalesce($6, tracking), updated_at = $7
     where program_id = $1 and fulfilment_id = $2 and state = any($3) returning ${COLUMNS}`,
    [programId, id, from, to, worker, tracking, now],
  )
  return rows[0] ?? null
}
