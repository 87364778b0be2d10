import { z } from 'zod'
import { Amount } from '#kit/amount.ts'
import { LARGE_BODY_BYTES, type Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { importCodes } from './import-codes.ts'
import { poolsOf } from './pool-codes.sql.ts'
import { setStock, stockOf } from './stock.sql.ts'
import { todayIn } from './today.ts'

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a key is lower-case letters, digits and underscores')
const slot = z.string().max(100).default('').meta({ description: 'Of an experience: which time or place' })
const Stock = z.object({ reward: z.string(), slot: z.string(), total: z.int(), taken: z.int(), alert_below: z.int() }).meta({ id: 'Stock' })
const SetStock = z
  .strictObject({ slot, total: Amount, alert_below: Amount.default(0).meta({ description: 'Tells `stock.low` when less is left' }) })
  .meta({ id: 'SetStock' })
const ImportCodes = z
  .strictObject({
    codes: z
      .array(z.strictObject({ code: z.string().min(1).max(200), expires_on: z.iso.date().optional() }))
      .min(1)
      .max(5000),
    alert_below: Amount.optional(),
  })
  .meta({ id: 'ImportCodes' })
const tags = ['rewards']

export function stockDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/stock',
    {
      ...allow('program:read'),
      schema: {
        summary: 'How much there is of counted rewards and of pools of codes',
        tags,
        response: {
          200: z.object({
            items: z.array(Stock),
            pools: z.array(z.object({ pool: z.string(), free: z.int(), alert_below: z.int() })),
          }),
        },
      },
    },
    async (request) => {
      const { programId } = request.caller
      const today = todayIn(await liveProgram(ctx, programId), ctx.clock.now())
      const [items, pools] = await Promise.all([stockOf(ctx.pool, programId), poolsOf(ctx.pool, programId, today)])
      return { items, pools: pools.map(({ key: pool, ...rest }) => ({ pool, ...rest })) }
    },
  )

  doors.put(
    '/v1/stock/:reward',
    {
      ...allow('master:write', { shows: '/v1/stock' }),
      schema: {
        summary: 'Say how much there is of a counted reward',
        tags,
        params: z.object({ reward: key }),
        body: SetStock,
        response: { 200: Stock },
      },
    },
    async (request) => {
      const row = await setStock(ctx.pool, request.caller.programId, { reward: request.params.reward, ...request.body })
      if (!row) throw new Problem('stock_taken', { total: request.body.total })
      return row
    },
  )

  doors.post(
    '/v1/pools/:pool/codes',
    {
      ...allow('master:write'),
      bodyLimit: LARGE_BODY_BYTES,
      schema: {
        summary: 'Put codes into a pool. Those that are there already stay as they are',
        tags,
        params: z.object({ pool: key }),
        body: ImportCodes,
        response: { 201: z.object({ added: z.int(), known: z.int() }) },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'import codes', async () => {
        const { codes, alert_below } = request.body
        void reply.status(201)
        return importCodes(ctx, request.caller.programId, request.params.pool, codes, alert_below ?? null)
      }),
  )
}
