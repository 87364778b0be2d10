import { lookup } from 'node:dns/promises'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { addressIn, faultOfUrl, isPublic } from './public-address.ts'

export const TIMEOUT_MS = 10_000
const READ_MAX_BYTES = 64 * 1024

export interface Posting {
  url: string
  headers: Readonly<Record<string, string>>
  body: string
  /** For development: http and private addresses too. */
  privateToo: boolean
  /** Ends it early. */
  signal?: AbortSignal
  timeoutMs?: number
  /** How names become addresses; tests put their own in its stead. */
  resolve?: (name: string) => Promise<string[]>
}

export interface Posted {
  status: number
  /** The beginning of what came back. */
  text: string
}

/** Why nothing was sent, or nothing came back. Its words may be shown to staff. */
export class NotPosted extends Error {}

/**
 * Posts to an address that staff have typed in. The name is resolved once, every address it has must be public, and the
 * connection goes to one that was looked at, so that a name cannot mean another machine a moment later. Redirects are
 * not followed: they are answers like others.
 *
 * @throws NotPosted
 */
export async function safePost(posting: Posting): Promise<Posted> {
  const fault = faultOfUrl(posting.url, posting.privateToo)
  if (fault !== null) throw new NotPosted(fault)
  const timeoutMs = posting.timeoutMs ?? TIMEOUT_MS
  // Not AbortSignal.any: what it makes of a signal that lives long is not let go in Node 20.
  const ending = new AbortController()
  const stop = (): void => ending.abort()
  const timer = setTimeout(stop, timeoutMs)
  posting.signal?.addEventListener('abort', stop, { once: true })
  if (posting.signal?.aborted) stop()
  try {
    const url = new URL(posting.url)
    return await send(url, await untilAborted(addressOf(url, posting), ending.signal), posting, ending.signal)
  } catch (error) {
    if (posting.signal?.aborted || error instanceof NotPosted) throw error
    throw new NotPosted(ending.signal.aborted ? `No answer within ${timeoutMs / 1000} seconds.` : wordsOf(error as NodeJS.ErrnoException))
  } finally {
    clearTimeout(timer)
    posting.signal?.removeEventListener('abort', stop)
  }
}

/** The address to connect to. Where a name has several, one that is not public gives the whole name away. */
async function addressOf({ hostname }: URL, { privateToo, resolve = resolveName }: Posting): Promise<string> {
  const literal = addressIn(hostname)
  const addresses = literal === null ? await resolve(hostname) : [literal]
  if (addresses.length === 0) throw new NotPosted('The name has no address.')
  if (!privateToo && !addresses.every(isPublic)) throw new NotPosted('The name does not lead to a public address.')
  return addresses[0]!
}

const resolveName = async (name: string): Promise<string[]> => (await lookup(name, { all: true })).map(({ address }) => address)

/** To the address itself: nothing is resolved here. The name is kept for the certificate and the receiver. */
function send(url: URL, address: string, { headers, body }: Posting, signal: AbortSignal): Promise<Posted> {
  const secure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(
      {
        host: address,
        port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
        path: url.pathname + url.search,
        method: 'POST',
        headers: { host: url.host, 'content-length': String(Buffer.byteLength(body)), ...headers },
        agent: false,
        signal,
        ...(secure && addressIn(url.hostname) === null && { servername: url.hostname }),
      },
      (response) => void read(response).then(resolve, reject),
    )
    request.on('error', reject)
    request.end(body)
  })
}

/** What came back, up to a length; of the rest, however much there is, nothing is read. */
async function read(response: IncomingMessage): Promise<Posted> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part)
    length += part.length
    if (length >= READ_MAX_BYTES) break
  }
  return { status: response.statusCode!, text: Buffer.concat(parts).subarray(0, READ_MAX_BYTES).toString() }
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    work.then(resolve, reject)
  })
}

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no such name.',
  EAI_AGAIN: 'The name could not be resolved for the moment.',
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was lost.',
  ETIMEDOUT: 'The address could not be reached.',
  EHOSTUNREACH: 'The address could not be reached.',
  ENETUNREACH: 'The address could not be reached.',
}

const wordsOf = ({ code, message }: NodeJS.ErrnoException): string => WORDS[code ?? ''] ?? (message || code || 'It failed.').slice(0, 300)
