import type { Base } from '#kit/base.ts'
import type { Adapter, Report } from '../suppliers/supplier.ts'
import type { FulfilmentRow } from './fulfilments.sql.ts'
import { insertTask, moveTask, taskOf, type TaskState } from './warehouse.sql.ts'

/** What a task says of its fulfilment. Promised is what somebody has in hand. */
export const REPORT_OF: Readonly<Record<TaskState, Report['status']>> = {
  open: 'accepted',
  claimed: 'accepted',
  picked: 'confirmed',
  packed: 'packed',
  shipped: 'shipped',
  out_of_stock: 'failed',
  cancelled: 'failed',
}

/** The house's own warehouse: orders are tasks that people take on. */
export function warehouseAdapter(ctx: Base, row: FulfilmentRow): Adapter {
  const now = (): Date => new Date(ctx.clock.now())
  const ask = async (): Promise<Report> => {
    const task = await taskOf(ctx.slowPool, row.id)
    if (!task) return { status: 'not_found' }
    return { status: REPORT_OF[task.state], ...(task.tracking !== null && { tracking: task.tracking }), note: task.state }
  }
  return {
    place: async ({ sku, quantity }) => {
      await insertTask(ctx.slowPool, { id: row.id, programId: row.program_id, sku, quantity, now: now() })
      return ask()
    },
    ask,
    cancel: async () => {
      const move = {
        programId: row.program_id,
        id: row.id,
        from: ['open'] as const,
        to: 'cancelled' as const,
        worker: null,
        tracking: null,
      }
      await moveTask(ctx.slowPool, { ...move, now: now() })
      return ask()
    },
  }
}
