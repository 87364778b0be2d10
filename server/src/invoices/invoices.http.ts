import { addMonths, parseDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import { Amount } from '#kit/amount.ts'
import { LARGE_BODY_BYTES, type Doors } from '#kit/doors.ts'
import { transaction } from '#kit/pg.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { orderedFrom } from '../fulfilments/ordered-of.ts'
import { liveProgram } from '../programs/live-program.ts'
import { Invoice, Month } from './invoice.ts'
import { linesOfMonth, pricesOf, replacePrices } from './invoices.sql.ts'
import { reconcile } from './reconcile.ts'
import { mustBeKnown, takeInvoice } from './take-invoice.ts'

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a key is lower-case letters, digits and underscores')
const params = z.object({ key })
const tags = ['rewards']

const Prices = z.strictObject({ prices: z.record(key, Amount).meta({ description: 'Per piece of each reward, minor units of money' }) })
const Difference = z.object({
  code: z.enum(['not_ordered', 'not_promised', 'not_invoiced', 'other_month', 'price_differs', 'no_price']),
  fulfilment: z.string(),
  reward: z.string().nullable(),
  expected: z.int().nullable(),
  invoiced: z.int().nullable(),
  invoices: z.array(z.string()),
})
const ReconciliationAnswer = z
  .object({
    ordered: z.int(),
    promised: z.int(),
    invoiced: z.int(),
    expected_amount: z.int(),
    invoiced_amount: z.int(),
    differences: z.array(Difference),
  })
  .meta({ id: 'Reconciliation' })

export function invoiceDoors(doors: Doors, ctx: Context): void {
  doors.put(
    '/v1/suppliers/:key/prices',
    {
      ...allow('program:write'),
      schema: {
        summary: 'What a supplier may charge for each reward; these prices and no others',
        tags,
        params,
        body: Prices,
        response: { 200: Prices },
      },
    },
    async (request) => {
      const { programId } = request.caller
      await mustBeKnown(ctx, programId, request.params.key)
      await transaction(ctx.pool, (client) => replacePrices(client, programId, request.params.key, request.body.prices))
      return { prices: Object.fromEntries(await pricesOf(ctx.pool, programId, request.params.key)) }
    },
  )

  doors.post(
    '/v1/suppliers/:key/invoices',
    {
      ...allow('points:write'),
      bodyLimit: LARGE_BODY_BYTES,
      schema: {
        summary: 'Take an invoice in. It is never changed: a correction is another one',
        tags,
        params,
        body: Invoice,
        response: { 201: z.object({ added: z.int() }) },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'supplier invoice', async () => {
        const added = await takeInvoice(ctx, request.caller.programId, request.params.key, request.body)
        void reply.status(201)
        return added
      }),
  )

  doors.get(
    '/v1/suppliers/:key/reconciliation',
    {
      ...allow('decisions:read'),
      schema: {
        summary: 'What was ordered of a supplier in a month, what it promised, and what it charged, with every difference named',
        tags,
        params,
        querystring: z.object({ month: Month }),
        response: { 200: ReconciliationAnswer },
      },
    },
    async (request) => {
      const { programId } = request.caller
      const { key: supplier } = request.params
      await mustBeKnown(ctx, programId, supplier)
      const { zone } = (await liveProgram(ctx, programId)).timeline.inForce(ctx.clock.now()).version
      const first = parseDay(`${request.query.month}-01`)!
      const time = { from: new Date(zone.startOf(first)), to: new Date(zone.startOf(addMonths(first, 1))) }
      const lines = await linesOfMonth(ctx.slowPool, programId, supplier, request.query.month)
      const references = lines.map(({ reference }) => reference)
      const orders = await orderedFrom(ctx, { programId, supplier, ...time }, references)
      return reconcile(orders, lines, await pricesOf(ctx.pool, programId, supplier))
    },
  )
}
