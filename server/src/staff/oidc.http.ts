import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import type { OidcProvider } from '#kit/oidc-providers.ts'
import { Problem } from '#kit/refusals.ts'
import { isSecure, sessionCookie } from '../access/session-cookie.ts'
import type { Context } from '../context.ts'
import { SESSION_MS } from './begin-session.ts'
import { fromOf } from './browser.ts'
import { enterByOidc, type Turned } from './enter-by-oidc.ts'
import { limitTries } from './limit-tries.ts'
import { arrive, LEAVING_SECONDS, leaveFor, OidcFailed } from './oidc-flow.ts'

const COOKIE = 'perennial_oidc'
const PATH = '/v1/sign-in/oidc'
const params = z.object({ key: z.string().max(40) })
const hide = true

/** By way of an identity provider: the browser leaves for it, and comes back with a code. Pages, not an API. */
export function oidcDoors(doors: Doors, ctx: Context): void {
  const cookie = (request: FastifyRequest, value: string): string =>
    doors.serializeCookie(COOKIE, value, {
      httpOnly: true,
      // The browser comes back from another site, and must bring it.
      sameSite: 'lax',
      path: PATH,
      secure: isSecure(request, ctx.config),
      maxAge: value === '' ? 0 : LEAVING_SECONDS,
    })

  doors.get(`${PATH}/:key`, { schema: { hide, params } }, async (request, reply) => {
    const provider = providerOf(ctx, request.params.key)
    try {
      const { url, kept } = await leaveFor(ctx, provider, callbackOf(ctx, request, provider))
      return await reply.header('set-cookie', cookie(request, kept)).redirect(url, 303)
    } catch (error) {
      return turnAway(ctx, request, reply, error)
    }
  })

  doors.get(`${PATH}/:key/callback`, { schema: { hide, params } }, async (request, reply) => {
    const provider = providerOf(ctx, request.params.key)
    const from = fromOf(request)
    // Whatever comes of it, what the browser kept is used up.
    const emptied = cookie(request, '')
    void reply.header('set-cookie', emptied)
    try {
      const tries = await limitTries(ctx, null, from.address)
      const kept = doors.parseCookie(request.headers.cookie ?? '')[COOKIE]
      const query = request.url.split('?')[1] ?? ''
      const arrived = await arrive(ctx, provider, kept, new URL(`${callbackOf(ctx, request, provider)}?${query}`))
      const begun = await enterByOidc(ctx, provider, arrived, from, request.id)
      if (typeof begun === 'string') return await turnAway(ctx, request, reply, begun)
      await tries.giveBack()
      const session = sessionCookie(doors, request, ctx.config, begun.token, SESSION_MS / 1000)
      return await reply.removeHeader('set-cookie').header('set-cookie', [emptied, session]).redirect('/console/', 303)
    } catch (error) {
      return turnAway(ctx, request, reply, error)
    }
  })
}

function providerOf({ config }: Context, key: string): OidcProvider {
  const provider = config.oidc?.find((one) => one.key === key)
  if (!provider) throw new Problem('not_found', { what: 'identity provider' })
  return provider
}

const callbackOf = ({ config }: Context, { protocol, host }: FastifyRequest, { key }: OidcProvider): string =>
  `${config.publicUrl ?? `${protocol}://${host}`}${PATH}/${key}/callback`

/** Back to the page of signing in, which says what was wrong; the details are for the log, and hold nobody's name. */
function turnAway(ctx: Context, request: FastifyRequest, reply: FastifyReply, why: unknown): FastifyReply {
  const known = typeof why === 'string' ? (why as Turned) : why instanceof OidcFailed ? 'failed' : null
  if (known === null && !(why instanceof Problem)) throw why as Error
  ctx.log.warn(
    { request: request.id, why: why instanceof OidcFailed ? why.message : (known ?? (why as Problem).code) },
    'nobody was let in',
  )
  const query = known === null ? `problem=${(why as Problem).code}` : `problem=sign_in_refused&why=${known}`
  return reply.redirect(`/console/sign-in?${query}`, 303)
}
