import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify'
import type { Base } from '#kit/base.ts'
import type { Doors } from '#kit/doors.ts'
import { sha256 } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import type { Caller, Scope } from './api-key.ts'
import { callerByHash } from './api-keys.sql.ts'
import { TokenBucket } from './token-bucket.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
  interface FastifyContextConfig {
    scope?: Scope
  }
}

const FRESH_MS = 10_000
const REMEMBERED = 10_000
/** Requests that one key may make. */
const REQUESTS = { perSecond: 2000, burst: 4000 }
/** Keys that one address may try in vain. None can be guessed; this keeps the guessing off the database. */
const FAILURES = { perSecond: 10, burst: 200 }

interface Known {
  caller: Caller
  readAt: number
  requests: TokenBucket
}

/** Every request under `/v1` must carry a key. A revoked key stops working within ten seconds everywhere. */
export function authenticate(doors: Doors, ctx: Base): void {
  const callers = new Map<string, Known>()
  const strangers = new Strangers(ctx)
  doors.decorateRequest('caller', null as never)
  doors.addHook('onRequest', async (request: FastifyRequest) => {
    const key = keyOf(request)
    const now = ctx.clock.now()
    let known = callers.get(key)
    if (!known || Math.abs(now - known.readAt) > FRESH_MS) {
      const caller = await (known ? callerByHash(ctx.pool, sha256(key)) : strangers.find(key, request.ip))
      if (!caller) {
        callers.delete(key)
        throw unauthenticated()
      }
      if (callers.size >= REMEMBERED) callers.clear()
      known = { caller, readAt: now, requests: callers.get(key)?.requests ?? new TokenBucket(REQUESTS, now) }
      callers.set(key, known)
    }
    if (!known.requests.take(now)) throw tooMany(known.requests)
    request.caller = known.caller
  })
}

/** @throws Problem where there is nothing that could be a key */
function keyOf(request: FastifyRequest): string {
  const [scheme = '', key = ''] = (request.headers.authorization ?? '').split(' ')
  if (scheme.toLowerCase() !== 'bearer' || key.length < 20 || key.length > 200) throw unauthenticated()
  return key
}

/**
 * Looks keys up for the first time. An address that has tried too many in vain waits; keys that are in use already are
 * not looked up here, so whoever shares the address with it goes on working.
 */
class Strangers {
  readonly #ctx: Base
  readonly #failures = new Map<string, TokenBucket>()
  /** A client's first requests may come all at once: they are one look-up. */
  readonly #looking = new Map<string, Promise<Caller | null>>()

  constructor(ctx: Base) {
    this.#ctx = ctx
  }

  find(key: string, address: string): Promise<Caller | null> {
    const before = this.#looking.get(key)
    if (before) return before
    const found = this.#lookUp(key, address).finally(() => this.#looking.delete(key))
    this.#looking.set(key, found)
    return found
  }

  async #lookUp(key: string, address: string): Promise<Caller | null> {
    const now = this.#ctx.clock.now()
    if (this.#failures.size >= REMEMBERED) this.#failures.clear()
    const tries = this.#failures.get(address) ?? new TokenBucket(FAILURES, now)
    this.#failures.set(address, tries)
    // Taken before the look-up, so that a thousand guesses at once are not all let through.
    if (!tries.take(now)) throw tooMany(tries)
    const caller = await callerByHash(this.#ctx.pool, sha256(key))
    if (caller) tries.giveBack()
    return caller
  }
}

const unauthenticated = (): Problem => new Problem('unauthenticated', {}, [], { 'www-authenticate': 'Bearer' })

const tooMany = ({ wait }: TokenBucket): Problem => new Problem('rate_limited', { seconds: wait }, [], { 'retry-after': String(wait) })

/** Refuses callers without the scope, before the body is looked at. The scope is also what the API's description tells. */
export function allow(scope: Scope): { config: { scope: Scope }; onRequest: preHandlerAsyncHookHandler } {
  return {
    config: { scope },
    onRequest: async (request: FastifyRequest, _: FastifyReply) => {
      if (!request.caller.scopes.includes(scope)) throw new Problem('forbidden', { scope })
    },
  }
}
