import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify'
import type { Base } from '#kit/base.ts'
import type { Doors } from '#kit/doors.ts'
import { sha256 } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import type { Caller, Scope } from './api-key.ts'
import { callerByHash } from './api-keys.sql.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
}

const FRESH_MS = 10_000
/** Requests a second that one key may make, and how many it may save up. */
const RATE = { perSecond: 2000, burst: 4000 }

/** Every request under `/v1` must carry a key. A revoked key stops working within ten seconds everywhere. */
export function authenticate(doors: Doors, ctx: Base): void {
  const callers = new Map<string, { caller: Caller; until: number; tokens: number; filledAt: number }>()
  doors.decorateRequest('caller', null as never)
  doors.addHook('onRequest', async (request: FastifyRequest) => {
    const [scheme, key = ''] = (request.headers.authorization ?? '').split(' ')
    if (scheme !== 'Bearer' || key.length < 20 || key.length > 200) throw new Problem('unauthenticated')
    const now = ctx.clock.now()
    let known = callers.get(key)
    if (!known || known.until < now) {
      const caller = await callerByHash(ctx.pool, sha256(key))
      if (!caller) throw new Problem('unauthenticated')
      if (callers.size > 10_000) callers.clear()
      known = { caller, until: now + FRESH_MS, tokens: known?.tokens ?? RATE.burst, filledAt: known?.filledAt ?? now }
      callers.set(key, known)
    }
    known.tokens = Math.min(RATE.burst, known.tokens + ((now - known.filledAt) / 1000) * RATE.perSecond)
    known.filledAt = now
    if (known.tokens < 1) throw new Problem('rate_limited', { seconds: 1 }, [], { 'retry-after': '1' })
    known.tokens -= 1
    request.caller = known.caller
  })
}

/** Refuses callers without the scope, before the body is looked at. */
export function allow(scope: Scope): { onRequest: preHandlerAsyncHookHandler } {
  return {
    onRequest: async (request: FastifyRequest, _: FastifyReply) => {
      if (!request.caller.scopes.includes(scope)) throw new Problem('forbidden', { scope })
    },
  }
}
