import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { refuseCrossSite, sessionCookie } from '../access/session-cookie.ts'
import { STAFF_ROLES } from '../access/staff-role.ts'
import type { Context } from '../context.ts'
import { SESSION_MS, type BegunSession } from './begin-session.ts'
import { fromOf } from './browser.ts'
import { demoPassword } from './demo-password.ts'
import { isFirstRun, makeFirstOwner } from './first-owner.ts'
import { refuseWeak } from './refuse-weak.ts'
import { setPasswordByLink } from './set-own-password.ts'
import { signIn } from './sign-in.ts'
import { demoLogins } from './staff.sql.ts'
import { Email, Language, Password } from './staff.ts'

const tags = ['staff']
const Ways = z
  .object({
    first_run: z.boolean().meta({ description: 'Nobody can sign in yet: the first owner is made with the code on the terminal' }),
    password: z.literal(true),
    oidc: z.array(z.object({ key: z.string(), name: z.string() })),
    demo_logins: z.array(z.object({ role: z.enum(STAFF_ROLES), email: z.string(), password: z.string() })).optional(),
  })
  .meta({ id: 'SignInWays' })
const Begun = z.object({ expires_at: z.iso.datetime() }).meta({ id: 'BegunSession' })

/** Doors for whoever has not signed in yet. None of them needs a key or a session. */
export function signInDoors(doors: Doors, ctx: Context): void {
  doors.addHook('onRequest', (request, _, done) => {
    // Somebody may come here from anywhere; nobody is signed in from anywhere.
    if (request.method !== 'GET') refuseCrossSite(request)
    done()
  })
  const answer = (request: FastifyRequest, begun: BegunSession): [cookie: string, z.infer<typeof Begun>] => [
    sessionCookie(doors, request, ctx.config, begun.token, SESSION_MS / 1000),
    { expires_at: begun.expiresAt.toISOString() },
  ]

  doors.get('/v1/sign-in', { schema: { summary: 'How staff can sign in here', tags, response: { 200: Ways } } }, async () => {
    const first = await isFirstRun(ctx)
    const demo = (await demoLogins(ctx.pool, STAFF_ROLES)).map(({ organization_id, email, role }) => ({
      role,
      email,
      password: demoPassword(ctx, organization_id),
    }))
    return {
      first_run: first,
      password: true as const,
      oidc: (ctx.config.oidc ?? []).map(({ key, name }) => ({ key, name })),
      ...(demo.length > 0 && { demo_logins: demo }),
    }
  })

  doors.post(
    '/v1/sessions',
    {
      schema: {
        summary: 'Sign in; the session comes back as a cookie',
        tags,
        body: z
          .strictObject({ email: Email, password: Password.min(1), code: z.string().min(1).max(40).optional() })
          .meta({ id: 'SignIn', description: '`code` is one of the second factor, or a recovery code' }),
        response: { 201: Begun },
      },
    },
    async (request, reply) => {
      const begun = await signIn(ctx, { ...request.body, from: fromOf(request), request: request.id })
      const [cookie, body] = answer(request, begun)
      void reply.status(201).header('set-cookie', cookie)
      return body
    },
  )

  doors.post(
    '/v1/sign-in/password',
    {
      schema: {
        summary: 'Set a password by the link one was given, and sign in',
        tags,
        body: z
          .strictObject({ token: z.string().length(43), password: Password, code: z.string().min(1).max(40).optional() })
          .meta({ id: 'SetPassword', description: '`token` is what stands behind # in the link' }),
        response: { 201: Begun },
      },
    },
    async (request, reply) => {
      const begun = await setPasswordByLink(ctx, { ...request.body, from: fromOf(request), request: request.id })
      const [cookie, body] = answer(request, begun)
      void reply.status(201).header('set-cookie', cookie)
      return body
    },
  )

  doors.post(
    '/v1/first-owner',
    {
      schema: {
        summary: 'Make the first owner, with the code that the server shows on its terminal, and sign in',
        tags,
        body: z
          .strictObject({
            code: z.string().min(1).max(60),
            email: Email,
            name: z.string().min(1).max(100),
            language: Language.default(null),
            password: Password,
          })
          .meta({ id: 'FirstOwner' }),
        response: { 201: Begun },
      },
    },
    async (request, reply) => {
      refuseWeak(request.body.password, request.body)
      const begun = await makeFirstOwner(ctx, { ...request.body, from: fromOf(request), request: request.id })
      const [cookie, body] = answer(request, begun)
      void reply.status(201).header('set-cookie', cookie)
      return body
    },
  )
}
