import type { Base } from '#kit/base.ts'
import { NotPosted, safePost } from '../webhooks/safe-post.ts'
import {
  filled,
  filledUrl,
  readReport,
  valuesOf,
  type Adapter,
  type HttpConfig,
  type Placing,
  type Report,
  type RequestTemplate,
} from './supplier.ts'
import type { SupplierRow } from './suppliers.sql.ts'

/** Refused for good: asking again would be refused again. Anything else that is no success leaves it open what was done. */
const REFUSED = new Set([400, 401, 403, 404, 405, 410, 413, 415, 422])

/** A supplier that is asked by HTTP and JSON. Every request carries our reference, also as its idempotency key. */
export function httpAdapter(ctx: Base, row: SupplierRow): Adapter {
  const config = row.config as unknown as HttpConfig
  const secrets = secretsOf(ctx, row)
  const send = (request: RequestTemplate, order: Placing): Promise<Sent> => post(ctx, config, request, order, secrets)
  const { ask, cancel } = config
  return {
    place: async (order) => placed(config, await send(config.place, order)),
    ask: ask ? async (order) => asked(config, await send(ask, order)) : null,
    cancel: cancel ? async (order) => asked(config, await send(cancel, order)) : null,
  }
}

export function secretsOf(ctx: Base, { id, secrets }: Pick<SupplierRow, 'id' | 'secrets'>): Record<string, string> {
  return secrets ? (JSON.parse(ctx.vault.decryptSecret(`${id} secrets`, secrets).toString()) as Record<string, string>) : {}
}

type Sent = { status: number; text: string } | { status: null; text: string }

async function post(
  ctx: Base,
  { timeout_seconds }: HttpConfig,
  request: RequestTemplate,
  order: Placing,
  secrets: Record<string, string>,
): Promise<Sent> {
  const values = valuesOf(order, secrets)
  const own = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), String(filled(value, values))] as const)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Perennial',
    'idempotency-key': order.reference,
    ...Object.fromEntries(own),
  }
  // A secret belongs into a header: in a body or an address it would be written down by whoever logs requests.
  const body = JSON.stringify(filled(request.body, valuesOf(order, {})))
  const { webhooksPrivate: privateToo } = ctx.config
  try {
    return await safePost({ url: filledUrl(request.url, order), headers, body, privateToo, timeoutMs: timeout_seconds * 1000 })
  } catch (error) {
    if (!(error instanceof NotPosted)) throw error
    return { status: null, text: error.message }
  }
}

function placed(config: HttpConfig, sent: Sent): Report {
  if (sent.status === null) return { status: 'unknown', note: sent.text }
  if (sent.status >= 200 && sent.status < 300) return read(config, sent.text)
  const note = `Status ${sent.status}.`
  if (!REFUSED.has(sent.status)) return { status: 'unknown', note }
  const said = read(config, sent.text)
  return { status: 'failed', note: said.note && said.status === 'failed' ? said.note : note }
}

function asked(config: HttpConfig, sent: Sent): Report {
  if (sent.status === 404) return { status: 'not_found' }
  if (sent.status === null) return { status: 'unknown', note: sent.text }
  return sent.status >= 200 && sent.status < 300 ? read(config, sent.text) : { status: 'unknown', note: `Status ${sent.status}.` }
}

function read({ answer }: HttpConfig, text: string): Report {
  try {
    return readReport(answer, JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { status: 'unknown', note: 'Its answer is no JSON.' }
  }
}
