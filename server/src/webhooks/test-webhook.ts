import { randomBytes } from 'node:crypto'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { TEST_EVENT } from './catalogue.ts'
import { programEvent } from './event.ts'
import { postEvent } from './post-event.ts'
import type { WebhookRow } from './webhooks.sql.ts'

/** Of what came back, so much is shown. */
const SHOWN = 1000

export interface Tried {
  delivered: boolean
  event: string
  status: number | null
  error: string | null
  response: string | null
}

/** Sends a test event now, whether the endpoint is enabled or not. Nothing of it is kept. */
export async function testWebhook(ctx: Context, row: WebhookRow): Promise<Tried> {
  const { key } = (await ctx.programs.get(row.program_id))!
  const data = { webhook: encodeId('whk', uuidBytes(row.id)) }
  const at = new Date(ctx.clock.now())
  const event = programEvent(key, { programId: row.program_id, id: randomBytes(16), type: TEST_EVENT.type, data, at })
  const { status, text, error } = await postEvent(ctx, row, event)
  return { delivered: error === null, event: event.id, status, error, response: text?.slice(0, SHOWN) ?? null }
}
