import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { encodeId } from '#kit/ids.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { findMember } from '../members/find-member.ts'
import { Resend, wantResend } from './want-resend.ts'

const Wanted = z.object({ event: z.string().meta({ description: 'The event that endpoints are told' }) }).meta({ id: 'ResendWanted' })

export function resendDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/members/:id/resend',
    {
      ...allow('members:write'),
      schema: {
        summary: 'Have the member told again of a coupon, a reward or a decision: whoever sends the program’s messages is told to',
        tags: ['members'],
        params: z.object({ id: z.string().max(40) }),
        body: Resend,
        response: { 202: Wanted },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'resend', async (key) => {
        const member = await findMember(ctx, request.caller.programId, request.params.id)
        const event = keyHash('resend', member.holder_id, key.toString('hex'))
        await wantResend(ctx, member, event, request.body)
        void reply.status(202)
        return { event: encodeId('evt', event) }
      }),
  )
}
