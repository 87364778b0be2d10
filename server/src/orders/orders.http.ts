import type { Order } from '@perennial/engine/decide/command.ts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { timeOf } from '#kit/at.ts'
import type { Doors } from '#kit/doors.ts'
import { holderKey } from '#kit/holder-key.ts'
import { decodeRowId } from '#kit/ids.ts'
import { languageOf } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { presentedCoupons } from '../coupons/presented-coupons.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { findStored } from '../decisions/find-stored.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { readTarget, type TargetInput } from '../members/target.ts'
import { currentProgram, liveProgram } from '../programs/live-program.ts'
import type { LiveProgram } from '../programs/program.ts'
import { refuseAnother } from './keep-order.ts'
import { OrderAnswer, orderAnswer } from './order-answer.ts'
import { orderOf, PlaceOrder } from './order-input.ts'
import { returnsOf } from './orders.sql.ts'
import { placeOrder } from './place-order.ts'
import { Quote, quoteOrder } from './quote-order.ts'

const KeptAnswer = z.object({ kept: z.literal(true), reference: z.string() }).meta({ id: 'KeptOrder' })

export function orderDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/orders',
    {
      ...allow('orders:write'),
      schema: {
        summary: 'Report an order; it is decided at once and earns what it earns',
        tags: ['orders'],
        querystring: z.strictObject({
          dry_run: z
            .enum(['true', 'false'])
            .default('false')
            .meta({ description: 'true: decide it without placing it, as /v1/quotes does' }),
        }),
        body: PlaceOrder,
        response: { 200: Quote, 201: DecisionAnswer, 202: KeptAnswer },
      },
    },
    async (request, reply) => {
      const { at, order, ...target } = request.body
      const isDry = request.query.dry_run === 'true'
      const program = await (isDry ? currentProgram : liveProgram)(ctx, request.caller.programId)
      const { document } = program.timeline.versionAt(timeOf(at), ctx.clock.now())
      const coupons = await presentedCoupons(ctx, program, request, order.coupons)
      const given = { order: orderOf(document, order, coupons), at: timeOf(at) }
      if (isDry) return dryRun(request, program, target, given)
      const key = claimedKey(request, 'order')
      const placed = await placeOrder(ctx, program, readTarget(target), { ...given, key })
      if (!placed.kept) return answerCommand(ctx, request, reply, { key, ...placed })
      refuseAnother(placed, order.reference)
      if (placed.replayed) void reply.header('idempotent-replayed', 'true')
      void reply.status(202)
      return { kept: true as const, reference: order.reference }
    },
  )

  const dryRun = (
    request: FastifyRequest,
    program: LiveProgram,
    target: TargetInput,
    given: { order: Order; at: number | null },
  ): Promise<Quote> =>
    quoteOrder(ctx, program, {
      for: readTarget(target),
      ...given,
      caller: request.caller,
      language: languageOf(request.headers['accept-language']),
    })

  doors.get(
    '/v1/orders/:id',
    {
      ...allow('decisions:read'),
      schema: {
        summary: 'An order, with what has been returned of it',
        tags: ['orders'],
        params: z.object({ id: z.string() }),
        response: { 200: OrderAnswer },
      },
    },
    async (request) => {
      const place = decodeRowId('ord', request.params.id, 1)
      const stored = place && (await findStored(ctx, request.caller.programId, place.holder, place.place[0]!))
      if (!place || stored?.command.kind !== 'order') throw new Problem('not_found', { what: 'order' })
      const { seq, command } = stored
      const returned = await returnsOf(ctx.pool, holderKey(place.holder), seq)
      return orderAnswer(place.holder, { seq, at: command.at, order: command.order, returned, exchange: command.exchange })
    },
  )
}
