import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Amount } from '#kit/amount.ts'
import type { Doors } from '#kit/doors.ts'
import { decodeId, uuidText } from '#kit/ids.ts'
import { languageOf } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { readRevision } from '#kit/revision.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { presentedCoupons } from '../coupons/presented-coupons.ts'
import { isMember } from '../members/find-member.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { readMember, Target } from '../members/target.ts'
import { Basket, OrderInput, Payments } from '../orders/order-input.ts'
import { liveProgram } from '../programs/live-program.ts'
import type { LiveProgram } from '../programs/program.ts'
import { checkoutByCode, checkoutById, checkoutsOf, type CheckoutRow } from './checkouts.sql.ts'
import { evaluateBasket } from './evaluate-basket.ts'
import { CheckoutAnswer, EvaluatedCheckout, SettledCheckout } from './evaluation.ts'
import { confirmCheckout, holdCheckout, voidCheckout } from './settle-checkout.ts'
import { checkoutAnswer } from './show-checkout.ts'
import { beginCheckout, changeCheckout, type Written } from './write-checkout.ts'

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
    (request, reply) =>
      answerOnce(ctx, request, reply, 'checkout', async (key) => {
        const program = await liveProgram(ctx, request.caller.programId)
        const row = await beginCheckout(ctx, program, key, await readWritten(ctx, program, request, request.body), request.caller.client)
        void reply.status(201).header('etag', `"${row.revision}"`)
        return evaluated(ctx, program, row, request, request.query.explain === 'true')
      }),
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
      ...allow('orders:write'),
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
      const program = await liveProgram(ctx, request.caller.programId)
      const before = await own(ctx, program.id, request.params.id)
      const row = await changeCheckout(ctx, program, before, revision, await readWritten(ctx, program, request, request.body))
      void reply.header('etag', `"${row.revision}"`)
      return evaluated(ctx, program, row, request, request.query.explain === 'true')
    },
  )

  doors.post(
    '/v1/checkouts/:id/evaluate',
    {
      ...allow('orders:write'),
      schema: {
        summary: 'What a basket costs and gives as of now. Nothing is written and nothing promised',
        tags,
        params,
        querystring: query,
        response: { 200: EvaluatedCheckout },
      },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      const row = await own(ctx, program.id, request.params.id)
      return evaluated(ctx, program, row, request, request.query.explain === 'true')
    },
  )
  settlingDoors(doors, ctx)
}

function settlingDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/checkouts/:id/hold',
    {
      ...allow('orders:write'),
      schema: {
        summary: 'Set a basket aside: its points, coupons and what it takes of limits, until it is confirmed, voided or lapses',
        tags,
        params,
        body: z.strictObject({ seconds: SECONDS.default(900) }).meta({ id: 'HoldCheckout' }),
        response: { 201: SettledCheckout },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'hold checkout')
      const program = await liveProgram(ctx, request.caller.programId)
      const row = await own(ctx, program.id, request.params.id)
      return holdCheckout(ctx, program, row, { request, reply, key }, request.body.seconds)
    },
  )

  doors.post(
    '/v1/checkouts/:id/confirm',
    {
      ...allow('orders:write'),
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
      const row = await own(ctx, program.id, request.params.id)
      return confirmCheckout(ctx, program, row, { request, reply, key }, request.body.reference)
    },
  )

  doors.post(
    '/v1/checkouts/:id/void',
    {
      ...allow('orders:write'),
      schema: { summary: 'Let go of a basket that was set aside', tags, params, response: { 201: SettledCheckout } },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'void checkout')
      const program = await liveProgram(ctx, request.caller.programId)
      return voidCheckout(ctx, program, await own(ctx, program.id, request.params.id), { request, reply, key })
    },
  )
}

async function own(ctx: Context, programId: number, id: string): Promise<CheckoutRow> {
  const bytes = decodeId('chk', id)
  const row = bytes && (await checkoutById(ctx.pool, programId, uuidText(bytes)))
  if (!row) throw new Problem('not_found', { what: 'checkout' })
  return row
}

async function readWritten(
  ctx: Context,
  program: LiveProgram,
  request: Pick<FastifyRequest, 'caller' | 'ip'>,
  { basket, coupons, payments, pay_with_points: amount, ...target }: z.output<typeof WriteCheckout>,
): Promise<Written> {
  if (payments && amount !== undefined)
    throw new Problem('invalid_request', {}, [
      { code: 'payments', path: 'body.pay_with_points', message: 'Give either payments or pay_with_points.' },
    ])
  const nobody = target.member === undefined && target.identity === undefined
  const holder = nobody ? null : await resolveMember(ctx, program, target)
  if (holder && !(await isMember(ctx, program.id, holder))) throw new Problem('not_found', { what: 'member' })
  const ids = await presentedCoupons(ctx, program, request, coupons)
  return { holder, basket: basket, coupons: ids, wish: amount === undefined ? { points: payments ?? [] } : { amount } }
}

async function evaluated(
  ctx: Context,
  program: LiveProgram,
  row: CheckoutRow,
  request: FastifyRequest,
  explain: boolean,
): Promise<EvaluatedCheckout> {
  if (row.basket.lines.length === 0) return { ...checkoutAnswer(row), evaluation: null }
  const holder = row.holder_id === null ? null : readMember(checkoutAnswer(row).member!)
  const language = languageOf(request.headers['accept-language'])
  const evaluation = await evaluateBasket(ctx, program, { ...row, holder }, { language, explain })
  return { ...checkoutAnswer(row), evaluation }
}
