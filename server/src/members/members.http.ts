import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { addIdentity } from '../customers/add-identity.ts'
import { Identity, readIdentity } from '../customers/identity-input.ts'
import { removeIdentity } from '../customers/remove-identity.ts'
import { liveProgram } from '../programs/live-program.ts'
import { findMember } from './find-member.ts'
import { MemberAnswer, shownTo } from './member-answer.ts'
import { listMembers } from './members.sql.ts'
import { GivenIdentity } from './profile-input.ts'
import { showMember, showRows } from './show-member.ts'
import { readMember } from './target.ts'

const params = z.object({ id: z.string() })

export function memberDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/members/:id',
    { ...allow('members:read'), schema: { summary: 'A member', tags: ['members'], params, response: { 200: MemberAnswer } } },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      return shownTo(request.caller, await showMember(ctx, program, readMember(request.params.id)))
    },
  )

  doors.get(
    '/v1/members',
    {
      ...allow('members:read'),
      schema: {
        summary: 'Members in the order in which they joined, or the newest first',
        tags: ['members'],
        querystring: z.object({ ...Page, order: z.enum(['joined', 'newest']).default('joined') }),
        response: { 200: z.object({ items: z.array(MemberAnswer), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { limit, cursor, order } = request.query
      const place = decodeCursor(cursor, ['micros', 'uuid']) as [number, string] | null
      const program = await liveProgram(ctx, request.caller.programId)
      const rows = await listMembers(ctx.pool, program.id, place && { micros: place[0], id: place[1] }, limit, order === 'newest')
      const items = (await showRows(ctx, program, rows)).map((member) => shownTo(request.caller, member))
      const last = rows.at(-1)
      return { items, next: rows.length === limit && last ? encodeCursor([last.created_micros, last.holder_id]) : null }
    },
  )

  doors.post(
    '/v1/members::find',
    {
      ...allow('members:read', { asks: true }),
      schema: {
        summary: 'Find a person by identity; by body, so that no phone number stands in a log of addresses',
        tags: ['members'],
        body: z.strictObject({ identity: Identity }),
        response: { 200: z.object({ member: z.string().nullable(), customer: z.string() }) },
      },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      const found = await ctx.identities.find(program.organizationId, program.id, readIdentity(request.body.identity))
      if (!found) throw new Problem('not_found', { what: 'person' })
      return {
        member: found.holderId && encodeId('mem', uuidBytes(found.holderId)),
        customer: encodeId('cus', uuidBytes(found.customerId)),
      }
    },
  )

  doors.post(
    '/v1/members/:id/identities',
    {
      ...allow('members:write', { shows: '/v1/members/:id' }),
      schema: {
        summary: 'Add an identity, or mark one verified',
        tags: ['members'],
        params,
        body: GivenIdentity,
        response: { 200: MemberAnswer },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'identity', async () => {
        const member = await findMember(ctx, request.caller.programId, request.params.id)
        const program = await liveProgram(ctx, request.caller.programId)
        const { verified, ...identity } = request.body
        await addIdentity(ctx, program.organizationId, member.customer_id, readIdentity(identity), verified)
        return (await showRows(ctx, program, [member]))[0]!
      }),
  )

  doors.post(
    '/v1/members/:id/identities/remove',
    {
      ...allow('members:write', { shows: '/v1/members/:id' }),
      schema: { summary: 'Take an identity away', tags: ['members'], params, body: Identity, response: { 200: MemberAnswer } },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'identity-removal', async () => {
        const member = await findMember(ctx, request.caller.programId, request.params.id)
        const program = await liveProgram(ctx, request.caller.programId)
        await removeIdentity(ctx, program.organizationId, member.customer_id, readIdentity(request.body))
        return (await showRows(ctx, program, [member]))[0]!
      }),
  )
}
