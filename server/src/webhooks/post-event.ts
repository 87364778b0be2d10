import { createHmac } from 'node:crypto'
import type { Base } from '#kit/base.ts'
import { NotPosted, safePost, type Posted } from './safe-post.ts'
import { secretsOf } from './secret.ts'
import type { WebhookRow } from './webhooks.sql.ts'

export type Endpoint = Pick<WebhookRow, 'id' | 'url' | 'secret' | 'previous_secret' | 'previous_until'>

/** What came of a try: an answer, or the reason why there is none. */
export type Outcome = { status: number; text: string; error: string | null } | { status: null; text: null; error: string }

/** Posts an event, signed as Standard Webhooks has it: one signature for each secret that is good now. */
export async function postEvent(
  ctx: Base,
  endpoint: Endpoint,
  event: { id: string; body: string },
  signal?: AbortSignal,
): Promise<Outcome> {
  const timestamp = String(Math.floor(ctx.clock.now() / 1000))
  const signatures = secretsOf(ctx, endpoint.id, endpoint).map(
    (secret) => `v1,${createHmac('sha256', secret).update(`${event.id}.${timestamp}.${event.body}`).digest('base64')}`,
  )
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'Perennial',
    'webhook-id': event.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
  const { webhooksPrivate: privateToo } = ctx.config
  try {
    return outcomeOf(await safePost({ url: endpoint.url, headers, body: event.body, privateToo, ...(signal && { signal }) }))
  } catch (error) {
    if (!(error instanceof NotPosted)) throw error
    return { status: null, text: null, error: error.message }
  }
}

function outcomeOf({ status, text }: Posted): Outcome {
  if (status >= 200 && status < 300) return { status, text, error: null }
  const redirected = status >= 300 && status < 400
  return { status, text, error: redirected ? `Status ${status}: redirects are not followed.` : `Status ${status}.` }
}
