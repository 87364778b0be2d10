import { z } from 'zod'
import { At, timeOf } from '#kit/at.ts'
import type { Doors } from '#kit/doors.ts'
import { stableJson } from '#kit/hashes.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import { ConsentItem } from '../consents/consent-item.ts'
import type { Context } from '../context.ts'
import { readIdentity } from '../customers/identity-input.ts'
import { MemberAnswer } from '../members/member-answer.ts'
import { GivenIdentity, splitPersonal, Tags, Values } from '../members/profile-input.ts'
import { showMember } from '../members/show-member.ts'
import { creditKeptOrders } from '../orders/credit-kept-orders.ts'
import { liveProgram } from '../programs/live-program.ts'
import { enrolPerson } from './enrol-person.ts'

const Enrol = z
  .strictObject({
    identities: z.array(GivenIdentity).max(10).default([]),
    attributes: Values.default({}),
    tags: Tags.default([]),
    consents: z.array(ConsentItem).max(50).default([]),
    source: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,39}$/)
      .default('api'),
    joined_at: At,
  })
  .meta({ id: 'Enrol' })

const Enrolled = MemberAnswer.extend({
  credited_orders: z.int().meta({ description: 'Orders kept from before that were credited now' }),
}).meta({ id: 'Enrolled' })

export function enrolmentDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/members',
    { ...allow('members:write'), schema: { summary: 'Enrol a person', tags: ['members'], body: Enrol, response: { 201: Enrolled } } },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'enrol', async (key) => {
        const { identities, attributes, joined_at, ...rest } = request.body
        const program = await liveProgram(ctx, request.caller.programId)
        const split = splitPersonal(program.timeline.versionAt(null, ctx.clock.now()).document, attributes)
        const given = identities.map(({ verified, ...identity }) => ({ identity: readIdentity(identity), verified }))
        const person = { ...rest, ...split, identities: given, at: timeOf(joined_at) }
        const { holder, customerId } = await enrolPerson(ctx, program, person, key, stableJson(request.body), request.caller.client)
        const credited = await creditKeptOrders(ctx, program, holder, customerId)
        void reply.status(201)
        return { ...(await showMember(ctx, program, holder)), credited_orders: credited }
      }),
  )
}
