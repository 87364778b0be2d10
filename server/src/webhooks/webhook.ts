import { z } from 'zod'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { EVENT_TYPES } from './catalogue.ts'
import type { WebhookRow } from './webhooks.sql.ts'

const Types = z
  .array(z.enum(EVENT_TYPES))
  .min(1)
  .max(EVENT_TYPES.length)
  .nullable()
  .meta({ description: 'The events it is told of; null for all, also those that come later' })

const fields = {
  url: z.string().max(2000).meta({ description: 'https, port 443 or 8443, a public address' }),
  description: z.string().max(500),
  types: Types,
  enabled: z.boolean(),
}

export const NewWebhook = z
  .strictObject({
    url: fields.url,
    description: fields.description.default(''),
    types: fields.types.default(null),
    enabled: fields.enabled.default(true),
  })
  .meta({ id: 'NewWebhook' })

export const WebhookChange = z
  .strictObject({
    url: fields.url.optional(),
    description: fields.description.optional(),
    types: fields.types.optional(),
    enabled: fields.enabled.optional(),
  })
  .meta({ id: 'WebhookChange' })
export type WebhookChange = z.infer<typeof WebhookChange>

const shown = {
  id: z.string(),
  url: z.string(),
  description: z.string(),
  types: z.array(z.string()).nullable(),
  enabled: z.boolean(),
  disabled_because: z.enum(['gone', 'failing']).nullable().meta({ description: 'It answered 410, or failed for three days' }),
  failing_since: z.iso.datetime().nullable().meta({ description: 'Null while the last try succeeded' }),
  previous_secret_until: z.iso.datetime().nullable().meta({ description: 'Until then the secret before signs as well' }),
  created_at: z.iso.datetime(),
}
export const Webhook = z.object(shown).meta({ id: 'Webhook' })
export const WebhookWithSecret = z
  .object({ ...shown, secret: z.string().meta({ description: 'Shown here and never again' }) })
  .meta({ id: 'WebhookWithSecret' })

export function webhookAnswer(row: WebhookRow, now: number): z.infer<typeof Webhook> {
  const { id, url, description, types, enabled, disabled_because, failing_since, previous_until, created_at } = row
  return {
    id: encodeId('whk', uuidBytes(id)),
    url,
    description,
    types,
    enabled,
    disabled_because,
    failing_since: failing_since?.toISOString() ?? null,
    previous_secret_until: previous_until && previous_until.getTime() > now ? previous_until.toISOString() : null,
    created_at: created_at.toISOString(),
  }
}
