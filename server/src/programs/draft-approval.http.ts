import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { languageOf } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { askApproval } from './ask-approval.ts'
import { DraftApproval, draftApproval } from './draft-approval.ts'

const params = z.object({ program: z.string().max(40) })
const AskApproval = z
  .strictObject({
    revision: z.int().min(0),
    note: z.string().min(1).max(500),
    study: z
      .string()
      .regex(/^(bkt|wif)_[0-9a-z]{26}$/)
      .nullable()
      .default(null)
      .meta({ description: 'A backtest or what-if that the approver should see' }),
  })
  .meta({ id: 'AskApproval' })

export function draftApprovalDoors(doors: Doors, ctx: Context): void {
  const own = async (programId: number, key: string): Promise<number> => {
    const program = await ctx.programs.current(programId)
    if (program?.key !== key) throw new Problem('not_found', { what: 'program' })
    return program.id
  }

  doors.get(
    '/v1/programs/:program/draft/approval',
    {
      ...allow('program:read'),
      schema: {
        summary: 'Whether the draft takes a second person, who asked for one, and who approved it',
        tags: ['programs'],
        params,
        response: { 200: DraftApproval },
      },
    },
    async (request) => draftApproval(ctx, await own(request.caller.programId, request.params.program)),
  )

  doors.post(
    '/v1/programs/:program/draft/ask-approval',
    {
      ...allow('program:write', { shows: '/v1/programs/:program/draft/approval' }),
      schema: {
        summary: 'Lay the draft of a revision before those who may approve it, with a study that speaks for it',
        tags: ['programs'],
        params,
        body: AskApproval,
        response: { 201: DraftApproval },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'ask approval', async () => {
        const programId = await own(request.caller.programId, request.params.program)
        const language = languageOf(request.headers['accept-language'])
        await askApproval(ctx, programId, { ...request.body, by: request.caller.client, language })
        void reply.status(201)
        return draftApproval(ctx, programId)
      }),
  )
}
