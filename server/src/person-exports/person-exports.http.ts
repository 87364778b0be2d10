import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { newId } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { actorOf } from '../access/actor.ts'
import { mustSeePeople } from '../access/api-key.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { findMember } from '../members/find-member.ts'
import { liveProgram } from '../programs/live-program.ts'
import { noteReveal } from '../reveals/note-reveal.ts'
import { RevealReason } from '../reveals/reveal-reason.ts'
import { exportPerson } from './export-person.ts'

export function personExportDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/members/:id/export',
    {
      ...allow('people:reveal', { as: 'reveal', reveals: true }),
      schema: {
        summary: 'Everything that is held on a member, in clear, for the member. Who asked, and why, is recorded first',
        tags: ['members'],
        params: z.object({ id: z.string().max(40) }),
        headers: z.object({
          'perennial-reason': z.string().optional().meta({ description: 'Why, percent-encoded as UTF-8; without it nothing is shown' }),
        }),
        response: { 200: { description: 'The data', content: { 'application/json': { schema: z.looseObject({}) } } } },
      },
    },
    async (request, reply) => {
      const { caller, params } = request
      mustSeePeople(caller)
      const reason = RevealReason.safeParse(decoded(request.headers['perennial-reason']))
      if (!reason.success) throw new Problem('reason_missing')
      const member = await findMember(ctx, caller.programId, params.id)
      const program = await liveProgram(ctx, caller.programId)
      await noteReveal(ctx, program, member, { id: newId(ctx.clock.now()), what: 'export', reason: reason.data, by: actorOf(caller) })
      return reply
        .header('content-type', 'application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="${params.id}.json"`)
        .send(Readable.from(exportPerson(ctx, program, member)) as never)
    },
  )
}

function decoded(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '')
  } catch (error) {
    if (error instanceof URIError) return ''
    throw error
  }
}
