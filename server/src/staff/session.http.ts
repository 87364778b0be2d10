import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { decodeId, encodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { signedIn } from '../access/authenticate.ts'
import { sessionCookie } from '../access/session-cookie.ts'
import { staffIdText } from '../access/staff-role.ts'
import type { Context } from '../context.ts'
import { IDLE_MS } from './begin-session.ts'
import { changeStaff } from './change-staff.ts'
import { endSession, sessionsOf } from './sessions.sql.ts'
import { SessionAnswer, showSession } from './show-session.ts'
import { namesOf } from './staff.sql.ts'
import { Language } from './staff.ts'

const tags = ['staff']
const SessionItem = z
  .object({
    id: z.string(),
    staff: z.string(),
    current: z.boolean(),
    means: z.string().meta({ description: 'How they proved who they are' }),
    address: z.string().meta({ description: 'The network, roughly' }),
    browser: z.string(),
    created_at: z.iso.datetime(),
    seen_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
  })
  .meta({ id: 'SessionItem' })

const sessionText = (id: string): string => encodeId('ses', uuidBytes(id))

/** What whoever signed in does about their sessions. */
export function sessionDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/session',
    { ...signedIn(), schema: { summary: 'Who is signed in, and what they may do where', tags, response: { 200: SessionAnswer } } },
    (request) => showSession(ctx, request.signedIn!, request.caller.programId, sessionText),
  )

  doors.delete(
    '/v1/session',
    {
      ...signedIn({ as: 'signed_out' }),
      schema: { operationId: 'deleteOwnSession', summary: 'Sign out', tags, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const session = request.signedIn!
      const { sessionId, staffId, organizationId } = session
      await endSession(ctx.pool, sessionId, organizationId, staffId, new Date(ctx.clock.now()))
      session.over = true
      void reply.status(204).header('set-cookie', sessionCookie(doors, request, ctx.config, null))
      return null
    },
  )

  doors.patch(
    '/v1/session',
    {
      ...signedIn({ shows: '/v1/session' }),
      schema: {
        summary: 'What one is called, and in which language one is written to',
        tags,
        body: z
          .strictObject({ name: z.string().trim().min(1).max(100).optional(), language: Language.optional() })
          .meta({ id: 'ChangeSelf' }),
        response: { 200: SessionAnswer },
      },
    },
    async (request) => {
      const { organizationId, staffId } = request.signedIn!
      await changeStaff(ctx, organizationId, staffId, request.body)
      return showSession(ctx, request.signedIn!, request.caller.programId, sessionText)
    },
  )

  doors.get(
    '/v1/session/colleagues',
    {
      ...signedIn(),
      schema: {
        summary: 'Who works here, by name, for whoever reads what `staff:…` did',
        tags,
        response: { 200: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }) },
      },
    },
    async ({ signedIn: session, caller }) => {
      // Partners are of another house.
      if (caller.role === 'partner') throw new Problem('forbidden', { scope: 'program:read' })
      const rows = await namesOf(ctx.pool, session!.organizationId)
      return { items: rows.map(({ id, name }) => ({ id: staffIdText(id), name })) }
    },
  )

  doors.get(
    '/v1/sessions',
    {
      ...signedIn(),
      schema: {
        summary: 'Sessions that hold: one’s own, or for owners everybody’s',
        tags,
        querystring: z.strictObject({ all: z.enum(['true', 'false']).default('false') }),
        response: { 200: z.object({ items: z.array(SessionItem) }) },
      },
    },
    async ({ query: { all }, signedIn: session, caller }) => {
      const { organizationId, staffId, sessionId } = session!
      const everybody = all === 'true'
      if (everybody && !caller.scopes.includes('staff:write')) throw new Problem('forbidden', { scope: 'staff:write' })
      const now = ctx.clock.now()
      const rows = await sessionsOf(ctx.pool, organizationId, everybody ? null : staffId, new Date(now), new Date(now - IDLE_MS))
      const items = rows.map(({ id, staff_id, means, address, browser, created_at, seen_at, expires_at }) => ({
        id: sessionText(id),
        staff: staffIdText(staff_id),
        current: id === sessionId,
        means,
        address,
        browser,
        created_at: created_at.toISOString(),
        seen_at: seen_at.toISOString(),
        expires_at: expires_at.toISOString(),
      }))
      return { items }
    },
  )

  doors.delete(
    '/v1/sessions/:id',
    {
      ...signedIn({ as: 'session_ended' }),
      schema: {
        summary: 'End a session: one of one’s own, or for owners anybody’s',
        tags,
        params: z.object({ id: z.string().max(40) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { organizationId, staffId, sessionId } = request.signedIn!
      const bytes = decodeId('ses', request.params.id)
      const whose = request.caller.scopes.includes('staff:write') ? null : staffId
      const id = bytes && uuidText(bytes)
      const ended = id && (await endSession(ctx.pool, id, organizationId, whose, new Date(ctx.clock.now())))
      if (!ended) throw new Problem('not_found', { what: 'session' })
      if (id === sessionId) request.signedIn!.over = true
      void reply.status(204)
      return null
    },
  )
}
