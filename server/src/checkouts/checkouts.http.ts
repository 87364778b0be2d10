import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Amount } from '#kit/amount.ts'
import type { Doors } from '#kit/doors.ts'
import { stableJson } from '#kit/hashes.ts'
import { holderKey } from '#kit/holder-key.ts'
import { decodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import { languageOf } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { readRevision, revisionIfGiven } from '#kit/revision.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { presentedCoupons } from '../coupons/presented-coupons.ts'
import { readMember, readTarget, Target } from '../members/target.ts'
import { Basket, OrderInput, Payments } from '../orders/order-input.ts'
import { liveProgram } from '../programs/live-program.ts'
import { checkoutByCode, checkoutById, checkoutsOf, type CheckoutRow } from './checkouts.sql.ts'
import { evaluateBasket } from './evaluate-basket.ts'
import { CheckoutAnswer, EvaluatedCheckout, SettledCheckout } from './evaluation.ts'
import { asOfNow } from './lapse-checkout.ts'
import { confirmCheckout, holdCheckout, voidCheckout } from './settle-checkout.ts'
import { checkoutAnswer } from './show-checkout.ts'
import { beginCheckout, changeCheckout, type Call } from './write-checkout.ts'

const WriteCheckout = z
  .strictObject({
    ...Target,
    basket: Basket.default({ lines: [] }),
    coupons: z.array(z.string().min(1).max(200)).max(20).default([]).meta({ description: 'Codes as they were typed or scanned, or ids' }),
    payments: Payments.optional().meta({ description: 'Points to pay with' }),
    pay_with_points: z
      .union([Amount.min(1), z.literal('most')])
      .optional()
      .meta({ description: 'Instead: how much money points are to pay for, or as much as they can; the program says which go first' }),
  })
  .meta({ id: 'WriteCheckout' })

const params = z.object({ id: z.string().max(40) })
const query = z.strictObject({ explain: z.enum(['true', 'false']).default('false') })
const tags = ['checkouts']
const SECONDS = z.int().min(10).max(86_400)

export function checkoutDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/checkouts',
    {
      ...allow('orders:write'),
      schema: {
        summary: 'Begin a basket: what it costs and gives, for a member or for whoever may come',
        tags,
        querystring: query,
        body: WriteCheckout,
        response: { 201: EvaluatedCheckout },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'checkout')
      const call = await readCall(ctx, request, request.body, request.query.explain)
      const { answer, replayed } = await beginCheckout(ctx, call, { key, sameAs: stableJson(request.body), by: request.caller.client })
      if (replayed) void reply.header('idempotent-replayed', 'true')
      void reply.status(201).header('etag', '"1"')
      return answer
    },
  )

  doors.get(
    '/v1/checkouts',
    {
      ...allow('orders:write'),
      schema: {
        summary: 'Open baskets: the one of a pick-up code, or those of a member',
        tags,
        querystring: z.strictObject({
          code: z.string().min(1).max(40).optional(),
          member: z.string().max(40).optional(),
          open: z.enum(['true', 'false']).default('true'),
        }),
        response: { 200: z.object({ checkouts: z.array(CheckoutAnswer) }) },
      },
    },
    async ({ query: { code, member, open }, caller }) => {
      if ((code === undefined) === (member === undefined))
        throw new Problem('invalid_request', {}, [{ code: 'target', path: 'query.code', message: 'Give either code or member.' }])
      if (code !== undefined) {
        const row = await checkoutByCode(ctx.pool, caller.programId, code.toUpperCase().replaceAll(/[\s-]/g, ''))
        return { checkouts: row ? [checkoutAnswer(row)] : [] }
      }
      const rows = await checkoutsOf(ctx.pool, caller.programId, readMember(member!).text, open === 'true', 100)
      return { checkouts: rows.map(checkoutAnswer) }
    },
  )

  doors.get(
    '/v1/checkouts/:id',
    { ...allow('orders:write'), schema: { summary: 'A basket and how far it is', tags, params, response: { 200: CheckoutAnswer } } },
    async ({ caller, params: { id } }, reply) => {
      const row = await own(ctx, caller.programId, id)
      void reply.header('etag', `"${row.revision}"`)
      return checkoutAnswer(row)
    },
  )

  doors.put(
    '/v1/checkouts/:id',
    {
      ...allow('orders:write', { shows: '/v1/checkouts/:id' }),
      schema: {
        summary: 'Change a basket that is not set aside; If-Match guards against overwriting another’s change',
        tags,
        params,
        querystring: query,
        body: WriteCheckout,
        response: { 200: EvaluatedCheckout },
      },
    },
    async (request, reply) => {
      const revision = readRevision(request)
      const found = await own(ctx, request.caller.programId, request.params.id)
      const call = await readCall(ctx, request, request.body, request.query.explain)
      const before = await asOfNow(ctx, found)
      // That its time is over is nobody's change to be overwritten.
      const answer = await changeCheckout(ctx, call, before, revision === found.revision ? before.revision : revision)
      void reply.header('etag', `"${answer.revision}"`)
      return answer
    },
  )

  doors.post(
    '/v1/checkouts/:id/evaluate',
    {
      ...allow('orders:write', { asks: true, shows: '/v1/checkouts/:id' }),
      schema: {
        summary: 'What a basket costs and gives as of now. Nothing is written and nothing promised',
        tags,
        params,
        querystring: query,
        response: { 200: EvaluatedCheckout },
      },
    },
    async (request) => {
      const row = await own(ctx, request.caller.programId, request.params.id)
      return evaluated(ctx, row, request, request.query.explain === 'true')
    },
  )
  settlingDoors(doors, ctx)
}

function settlingDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/checkouts/:id/hold',
    {
      ...allow('orders:write', { shows: '/v1/checkouts/:id' }),
      schema: {
        summary:
          'Set a basket aside: its points, coupons and what it takes of limits, until it is confirmed, voided or lapses. With If-Match only the revision that was seen',
        tags,
        params,
        body: z.strictObject({ seconds: SECONDS.default(900) }).meta({ id: 'HoldCheckout' }),
        response: { 201: SettledCheckout },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'hold checkout')
      const program = await liveProgram(ctx, request.caller.programId)
      const { id, call } = settling(ctx, program.id, request, reply, key)
      return holdCheckout(ctx, program, id, call, { seconds: request.body.seconds, seen: revisionIfGiven(request) })
    },
  )

  doors.post(
    '/v1/checkouts/:id/confirm',
    {
      ...allow('orders:write', { shows: '/v1/checkouts/:id' }),
      schema: {
        summary: 'The basket is paid: post exactly what was told when it was set aside',
        tags,
        params,
        body: z.strictObject({ reference: OrderInput.shape.reference }).meta({ id: 'ConfirmCheckout' }),
        response: { 201: SettledCheckout },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'confirm checkout')
      const program = await liveProgram(ctx, request.caller.programId)
      const { id, call } = settling(ctx, program.id, request, reply, key)
      return confirmCheckout(ctx, program, id, call, request.body.reference)
    },
  )

  doors.post(
    '/v1/checkouts/:id/void',
    {
      ...allow('orders:write', { shows: '/v1/checkouts/:id' }),
      schema: { summary: 'Let go of a basket that was set aside', tags, params, response: { 201: SettledCheckout } },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'void checkout')
      const program = await liveProgram(ctx, request.caller.programId)
      const { id, call } = settling(ctx, program.id, request, reply, key)
      return voidCheckout(ctx, program, id, call)
    },
  )
}

const own = (ctx: Context, programId: number, id: string): Promise<CheckoutRow> => find(ctx, programId, rowId(id))

/** @throws Problem `not_found` where it is no id of a checkout */
function rowId(id: string): string {
  const bytes = decodeId('chk', id)
  if (!bytes) throw new Problem('not_found', { what: 'checkout' })
  return uuidText(bytes)
}

async function find(ctx: Context, programId: number, id: string): Promise<CheckoutRow> {
  const row = await checkoutById(ctx.pool, programId, id)
  if (!row) throw new Problem('not_found', { what: 'checkout' })
  return row
}

/** What settling a basket takes of its request. */
function settling(ctx: Context, programId: number, request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply, key: Buffer) {
  const id = rowId(request.params.id)
  return { id, call: { request, reply, key, read: () => find(ctx, programId, id) } }
}

async function readCall(
  ctx: Context,
  request: Pick<FastifyRequest, 'caller' | 'ip' | 'headers'>,
  { basket, coupons, payments, pay_with_points: amount, ...target }: z.output<typeof WriteCheckout>,
  explain: 'true' | 'false',
): Promise<Call> {
  if (payments && amount !== undefined)
    throw new Problem('invalid_request', {}, [
      { code: 'payments', path: 'body.pay_with_points', message: 'Give either payments or pay_with_points.' },
    ])
  const program = await liveProgram(ctx, request.caller.programId)
  const nobody = target.member === undefined && target.identity === undefined
  const whose = nobody ? null : readTarget(target)
  const ids = await presentedCoupons(ctx, program, request, coupons)
  const asked = { whose, basket, coupons: ids, wish: amount === undefined ? { points: payments ?? [] } : { amount } }
  return { program, asked, language: languageOf(request.headers['accept-language']), explain: explain === 'true' }
}

/** A basket as it stands now. */
async function evaluated(ctx: Context, row: CheckoutRow, request: FastifyRequest, explain: boolean): Promise<EvaluatedCheckout> {
  if (row.basket.lines.length === 0) return { ...checkoutAnswer(row), evaluation: null }
  const program = await liveProgram(ctx, request.caller.programId)
  const whose = row.holder_id === null ? null : holderKey(uuidBytes(row.holder_id))
  const asked = { whose, basket: row.basket, coupons: row.coupons, wish: { points: row.payments } }
  const how = { language: languageOf(request.headers['accept-language']), explain }
  const { evaluation } = await evaluateBasket(ctx, program, asked, how)
  return { ...checkoutAnswer(row), evaluation }
}
