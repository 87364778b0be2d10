import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { setPersonal } from '../customers/personal.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { findMember } from '../members/find-member.ts'
import { splitPersonal, Tags, Value } from '../members/profile-input.ts'
import { readMember } from '../members/target.ts'
import { liveProgram } from '../programs/live-program.ts'

const ChangeMember = z
  .strictObject({
    attributes: z.record(z.string().max(40), Value.nullable()).optional(),
    add_tags: Tags.optional(),
    remove_tags: Tags.optional(),
    status: z.enum(['active', 'suspended', 'closed']).optional(),
  })
  .meta({ id: 'ChangeMember' })

const params = z.object({ id: z.string() })

export function profileDoors(doors: Doors, ctx: Context): void {
  doors.patch(
    '/v1/members/:id',
    {
      ...allow('members:write', { shows: '/v1/members/:id' }),
      schema: {
        summary: 'Change attributes, tags or status',
        tags: ['members'],
        params,
        body: ChangeMember,
        response: { 201: DecisionAnswer },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'profile')
      const { attributes = {}, add_tags, remove_tags, status } = request.body
      const member = await findMember(ctx, request.caller.programId, request.params.id)
      const program = await liveProgram(ctx, request.caller.programId)
      const { attributes: open, personal } = splitPersonal(program.timeline.versionAt(null, ctx.clock.now()).document, attributes)
      const draft = {
        kind: 'profile' as const,
        at: null,
        attributes: open,
        ...(add_tags && { addTags: add_tags }),
        ...(remove_tags && { removeTags: remove_tags }),
        ...(status && { status }),
      }
      const answer = await answerCommand(ctx, request, reply, { key, holder: readMember(request.params.id), draft })
      // After the command: a key that was used with another body has been refused by now.
      if (Object.keys(personal).length > 0) await setPersonal(ctx, member.customer_id, personal)
      return answer
    },
  )
}
