import type { Doors } from '#kit/doors.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { answerParked, isAwaiting, ParkedAnswer } from '../parked/park.ts'
import { liveProgram } from '../programs/live-program.ts'
import { MakeReturn, readReturn } from './read-return.ts'

export function returnDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/returns',
    {
      ...allow('orders:write'),
      schema: {
        summary: 'Take back a sale, or lines of one',
        tags: ['orders'],
        body: MakeReturn,
        response: { 201: DecisionAnswer, 202: ParkedAnswer },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'return')
      const program = await liveProgram(ctx, request.caller.programId)
      const read = await readReturn(ctx, program, request.body)
      return isAwaiting(read) ? answerParked(ctx, request, reply, program, read, key) : answerCommand(ctx, request, reply, { key, ...read })
    },
  )
}
