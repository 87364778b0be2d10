import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { addressOf } from './adapter-of.ts'
import { applyReport } from './apply-report.ts'
import { findFulfilment } from './find-fulfilment.ts'
import type { FulfilmentRow } from './fulfilments.sql.ts'
import { REPORT_OF } from './warehouse-adapter.ts'
import { moveTask, taskOf, tasksOf, type TaskRow, type TaskState } from './warehouse.sql.ts'
import { workOne } from './work-fulfilments.ts'

const TaskStates = z.enum(['open', 'claimed', 'picked', 'packed', 'shipped', 'out_of_stock', 'cancelled'])
const Task = z
  .object({
    fulfilment: z.string(),
    sku: z.string(),
    quantity: z.int(),
    state: TaskStates,
    worker: z.string().nullable(),
    tracking: z.string().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'WarehouseTask' })

/** THE table of what may be done with a task, and where it leads. */
export const ACTS: Readonly<Record<string, { from: readonly TaskState[]; to: TaskState }>> = {
  claim: { from: ['open'], to: 'claimed' },
  pick: { from: ['claimed'], to: 'picked' },
  pack: { from: ['picked'], to: 'packed' },
  ship: { from: ['packed'], to: 'shipped' },
  'out-of-stock': { from: ['open', 'claimed'], to: 'out_of_stock' },
}

const TO_DO: readonly TaskState[] = ['open', 'claimed', 'picked', 'packed']

const tags = ['rewards']

export function warehouseDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/warehouse/tasks',
    {
      ...allow('points:write'),
      schema: {
        summary: 'What the warehouse has to send, the oldest first',
        tags,
        querystring: z.object({
          ...Page,
          state: z
            .enum([...TaskStates.options, 'to_do'])
            .default('open')
            .meta({ description: '`to_do` is whatever has not been sent yet, taken on or not' }),
        }),
        response: { 200: z.object({ items: z.array(Task), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { limit, cursor, state } = request.query
      const [after = 0] = (decodeCursor(cursor, ['micros']) ?? []) as [number?]
      const rows = await tasksOf(ctx.pool, request.caller.programId, state === 'to_do' ? TO_DO : [state], after, limit)
      return { items: rows.map(taskAnswer), next: rows.length === limit ? encodeCursor([rows.at(-1)!.place]) : null }
    },
  )

  doors.get(
    '/v1/warehouse/tasks/:id',
    {
      ...allow('points:write'),
      schema: {
        summary: 'A task, with where to send it',
        tags,
        params: z.object({ id: z.string().max(40) }),
        response: { 200: Task.extend({ address: z.record(z.string(), z.string()) }) },
      },
    },
    async (request) => {
      const row = await findFulfilment(ctx, request.caller.programId, request.params.id)
      return { ...taskAnswer(await taskFor(ctx, row)), address: await addressOf(ctx, row) }
    },
  )

  doors.post(
    '/v1/warehouse/tasks/:id/:act',
    {
      ...allow('points:write', { shows: '/v1/warehouse/tasks/:id' }),
      schema: {
        summary: 'Take a task on, and say how far it is. What was picked is promised to the member',
        tags,
        params: z.object({ id: z.string().max(40), act: z.enum(['claim', 'pick', 'pack', 'ship', 'out-of-stock']) }),
        body: z
          .strictObject({ worker: z.string().min(1).max(100).optional(), tracking: z.string().min(1).max(200).optional() })
          .meta({ id: 'WarehouseAct' }),
        response: { 200: Task },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'warehouse task', async () => {
        const row = await findFulfilment(ctx, request.caller.programId, request.params.id)
        return taskAnswer(await act(ctx, row, request.params.act, request.body))
      }),
  )
}

/** The task first, then the fulfilment: cut off in between, the worker asks the task. */
async function act(
  ctx: Context,
  row: FulfilmentRow,
  name: string,
  { worker, tracking }: { worker?: string | undefined; tracking?: string | undefined },
): Promise<TaskRow> {
  const before = await taskFor(ctx, row)
  const { from, to } = ACTS[name]!
  const now = new Date(ctx.clock.now())
  const move = { programId: row.program_id, id: row.id, from, to, worker: worker ?? null, tracking: tracking ?? null, now }
  const after = before.state === to ? before : await moveTask(ctx.pool, move)
  if (!after) throw new Problem('wrong_task_state', { state: before.state })
  const status = REPORT_OF[to]
  if (status !== 'accepted' && status !== 'unknown' && status !== 'not_found') {
    await applyReport(ctx, row.id, { status, note: to, ...(after.tracking !== null && { tracking: after.tracking }) }, 'warehouse')
    await workOne(ctx, row.id)
  }
  return after
}

async function taskFor(ctx: Context, row: FulfilmentRow): Promise<TaskRow> {
  const task = await taskOf(ctx.pool, row.id)
  if (!task) throw new Problem('not_found', { what: 'task' })
  return task
}

function taskAnswer({
  fulfilment_id,
  sku,
  quantity,
  state,
  worker,
  tracking,
  created_at,
  updated_at,
}: TaskRow): ReturnType<typeof Task.parse> {
  return {
    fulfilment: encodeId('ful', uuidBytes(fulfilment_id)),
    sku,
    quantity,
    state,
    worker,
    tracking,
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
  }
}
