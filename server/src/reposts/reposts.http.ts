import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { holderKey } from '#kit/holder-key.ts'
import { decodeRowId } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { answerFor, DecisionAnswer } from '../decisions/answer.ts'
import { activeMember } from '../members/active-member.ts'
import { liveProgram } from '../programs/live-program.ts'
import { repostOrder } from './repost-order.ts'

const Reposted = z
  .object({
    returned: DecisionAnswer.meta({ description: 'What came back from the member who had it by mistake' }),
    placed: DecisionAnswer.meta({ description: 'What the right member got; `order` is its id from now on' }),
  })
  .meta({ id: 'RepostedOrder' })

export function repostDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/orders/:id/repost',
    {
      ...allow('points:write', { shows: '/v1/orders/:id' }),
      schema: {
        summary: 'Move a sale to the member whose it is: it comes back whole from the other, and is decided anew at its own time',
        tags: ['orders'],
        params: z.object({ id: z.string() }),
        body: z.strictObject({ member: z.string().max(40).meta({ description: 'Whose the sale is' }) }).meta({ id: 'RepostOrder' }),
        response: { 201: Reposted },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'repost', async (key) => {
        const { caller, params, body } = request
        const place = decodeRowId('ord', params.id, 1)
        if (!place) throw new Problem('not_found', { what: 'order' })
        const program = await liveProgram(ctx, caller.programId)
        const to = await activeMember(ctx, program.id, body.member)
        const from = { holder: holderKey(place.holder), seq: place.place[0]! }
        const { returned, placed } = await repostOrder(ctx, program, { caller, key }, from, to)
        void reply.status(201)
        return { returned: answerFor(caller, returned), placed: answerFor(caller, placed) }
      }),
  )
}
