import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify'
import type { Base } from '#kit/base.ts'
import type { Doors } from '#kit/doors.ts'
import { sha256 } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import type { ActKind } from './act-kind.ts'
import type { Caller, Scope } from './api-key.ts'
import { callerByHash } from './api-keys.sql.ts'
import { Credentials } from './credentials.ts'
import { PROGRAM_HEADER, refuseForged, sessionToken } from './session-cookie.ts'
import { callerIn, type SignedIn } from './staff-role.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
    /** The session, where somebody signed in. */
    signedIn: SignedIn | null
  }
  interface FastifyContextConfig {
    scope?: Scope
    /** For whoever signed in, whatever their role: what concerns themselves. */
    signedIn?: true
    about?: About
  }
}

/** What is said of a route for the record of what staff do. */
export interface About {
  /** The address of the GET that shows what is written here, with the names of its parameters. */
  shows?: string
  /** The field of the answer that holds what was made here and is shown nowhere before. */
  makes?: string
  /** It only asks, although it is no GET. */
  asks?: true
  /** What a success is recorded as, where it is more than a write. */
  as?: ActKind
  /** Personal fields leave in clear. */
  reveals?: true
}

/** Requests that one key may make. */
const KEY_REQUESTS = { perSecond: 2000, burst: 4000 }
/** Requests that one person may make: a page of many parts, and not a machine. */
const SESSION_REQUESTS = { perSecond: 50, burst: 400 }

/**
 * Every request under `/v1` must carry a key, or the cookie of a session. A revoked one stops working within ten seconds
 * everywhere.
 *
 * @param readSession finds the session of a token
 */
export function authenticate(doors: Doors, ctx: Base, readSession: (token: string) => Promise<SignedIn | null>): void {
  const keys = new Credentials(ctx, KEY_REQUESTS, (key) => callerByHash(ctx.pool, sha256(key), new Date(ctx.clock.now())))
  const sessions = new Credentials(ctx, SESSION_REQUESTS, readSession)
  doors.decorateRequest('caller', null as never)
  doors.decorateRequest('signedIn', null)
  doors.addHook('onRequest', async (request: FastifyRequest) => {
    const token = sessionToken(doors, request)
    if (token === null) {
      request.caller = await keys.find(keyOf(request), request.ip)
      return
    }
    const session = await sessions.find(token, request.ip)
    refuseForged(request)
    const wanted = request.headers[PROGRAM_HEADER] as string | undefined
    const caller = callerIn(session, wanted)
    if (!caller) throw new Problem('not_your_program', { program: wanted })
    request.signedIn = session
    request.caller = caller
  })
}

/** @throws Problem where there is nothing that could be a key */
function keyOf(request: FastifyRequest): string {
  const [scheme = '', key = ''] = (request.headers.authorization ?? '').split(' ')
  if (scheme.toLowerCase() !== 'bearer' || key.length < 20 || key.length > 200)
    throw new Problem('unauthenticated', {}, [], { 'www-authenticate': 'Bearer' })
  return key
}

interface Guarded<C> {
  config: C
  onRequest: preHandlerAsyncHookHandler
}

/**
 * Refuses callers without the scope, before the body is looked at. The scope is also what the API's description tells.
 */
export function allow(scope: Scope, about: About = {}): Guarded<{ scope: Scope; about: About }> {
  return {
    config: { scope, about },
    onRequest: async (request: FastifyRequest, _: FastifyReply) => {
      if (!request.caller.scopes.includes(scope)) throw new Problem('forbidden', { scope })
    },
  }
}

/** Refuses keys: what somebody does about their own sign-in. */
export function signedIn(about: About = {}): Guarded<{ signedIn: true; about: About }> {
  return {
    config: { signedIn: true, about },
    onRequest: async (request: FastifyRequest, _: FastifyReply) => {
      if (!request.signedIn) throw new Problem('not_signed_in')
    },
  }
}
