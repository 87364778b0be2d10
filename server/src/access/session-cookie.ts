import type { FastifyRequest } from 'fastify'
import type { Config } from '#kit/config.ts'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'

export const SESSION_COOKIE = 'perennial_session'
export const PROGRAM_HEADER = 'perennial-program'

const TOKEN = /^[\w-]{43}$/

/** The token of a session, where the request comes with one; an API key goes before it. */
export function sessionToken(doors: Doors, { headers }: FastifyRequest): string | null {
  if (headers.authorization !== undefined || headers.cookie === undefined) return null
  const token = doors.parseCookie(headers.cookie)[SESSION_COOKIE]
  return token !== undefined && TOKEN.test(token) ? token : null
}

/**
 * A browser sends the cookie with whatever a page asks of it, so a page elsewhere must not be able to ask. The cookie is
 * `SameSite=Strict`, and that is the first wall. The second: a write names its program in a header, which no form can
 * send, and no script elsewhere without being allowed to. The third: browsers say from where a request was made.
 *
 * @throws Problem `cross_site`, `program_header_missing`
 */
export function refuseForged(request: FastifyRequest): void {
  refuseCrossSite(request)
  const writes = request.method !== 'GET' && request.method !== 'HEAD'
  if (writes && request.headers[PROGRAM_HEADER] === undefined) throw new Problem('program_header_missing')
}

/** @throws Problem `cross_site` where the browser says that a page elsewhere asks */
export function refuseCrossSite({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('cross_site')
}

/** As a value of `set-cookie`; without a token, one that takes the cookie away. */
export function sessionCookie(doors: Doors, request: FastifyRequest, config: Config, token: string | null, maxAge = 0): string {
  return doors.serializeCookie(SESSION_COOKIE, token ?? '', {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: isSecure(request, config),
    maxAge,
  })
}

/** Whether browsers reach this server over TLS: a cookie is then for nothing else. */
export const isSecure = ({ protocol }: FastifyRequest, { publicUrl }: Config): boolean =>
  protocol === 'https' || publicUrl?.startsWith('https:') === true
