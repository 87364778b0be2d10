import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { EVENT_TYPES, MEMBER_EVENTS, PROGRAM_EVENTS } from './catalogue.ts'
import { hurryDeliveries } from './deliveries.sql.ts'
import { checkUrl, findWebhook } from './find-webhook.ts'
import { faultOfUrl } from './public-address.ts'
import { newSecret, OVERLAP_MS } from './secret.ts'
import { testWebhook } from './test-webhook.ts'
import { NewWebhook, Webhook, webhookAnswer, WebhookChange, WebhookWithSecret } from './webhook.ts'
import { deleteWebhook, insertWebhook, rotateSecret, updateWebhook, webhooksOf } from './webhooks.sql.ts'

/** Every event becomes a row for each endpoint, so there are not any number of them. */
const WEBHOOKS_MAX = 20

const params = z.object({ id: z.string().max(40) })
const tags = ['webhooks']

const TYPES = EVENT_TYPES.map((type) => ({
  type,
  about: (MEMBER_EVENTS[type] ?? PROGRAM_EVENTS[type])!.about,
  of_member: type in MEMBER_EVENTS,
}))

const Tested = z
  .object({
    delivered: z.boolean().meta({ description: 'Whether it answered with a status of 200 to 299' }),
    event: z.string(),
    status: z.int().nullable(),
    error: z.string().nullable(),
    response: z.string().nullable().meta({ description: 'The beginning of what came back' }),
  })
  .meta({ id: 'WebhookTest' })

export function webhookDoors(doors: Doors, ctx: Context): void {
  registering(doors, ctx)
  changing(doors, ctx)
  doors.get(
    '/v1/webhooks',
    {
      ...allow('program:read'),
      schema: { summary: 'All endpoints of the program', tags, response: { 200: z.object({ items: z.array(Webhook) }) } },
    },
    async (request) => {
      const rows = await webhooksOf(ctx.pool, request.caller.programId)
      return { items: rows.map((row) => webhookAnswer(row, ctx.clock.now())) }
    },
  )

  doors.get(
    '/v1/webhooks/types',
    {
      ...allow('program:read'),
      schema: {
        summary: 'The types of events that an endpoint can be told of',
        tags,
        response: { 200: z.object({ items: z.array(z.object({ type: z.string(), about: z.string(), of_member: z.boolean() })) }) },
      },
    },
    () => ({ items: TYPES }),
  )

  doors.get(
    '/v1/webhooks/:id',
    { ...allow('program:read'), schema: { summary: 'An endpoint', tags, params, response: { 200: Webhook } } },
    async (request) => webhookAnswer(await findWebhook(ctx, request.caller.programId, request.params.id), ctx.clock.now()),
  )

  doors.delete(
    '/v1/webhooks/:id',
    {
      ...allow('program:write', { shows: '/v1/webhooks/:id' }),
      schema: { summary: 'Remove an endpoint, with the log of its deliveries', tags, params, response: { 200: Webhook } },
    },
    async (request) => {
      const row = await findWebhook(ctx, request.caller.programId, request.params.id)
      await deleteWebhook(ctx.pool, row.program_id, row.id)
      ctx.listeners.forget()
      return webhookAnswer(row, ctx.clock.now())
    },
  )

  doors.post(
    '/v1/webhooks/:id/test',
    {
      ...allow('program:write'),
      schema: { summary: 'Send a `webhook.test` event now, and see what comes back', tags, params, response: { 200: Tested } },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'test webhook', async () =>
        testWebhook(ctx, await findWebhook(ctx, request.caller.programId, request.params.id)),
      ),
  )
}

function registering(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/webhooks',
    {
      ...allow('program:write'),
      schema: {
        summary: 'Register an endpoint. The answer has the secret its deliveries are signed with, this once',
        tags,
        body: NewWebhook,
        response: { 201: WebhookWithSecret },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'webhook', async (key) => {
        const { url, description, types, enabled } = request.body
        const { programId } = request.caller
        checkUrl(ctx, faultOfUrl(url, ctx.config.webhooksPrivate))
        // From the key: a crash before the answer was kept must not leave a second endpoint behind.
        const id = uuidText(keyHash('webhook', String(programId), key.toString('hex')))
        const { shown, kept } = newSecret(ctx, id)
        const created = { id, program_id: programId, url, description, types, enabled, secret: kept, created_at: new Date(ctx.clock.now()) }
        const row = await insertWebhook(ctx.pool, created, WEBHOOKS_MAX)
        if (!row) throw new Problem('too_many_webhooks', { most: WEBHOOKS_MAX })
        ctx.listeners.forget()
        void reply.status(201)
        return { ...webhookAnswer(row, ctx.clock.now()), secret: shown }
      }),
  )
}

function changing(doors: Doors, ctx: Context): void {
  doors.patch(
    '/v1/webhooks/:id',
    {
      ...allow('program:write', { shows: '/v1/webhooks/:id' }),
      schema: {
        summary: 'Change an endpoint; what is left out stays. Enabling one sends what waited for it at once',
        tags,
        params,
        body: WebhookChange,
        response: { 200: Webhook },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'change webhook', async () => {
        const before = await findWebhook(ctx, request.caller.programId, request.params.id)
        const { url = before.url, description = before.description, types = before.types, enabled = before.enabled } = request.body
        checkUrl(ctx, faultOfUrl(url, ctx.config.webhooksPrivate))
        const row = await updateWebhook(ctx.pool, { ...before, url, description, types, enabled })
        if (!row) throw new Problem('not_found', { what: 'webhook' })
        if (row.enabled && !before.enabled) await hurryDeliveries(ctx.slowPool, row.id, new Date(ctx.clock.now()))
        ctx.listeners.forget()
        return webhookAnswer(row, ctx.clock.now())
      }),
  )

  doors.post(
    '/v1/webhooks/:id/rotate',
    {
      ...allow('program:write'),
      schema: {
        summary: 'Make a new secret. For a day, deliveries carry a signature by each of the two',
        tags,
        params,
        response: { 200: WebhookWithSecret },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'rotate webhook', async () => {
        const before = await findWebhook(ctx, request.caller.programId, request.params.id)
        const { shown, kept } = newSecret(ctx, before.id)
        const row = await rotateSecret(ctx.pool, before, kept, new Date(ctx.clock.now() + OVERLAP_MS))
        if (!row) throw new Problem('not_found', { what: 'webhook' })
        return { ...webhookAnswer(row, ctx.clock.now()), secret: shown }
      }),
  )
}
