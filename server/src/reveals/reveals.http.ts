import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { newId } from '#kit/ids.ts'
import { actorOf } from '../access/actor.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { findCustomer } from '../customers/find-customer.ts'
import { findMember } from '../members/find-member.ts'
import { noteReveal } from './note-reveal.ts'
import { Reveal, Revealed, revealPerson } from './reveal-person.ts'

const params = z.object({ id: z.string().max(40) })
const ABOUT = { as: 'reveal', reveals: true } as const

/** People in clear, for staff who say why. Each time is recorded. */
export function revealDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/members/:id/reveal',
    {
      ...allow('people:reveal', ABOUT),
      schema: {
        summary: 'Personal fields and identities of a member in clear; who asked and why is recorded',
        tags: ['members', 'staff'],
        params,
        body: Reveal,
        response: { 200: Revealed },
      },
    },
    async ({ caller, params: { id }, body: { reason } }) => {
      const program = (await ctx.programs.get(caller.programId))!
      const member = await findMember(ctx, caller.programId, id)
      // Also in what the member may ask for: an export says who saw them in clear. Before anybody does.
      await noteReveal(ctx, program, member, { id: newId(ctx.clock.now()), what: 'identities', reason, by: actorOf(caller) })
      return revealPerson(ctx, program.organizationId, member.customer_id)
    },
  )

  doors.post(
    '/v1/customers/:id/reveal',
    {
      ...allow('people:reveal', ABOUT),
      schema: {
        summary: 'The same of a person who may be no member',
        tags: ['customers', 'staff'],
        params,
        body: Reveal,
        response: { 200: Revealed },
      },
    },
    async ({ caller, params: { id } }) => {
      const program = (await ctx.programs.get(caller.programId))!
      return revealPerson(ctx, program.organizationId, (await findCustomer(ctx, program, id)).id)
    },
  )
}
