import type { Base } from '#kit/base.ts'
import { decodeId, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { webhookById, type WebhookRow } from './webhooks.sql.ts'

/** @throws Problem `not_found` also for an endpoint of another program */
export async function findWebhook(ctx: Base, programId: number, id: string): Promise<WebhookRow> {
  const bytes = decodeId('whk', id)
  const row = bytes && (await webhookById(ctx.pool, programId, uuidText(bytes)))
  if (!row) throw new Problem('not_found', { what: 'webhook' })
  return row
}

/** @throws Problem where a delivery may not go to this address */
export function checkUrl(ctx: Base, fault: string | null): void {
  if (fault === null) return
  const remedy = ctx.config.webhooksPrivate ? '' : ' For development, PERENNIAL_WEBHOOKS_PRIVATE=1 allows more.'
  throw new Problem('invalid_request', {}, [{ code: 'unfit_url', path: 'body.url', message: fault + remedy }])
}
