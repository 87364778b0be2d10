import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { languageOf, message } from '#kit/messages.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey, keyOfDryRun } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { answerFor } from '../decisions/answer.ts'
import { decideRequest, submit } from '../decisions/submit-command.ts'
import { submissionOf, type Decided } from '../intake/submission.ts'
import { noSale } from '../orders/find-order.ts'
import { answerParked, isAwaiting, ParkedAnswer } from '../parked/park.ts'
import { liveProgram, versionOf } from '../programs/live-program.ts'
import type { LiveProgram } from '../programs/program.ts'
import { MakeReturn, readReturn } from './read-return.ts'
import { ReturnAnswer, returnBillOf, ReturnQuote } from './return-bill.ts'

export function returnDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/returns',
    {
      ...allow('orders:write'),
      schema: {
        summary: 'Take back a sale, or lines of one',
        tags: ['orders'],
        querystring: z.strictObject({
          dry_run: z.enum(['true', 'false']).default('false').meta({ description: 'true: tell what would come of it, and write nothing' }),
        }),
        body: MakeReturn,
        response: { 200: ReturnQuote, 201: ReturnAnswer, 202: ParkedAnswer },
      },
    },
    async (request, reply) => {
      const program = await liveProgram(ctx, request.caller.programId)
      if (request.query.dry_run === 'true') return dryRun(program, request, await readReturn(ctx, program, request.body))
      const key = claimedKey(request, 'return')
      const read = await readReturn(ctx, program, request.body)
      if (isAwaiting(read)) return answerParked(ctx, request, reply, program, read, key)
      const decided = await decideRequest(ctx, request, reply, { key, ...read })
      return { ...answerFor(request.caller, decided), bill: await billOf(program, decided) }
    },
  )

  const billOf = async (program: LiveProgram, decided: Decided): Promise<ReturnAnswer['bill']> =>
    returnBillOf(await versionOf(ctx, program, decided.policyVersion), decided)

  async function dryRun(
    program: LiveProgram,
    { caller, headers }: Pick<FastifyRequest, 'caller' | 'headers'>,
    read: Awaited<ReturnType<typeof readReturn>>,
  ): Promise<ReturnQuote> {
    if (isAwaiting(read)) throw noSale()
    const key = keyOfDryRun(ctx.clock.now())
    const decided = await submit(ctx, submissionOf({ ...read, key, programId: program.id, client: caller.client, dry: true }))
    const { refusal } = decided.outcome
    if (!refusal) return { promised: false, answer: answerFor(caller, decided), bill: await billOf(program, decided) }
    const { code, facts } = refusal
    const text = message(languageOf(headers['accept-language']), `problem.${code}`, facts)
    return { promised: false, refusal: { code, message: text, facts: { ...facts } } }
  }
}
