/** An event as it is posted to an endpoint: a CloudEvent. docs/events.md lists the types and their data. */
export interface WebhookEvent {
  specversion: '1.0'
  /** The same for every try: remember those that were seen. */
  id: string
  source: string
  type: string
  time: string
  /** The member it is about; missing for events of the program. */
  subject?: string
  datacontenttype: string
  data: Record<string, unknown>
}

/** The request was not sent by the server that has the secret, or not lately. Answer it with 400. */
export class WebhookNotVerified extends Error {
  override readonly name = 'WebhookNotVerified'
}

export interface VerifyOptions {
  /** How far its time may be from ours, so that a request that was listened to cannot be sent again next week; 300 if left out. */
  toleranceSeconds?: number
  /** Epoch milliseconds, for tests. */
  now?: number
}

type Headers = { get(name: string): string | null } | Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * The event in a request, where its signature and time are right.
 *
 * @param body as it came: parsed and written again, it has other bytes
 * @param headers of `fetch` or of `node:http`
 * @param secret `whsec_…`
 * @throws WebhookNotVerified
 */
export async function verifyWebhook(
  body: string | Uint8Array,
  headers: Headers,
  secret: string,
  { toleranceSeconds = 300, now = Date.now() }: VerifyOptions = {},
): Promise<WebhookEvent> {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headerOf(headers, name))
  if (!id || !timestamp || !signatures) throw new WebhookNotVerified('The request has no id, timestamp or signature.')
  const age = Math.abs(now / 1000 - Number(timestamp))
  if (!/^\d{1,12}$/.test(timestamp) || age > toleranceSeconds) throw new WebhookNotVerified('The request is not of these minutes.')
  const text = typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${text}`)
  const bytes = bytesOf(secret.replace(/^whsec_/, ''))
  // What anybody could sign with is no secret.
  if (bytes.length < 16) throw new TypeError('The secret is not one of an endpoint: it begins with whsec_.')
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  for (const signature of signatures.split(' ')) {
    const [version, value = ''] = signature.split(',')
    // Compared by the library, in a time that tells nothing.
    if (version === 'v1' && (await crypto.subtle.verify('HMAC', key, bytesOf(value), signed))) return JSON.parse(text) as WebhookEvent
  }
  throw new WebhookNotVerified('The signature is not by this secret.')
}

function headerOf(headers: Headers, name: string): string | null {
  if (typeof headers.get === 'function') return headers.get(name)
  const value = (headers as Readonly<Record<string, string | readonly string[] | undefined>>)[name]
  return typeof value === 'string' ? value : null
}

/** The bytes of a base64; none where it is not one. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}
