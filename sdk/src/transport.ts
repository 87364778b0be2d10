import { PerennialProblem, PerennialUnreachable } from './problem.ts'
import type { CallOptions, WriteOptions, Written } from './types.ts'

export interface PerennialOptions {
  /** Where the server is, such as `https://loyalty.example.com`. */
  url: string
  /** The API key. It opens what its scopes say, so it belongs on a server and not into a public page. */
  key: string
  /** Language of the texts of problems; English if left out. */
  language?: 'en' | 'zh'
  /** How often a call is tried again after no answer, 429, 500, 502, 503 or 504; 5 if left out. */
  retries?: number
  /** How long one try may take; 15 seconds if left out. */
  timeoutMs?: number
  /** Length of the first pause between tries, which doubles and is spread at random; 200 if left out. */
  pauseMs?: number
  fetch?: typeof globalThis.fetch
}

export interface Request extends CallOptions {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  query?: Readonly<Record<string, string | number | boolean | null | undefined>>
  body?: unknown
  headers?: Readonly<Record<string, string>>
  /** Sent once only where no answer came: a second time would be refused because of the first. */
  unrepeatable?: boolean
  /** The answer is no JSON, and is wanted as it is. */
  plain?: boolean
}

interface Received {
  status: number
  body: unknown
  retryAfter: string | null
  replayed: boolean
}

const AGAIN: ReadonlySet<number> = new Set([429, 500, 502, 503, 504])
/** Statuses by which the server says that it did nothing. Behind the others it may have. */
const UNTOUCHED: ReadonlySet<number> = new Set([429, 503])
const LONGEST_PAUSE_MS = 10_000
/** Who is told to wait longer than this is better told so. */
const LONGEST_WAIT_MS = 60_000

/** Sends requests until an answer comes that will not change by being asked again. */
export class Transport {
  readonly #options: Required<Pick<PerennialOptions, 'key' | 'language' | 'retries' | 'timeoutMs' | 'pauseMs' | 'fetch'>>
  readonly #base: string

  constructor({ url, key, language = 'en', retries = 5, timeoutMs = 15_000, pauseMs = 200, fetch = globalThis.fetch }: PerennialOptions) {
    this.#options = { key, language, retries, timeoutMs, pauseMs, fetch }
    this.#base = new URL(url).href.replace(/\/+$/, '')
  }

  get retries(): number {
    return this.#options.retries
  }

  /** A request that changes nothing, or whose items have keys of their own. */
  async ask<T>(request: Request): Promise<T> {
    return (await this.#send(request, null)).body as T
  }

  /** A write: all tries of it go under one idempotency key. */
  async write<T>(request: Request, { key = newKey(), ...options }: WriteOptions = {}): Promise<Written<T>> {
    const { body, replayed } = await this.#send({ ...request, ...options }, key)
    return { answer: body as T, key, replayed }
  }

  /** The pages of a list, item by item; each page is fetched when it is needed. */
  async *pages<T>(path: string, query: object, options: CallOptions = {}): AsyncGenerator<T, void, undefined> {
    let cursor: string | null = null
    do {
      const page: { items: T[]; next: string | null } = await this.ask({ method: 'GET', path, query: { ...query, cursor }, ...options })
      yield* page.items
      cursor = page.next
    } while (cursor)
  }

  async #send(request: Request, key: string | null): Promise<Received> {
    const { retries } = this.#options
    const text = request.body === undefined ? null : JSON.stringify(request.body)
    for (let tries = 1; ; tries++) {
      const received = await this.#try(request, text, key).catch((error: unknown) => {
        request.signal?.throwIfAborted()
        if (tries > retries || request.unrepeatable) throw new PerennialUnreachable(key, tries, error)
        return null
      })
      if (received && received.status < 300) return received
      const pause = this.pause(tries, received?.retryAfter)
      if (received && !(tries <= retries && mayRepeat(request, received.status) && pause <= LONGEST_WAIT_MS)) {
        throw new PerennialProblem(received.status, received.body, key, received.replayed)
      }
      await sleep(pause, request.signal)
    }
  }

  async #try({ method, path, query, headers, signal, plain = false }: Request, sent: string | null, key: string | null): Promise<Received> {
    const { key: apiKey, language, timeoutMs, fetch } = this.#options
    const limit = AbortSignal.timeout(timeoutMs)
    const response = await fetch(this.#base + path + queryText(query), {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        accept: 'application/json, application/problem+json',
        'accept-language': language,
        ...(sent !== null && { 'content-type': 'application/json' }),
        ...(key !== null && { 'idempotency-key': key }),
        ...headers,
      },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      // A write that is redirected may arrive as a reading.
      redirect: 'error',
      ...(sent !== null && { body: sent }),
    })
    // The body is read within the try: an answer that breaks off is none.
    const text = await response.text()
    return {
      status: response.status,
      body: plain && response.ok ? text : parsed(text, response.ok),
      retryAfter: response.headers.get('retry-after'),
      replayed: response.headers.get('idempotent-replayed') === 'true',
    }
  }

  /** As long as the server asks for, else twice as long each time; spread, so that clients cut off together do not come back together. */
  pause(tries: number, retryAfter?: string | null): number {
    const longest = Math.min(this.#options.pauseMs * 2 ** (tries - 1), LONGEST_PAUSE_MS)
    const spread = fraction() * longest
    if (!retryAfter) return spread
    const seconds = Number(retryAfter)
    const asked = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000
    return Math.max(asked, 0) + spread
  }
}

const mayRepeat = (request: Request, status: number): boolean => (request.unrepeatable ? UNTOUCHED : AGAIN).has(status)

/** Pages of proxies are no JSON; a success that is none is as good as no answer. */
function parsed(text: string, success: boolean): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (success) throw error
    return null
  }
}

function queryText(query: Request['query']): string {
  const text = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined && value !== null) text.append(name, String(value))
  return text.size === 0 ? '' : `?${text.toString()}`
}

export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal!.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

const fraction = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32

/** 128 random bits. `crypto.randomUUID` would be shorter, but browsers have it on https pages only. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A path with the parts that were given put in. */
export const at = (strings: TemplateStringsArray, ...parts: (string | number)[]): string =>
  strings.map((text, i) => text + (i < parts.length ? encodeURIComponent(parts[i]!) : '')).join('')
