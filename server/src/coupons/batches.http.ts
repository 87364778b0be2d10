import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { decodeId, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { currentProgram } from '../programs/live-program.ts'
import { batchCodes } from './batch-codes.ts'
import { BATCH_MAX, BatchAnswer, batchAnswer } from './batch.ts'
import { batchById, rejectCounts, type BatchRow } from './batches.sql.ts'
import { beginBatch } from './begin-batch.ts'
import { ExpiresOn, readDay } from './expires-on.ts'

const Batch = z
  .strictObject({
    coupon: z.string().max(40),
    count: z.int().min(1).max(BATCH_MAX),
    expires_on: ExpiresOn,
  })
  .meta({ id: 'NewCouponBatch' })

const params = z.object({ id: z.string().max(40) })
const tags = ['coupons']

export function batchDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/coupons/batches',
    {
      ...allow('program:write'),
      schema: {
        summary: 'Make codes, up to a million. They are made afterwards: ask for the batch until it is done',
        tags,
        body: Batch,
        response: { 202: BatchAnswer },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'coupon batch', async (key) => {
        const { coupon, count, expires_on } = request.body
        const program = await currentProgram(ctx, request.caller.programId)
        const id = keyHash('coupon batch', String(program.id), key.toString('hex'))
        const row = await beginBatch(ctx, program, { id, coupon, count, expiresOn: readDay(expires_on), by: request.caller.client })
        void reply.status(202)
        return batchAnswer(row, {})
      }),
  )

  doors.get(
    '/v1/coupons/batches/:id',
    {
      ...allow('program:read'),
      schema: { summary: 'How far a batch of codes is', tags, params, response: { 200: BatchAnswer } },
    },
    async (request) => {
      const row = await findBatch(ctx, request.caller.programId, request.params.id)
      return batchAnswer(row, await rejectCounts(ctx.pool, row.id))
    },
  )

  doors.get(
    '/v1/coupons/batches/:id/codes',
    {
      ...allow('coupons:codes'),
      schema: {
        summary: 'The codes of a batch as CSV: code, id, state',
        tags,
        params,
        response: { 200: { description: 'CSV, as long as the batch', content: { 'text/csv': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const row = await findBatch(ctx, request.caller.programId, request.params.id)
      if (row.finished_at === null) throw new Problem('batch_not_done', { made: row.made, count: row.count })
      ctx.log.info({ batch: request.params.id, client: request.caller.client }, 'the codes of a batch are read')
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${request.params.id}.csv"`)
        .send(Readable.from(batchCodes(ctx, row)) as never)
    },
  )
}

async function findBatch(ctx: Context, programId: number, id: string): Promise<BatchRow> {
  const bytes = decodeId('cpb', id)
  const row = bytes && (await batchById(ctx.pool, programId, uuidText(bytes)))
  if (!row) throw new Problem('not_found', { what: 'batch' })
  return row
}
