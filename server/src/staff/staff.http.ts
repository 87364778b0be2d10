import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { decodeId, uuidText } from '#kit/ids.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { changeStaff } from './change-staff.ts'
import { createStaff } from './create-staff.ts'
import { makeLink } from './make-link.ts'
import { readRoles } from './read-roles.ts'
import { dropSecondFactor } from './second-factor.sql.ts'
import { endSessionsOf } from './sessions.sql.ts'
import { showStaff, StaffAnswer } from './show-staff.ts'
import { listedById, staffOf, type ListedStaff } from './staff.sql.ts'
import { Email, Language, RoleInput } from './staff.ts'
import { deleteSubjectsOf } from './subjects.sql.ts'

const tags = ['staff']
const params = z.object({ id: z.string().max(40) })
const Name = z.string().trim().min(1).max(100)
const Roles = z.array(RoleInput).max(50)
const Link = {
  link: z.string().meta({ description: 'Opens a page where they set a password, once. Shown now only' }),
  expires_at: z.iso.datetime(),
}
const Invited = StaffAnswer.extend(Link).meta({ id: 'InvitedStaff' })
const SHOWS = { shows: '/v1/staff/:id' }

/** What owners do about staff. Nobody does it by an API key. */
export function staffDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/staff',
    {
      ...allow('staff:write'),
      schema: {
        summary: 'Everybody who works here',
        tags,
        querystring: z.strictObject(Page),
        response: { 200: z.object({ items: z.array(StaffAnswer), next: z.string().nullable() }) },
      },
    },
    async ({ query: { limit, cursor }, signedIn }) => {
      const place = decodeCursor(cursor, ['micros', 'uuid']) as [number, string] | null
      const rows = await staffOf(ctx.pool, signedIn!.organizationId, place && { micros: place[0], id: place[1] }, limit)
      const last = rows.at(-1)
      return {
        items: await showStaff(ctx, rows),
        next: rows.length === limit && last ? encodeCursor([last.created_micros, last.id]) : null,
      }
    },
  )

  doors.get(
    '/v1/staff/:id',
    {
      ...allow('staff:write'),
      schema: { operationId: 'getOneOfStaff', summary: 'Somebody who works here', tags, params, response: { 200: StaffAnswer } },
    },
    async (request) => (await showStaff(ctx, [await findStaff(ctx, request)]))[0]!,
  )

  doors.post(
    '/v1/staff',
    {
      ...allow('staff:write', { as: 'staff_created' }),
      schema: {
        summary: 'Invite somebody; the answer has a link, this once, by which they set a password',
        tags,
        body: z
          .strictObject({ email: Email, name: Name, language: Language.default(null), roles: Roles.min(1) })
          .meta({ id: 'InviteStaff' }),
        response: { 201: Invited },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'invite staff', async (key) => {
        const { organizationId } = request.signedIn!
        const roles = await readRoles(ctx, organizationId, request.body.roles)
        // From the key: after a crash before the answer was kept, the same request finds whom it invited.
        const id = uuidText(keyHash('staff', organizationId, key.toString('hex')))
        const link = await transaction(ctx.pool, async (client) => {
          const known = await listedById(client, organizationId, id)
          if (!known) await createStaff(ctx, client, { ...request.body, roles, organizationId, password: null, id })
          return makeLink(ctx, id, client)
        })
        void reply.status(201)
        const row = (await listedById(ctx.pool, organizationId, id))!
        return { ...(await showStaff(ctx, [row]))[0]!, ...link }
      }),
  )

  doors.patch(
    '/v1/staff/:id',
    {
      ...allow('staff:write', { ...SHOWS, as: 'staff_changed' }),
      schema: {
        operationId: 'patchOneOfStaff',
        summary: 'Change what somebody may do, or suspend them',
        tags,
        params,
        body: z
          .strictObject({
            name: Name.optional(),
            language: Language.optional(),
            state: z.enum(['active', 'suspended']).optional(),
            roles: Roles.optional().meta({ description: 'All of them: what is left out is taken away' }),
          })
          .meta({ id: 'ChangeStaff' }),
        response: { 200: StaffAnswer },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'change staff', async () => {
        const { organizationId, staffId } = request.signedIn!
        const { id } = await findStaff(ctx, request)
        const { roles, ...rest } = request.body
        if (id === staffId && (roles || rest.state === 'suspended')) throw new Problem('own_role')
        await changeStaff(ctx, organizationId, id, { ...rest, roles: roles && (await readRoles(ctx, organizationId, roles)) })
        return (await showStaff(ctx, [await findStaff(ctx, request)]))[0]!
      }),
  )
  resettingDoors(doors, ctx)
}

function resettingDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/staff/:id/link',
    {
      ...allow('staff:write', { as: 'link_made' }),
      schema: {
        summary: 'A link by which somebody sets a new password; links before it open nothing any more',
        tags,
        params,
        response: { 201: z.object(Link).meta({ id: 'PasswordLink' }) },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'staff link', async () => {
        const { id, state } = await findStaff(ctx, request)
        if (state === 'suspended') throw new Problem('not_found', { what: 'staff' })
        // Who proves anew who they are may be somebody new at an identity provider as well.
        await deleteSubjectsOf(ctx.pool, id)
        void reply.status(201)
        return makeLink(ctx, id)
      }),
  )

  doors.delete(
    '/v1/staff/:id/totp',
    {
      ...allow('staff:write', { ...SHOWS, as: 'second_factor_off' }),
      schema: {
        operationId: 'deleteTotpOfStaff',
        summary: 'Take off somebody’s second factor, which they lost; they are signed out',
        tags,
        params,
        response: { 200: StaffAnswer },
      },
    },
    async (request) => {
      const { id } = await findStaff(ctx, request)
      if (id === request.signedIn!.staffId) throw new Problem('own_role')
      await transaction(ctx.pool, async (client) => {
        await dropSecondFactor(client, id)
        await endSessionsOf(client, id, null, new Date(ctx.clock.now()))
      })
      return (await showStaff(ctx, [await findStaff(ctx, request)]))[0]!
    },
  )
}

/** Somebody of the caller's organization. @throws Problem `not_found` */
async function findStaff(ctx: Context, { params: given, signedIn }: FastifyRequest): Promise<ListedStaff> {
  const bytes = decodeId('stf', (given as { id: string }).id)
  const row = bytes && (await listedById(ctx.pool, signedIn!.organizationId, uuidText(bytes)))
  if (!row) throw new Problem('not_found', { what: 'staff' })
  return row
}
