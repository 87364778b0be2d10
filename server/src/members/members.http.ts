import { z } from 'zod'
import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import type { AttributeValue } from '@perennial/engine/decide/state.ts'
import type { Doors } from '#kit/doors.ts'
import { stableJson } from '#kit/hashes.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem, type Reason } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { ConsentItem } from '../consents/consents.http.ts'
import type { Context } from '../context.ts'
import { addIdentity } from '../customers/add-identity.ts'
import { deleteIdentity } from '../customers/customers.sql.ts'
import { setPersonal } from '../customers/personal.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand, claimedKey } from '../decisions/submit-command.ts'
import { At, timeOf } from '../orders/at.ts'
import { creditKeptOrders } from '../enrolments/credit-kept-orders.ts'
import { checked } from '../orders/order-input.ts'
import { liveProgram } from '../programs/live-program.ts'
import { enrolPerson } from '../enrolments/enrol-person.ts'
import { MemberAnswer } from './member-answer.ts'
import { listMembers, memberById, type MemberRow } from './members.sql.ts'
import { showMember, showRow } from './show-member.ts'
import { Identity, readIdentity, readMember } from './target.ts'

const Value = z.union([z.string().max(1000), z.number(), z.boolean(), z.array(z.string().max(200)).max(100)])
const Values = z.record(z.string().max(40), Value)
const GivenIdentity = Identity.extend({ verified: z.boolean().default(false) })
const tags = z.array(z.string().min(1).max(100)).max(100)

const Enrol = z
  .strictObject({
    identities: z.array(GivenIdentity).max(10).default([]),
    attributes: Values.default({}),
    tags: tags.default([]),
    consents: z.array(ConsentItem).max(50).default([]),
    source: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/).default('api'),
    joined_at: At,
  })
  .meta({ id: 'Enrol' })

const Enrolled = MemberAnswer.extend({ credited_orders: z.int().meta({ description: 'Orders kept from before that were credited now' }) }).meta({ id: 'Enrolled' })

const ChangeMember = z
  .strictObject({
    attributes: z.record(z.string().max(40), Value.nullable()).optional(),
    add_tags: tags.optional(),
    remove_tags: tags.optional(),
    status: z.enum(['active', 'suspended', 'closed']).optional(),
  })
  .meta({ id: 'ChangeMember' })

const params = z.object({ id: z.string() })

export function memberDoors(doors: Doors, ctx: Context): void {
  const memberOf = async (programId: number, id: string): Promise<MemberRow> => {
    const member = await memberById(ctx.pool, programId, readMember(id).text)
    if (!member) throw new Problem('not_found', { what: 'member' })
    return member
  }

  doors.post(
    '/v1/members',
    { ...allow('members:write'), schema: { summary: 'Enrol a person', tags: ['members'], body: Enrol, response: { 201: Enrolled } } },
    async (request, reply) => {
      const key = claimedKey(request, 'enrol')
      const { identities, attributes, joined_at, ...rest } = request.body
      const program = await liveProgram(ctx, request.caller.programId)
      const split = splitPersonal(program.timeline.latest.document, attributes)
      const person = { ...rest, ...split, identities: identities.map(({ verified, ...identity }) => ({ identity: readIdentity(identity), verified })), at: timeOf(joined_at) }
      const { holder, customerId, replayed } = await enrolPerson(ctx, program, person as never, key, stableJson(request.body), request.caller.client)
      const credited = await creditKeptOrders(ctx, program, holder, customerId)
      if (replayed) void reply.header('idempotent-replayed', 'true')
      void reply.status(201)
      return { ...(await showMember(ctx, program, holder)), credited_orders: credited }
    },
  )

  doors.get(
    '/v1/members/:id',
    { ...allow('members:read'), schema: { summary: 'A member', tags: ['members'], params, response: { 200: MemberAnswer } } },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      return showMember(ctx, program, readMember(request.params.id))
    },
  )

  doors.get(
    '/v1/members',
    {
      ...allow('members:read'),
      schema: { summary: 'Members in the order in which they joined', tags: ['members'], querystring: z.object(Page), response: { 200: z.object({ items: z.array(MemberAnswer), next: z.string().nullable() }) } },
    },
    async (request) => {
      const { limit, cursor } = request.query
      const place = decodeCursor(cursor, ['string', 'string']) as [string, string] | null
      const program = await liveProgram(ctx, request.caller.programId)
      const rows = await listMembers(ctx.pool, program.id, place && { at: place[0], id: place[1] }, limit)
      const items = await Promise.all(rows.map((row) => showRow(ctx, program, row)))
      const last = rows.at(-1)
      return { items, next: rows.length === limit && last ? encodeCursor([last.created_text, last.holder_id]) : null }
    },
  )

  doors.post(
    '/v1/members::find',
    {
      ...allow('members:read'),
      schema: { summary: 'Find a person by identity; by body, so that no phone number stands in a log of addresses', tags: ['members'], body: z.strictObject({ identity: Identity }), response: { 200: z.object({ member: z.string().nullable(), customer: z.string() }) } },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      const found = await ctx.identities.find(program.organizationId, program.id, readIdentity(request.body.identity))
      if (!found) throw new Problem('not_found', { what: 'person' })
      return { member: found.holderId && encodeId('mem', uuidBytes(found.holderId)), customer: encodeId('cus', uuidBytes(found.customerId)) }
    },
  )

  doors.patch(
    '/v1/members/:id',
    { ...allow('members:write'), schema: { summary: 'Change attributes, tags or status', tags: ['members'], params, body: ChangeMember, response: { 201: DecisionAnswer } } },
    async (request, reply) => {
      const key = claimedKey(request, 'profile')
      const { attributes = {}, add_tags, remove_tags, status } = request.body
      const member = await memberOf(request.caller.programId, request.params.id)
      const program = await liveProgram(ctx, request.caller.programId)
      const { attributes: open, personal } = splitPersonal(program.timeline.latest.document, attributes)
      if (Object.keys(personal).length > 0) await setPersonal(ctx, member.customer_id, personal)
      const draft = {
        kind: 'profile' as const, at: null, attributes: open,
        ...(add_tags && { addTags: add_tags }), ...(remove_tags && { removeTags: remove_tags }), ...(status && { status }),
      }
      return answerCommand(ctx, request, reply, { key, holder: readMember(request.params.id), draft: draft as never })
    },
  )

  doors.post(
    '/v1/members/:id/identities',
    { ...allow('members:write'), schema: { summary: 'Add an identity, or mark one verified', tags: ['members'], params, body: GivenIdentity, response: { 200: MemberAnswer } } },
    async (request) => {
      const member = await memberOf(request.caller.programId, request.params.id)
      const program = await liveProgram(ctx, request.caller.programId)
      const { verified, ...identity } = request.body
      await addIdentity(ctx, program.organizationId, member.customer_id, readIdentity(identity), verified)
      return showRow(ctx, program, member)
    },
  )

  doors.post(
    '/v1/members/:id/identities/remove',
    { ...allow('members:write'), schema: { summary: 'Take an identity away', tags: ['members'], params, body: Identity, response: { 200: MemberAnswer } } },
    async (request) => {
      const member = await memberOf(request.caller.programId, request.params.id)
      const program = await liveProgram(ctx, request.caller.programId)
      const { kind, channel, app, value } = readIdentity(request.body)
      const hash = ctx.vault.identityHash(program.organizationId, kind, value)
      if (!(await deleteIdentity(ctx.pool, member.customer_id, kind, channel, app, hash))) throw new Problem('not_found', { what: 'identity' })
      return showRow(ctx, program, member)
    },
  )
}

/** Attributes that rules may see go into commands; personal ones to the person's encrypted record. */
function splitPersonal<V extends AttributeValue | null>(
  document: ProgramDocument,
  given: Readonly<Record<string, V>>,
): { attributes: Record<string, V>; personal: Record<string, string> } {
  const reasons: Reason[] = []
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
  checked(document.attributes, present, 'member', 'body.attributes', reasons)
  for (const name of Object.keys(given)) {
    if (given[name] === null && !Object.hasOwn(document.attributes, name)) reasons.push({ code: 'undeclared', path: `body.attributes.${name}` })
  }
  if (reasons.length > 0) throw new Problem('invalid_request', {}, reasons)
  const isPersonal = ([name]: [string, V]): boolean => document.attributes[name]!.personal
  const entries = Object.entries(given)
  return {
    attributes: Object.fromEntries(entries.filter((entry) => !isPersonal(entry))),
    personal: Object.fromEntries(entries.filter(isPersonal)) as never,
  }
}
