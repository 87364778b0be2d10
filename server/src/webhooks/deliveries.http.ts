import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { decodeId, encodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { deliveriesOf, deliveryById, replayOne, replayRange, type DeliveryRow } from './deliveries.sql.ts'
import { findWebhook } from './find-webhook.ts'

const State = z.enum(['waiting', 'delivered', 'dead'])

const shown = {
  id: z.string(),
  webhook: z.string(),
  event: z.string().meta({ description: 'The id of the event, the same for every endpoint and every try' }),
  type: z.string(),
  member: z.string().nullable(),
  state: State,
  attempts: z.int(),
  status: z.int().nullable().meta({ description: 'The HTTP status of the last answer; null where none came' }),
  error: z.string().nullable().meta({ description: 'Why the last try failed' }),
  created_at: z.iso.datetime(),
  tried_at: z.iso.datetime().nullable(),
  next_try_at: z.iso.datetime().nullable().meta({ description: 'Not before this, and not before earlier events of the member' }),
  settled_at: z.iso.datetime().nullable(),
}
const Delivery = z.object(shown).meta({ id: 'Delivery' })
const DeliveryWithPayload = z
  .object({ ...shown, payload: z.record(z.string(), z.unknown()).meta({ description: 'The body that is sent' }) })
  .meta({ id: 'DeliveryWithPayload' })

const Replay = z
  .strictObject({
    delivery: z.string().max(40).optional().meta({ description: 'One delivery; without it, those of a time' }),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    states: z
      .array(z.enum(['delivered', 'dead']))
      .min(1)
      .max(2)
      .default(['dead'])
      .meta({ description: 'Of a time: which of them' }),
  })
  .refine(
    ({ delivery, from, to }) => (delivery === undefined ? from !== undefined && to !== undefined : from === undefined && to === undefined),
    {
      message: 'either `delivery`, or `from` and `to`',
      path: ['delivery'],
    },
  )
  .meta({ id: 'Replay' })

const params = z.object({ id: z.string().max(40) })
const tags = ['webhooks']

export function deliveryDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/webhooks/:id/deliveries',
    {
      ...allow('program:read'),
      schema: {
        summary: 'What was, is or will be sent to an endpoint, the newest first; kept for thirty days',
        tags,
        params,
        querystring: z.object({ ...Page, state: State.optional() }),
        response: { 200: z.object({ items: z.array(Delivery), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { limit, cursor, state } = request.query
      const webhook = await findWebhook(ctx, request.caller.programId, request.params.id)
      const [before = Number.MAX_SAFE_INTEGER] = (decodeCursor(cursor, ['micros']) ?? []) as [number?]
      const rows = await deliveriesOf(ctx.pool, webhook.id, state ?? null, before, limit)
      return { items: rows.map(deliveryAnswer), next: rows.length === limit ? encodeCursor([rows.at(-1)!.place]) : null }
    },
  )

  doors.get(
    '/v1/deliveries/:id',
    {
      ...allow('program:read'),
      schema: { summary: 'A delivery with what it sends', tags, params, response: { 200: DeliveryWithPayload } },
    },
    async (request) => {
      const id = decodeId('dlv', request.params.id)
      const row = id && (await deliveryById(ctx.pool, request.caller.programId, uuidText(id)))
      if (!row) throw new Problem('not_found', { what: 'delivery' })
      return { ...deliveryAnswer(row), payload: JSON.parse(row.body) as Record<string, unknown> }
    },
  )

  doors.post(
    '/v1/webhooks/:id/replay',
    {
      ...allow('program:write'),
      schema: {
        summary: 'Send deliveries again, under the ids they had: one of them, or those of a time',
        tags,
        params,
        body: Replay,
        response: { 200: z.object({ replayed: z.int() }) },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'replay webhook', async () => {
        const { id: webhookId } = await findWebhook(ctx, request.caller.programId, request.params.id)
        const now = new Date(ctx.clock.now())
        const { delivery, from, to, states } = request.body
        if (delivery === undefined)
          return { replayed: await replayRange(ctx.pool, webhookId, now, { from: new Date(from!), to: new Date(to!), states }) }
        const id = decodeId('dlv', delivery)
        const row = id && (await deliveryById(ctx.pool, request.caller.programId, uuidText(id)))
        if (row?.webhook_id !== webhookId) throw new Problem('not_found', { what: 'delivery' })
        return { replayed: await replayOne(ctx.pool, webhookId, now, row.id) }
      }),
  )
}

function deliveryAnswer(row: DeliveryRow): z.infer<typeof Delivery> {
  const { event_id, type, holder_id, state, attempts, status, error, created_at, tried_at, next_try_at, settled_at } = row
  return {
    id: encodeId('dlv', uuidBytes(row.id)),
    webhook: encodeId('whk', uuidBytes(row.webhook_id)),
    event: event_id,
    type,
    member: holder_id && encodeId('mem', uuidBytes(holder_id)),
    state,
    attempts,
    status,
    error,
    created_at: created_at.toISOString(),
    tried_at: tried_at?.toISOString() ?? null,
    next_try_at: state === 'waiting' ? next_try_at.toISOString() : null,
    settled_at: settled_at?.toISOString() ?? null,
  }
}
