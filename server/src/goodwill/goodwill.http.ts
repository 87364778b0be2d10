import { AMOUNT_MAX } from '@perennial/engine/numbers/rounding.ts'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { answerFor, DecisionAnswer, refusalReason } from '../decisions/answer.ts'
import { liveProgram } from '../programs/live-program.ts'
import { carryOut } from './carry-out.ts'
import { noteGoodwill } from './give-goodwill.ts'
import { Preview, previewGoodwill } from './preview-goodwill.ts'
import { GoodwillRequest, requestAnswers } from './request-answer.ts'

const GiveGoodwill = z
  .strictObject({
    currency: z.string().max(40),
    amount: z.int().min(1).max(AMOUNT_MAX),
    reason: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a reason is a code: lower-case letters, digits and underscores'),
    note: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: 'Why, in words; it also stands among the notes on the member' }),
  })
  .meta({ id: 'GiveGoodwill' })

const Asked = z.object({ request: GoodwillRequest }).meta({ id: 'GoodwillAsked' })

export function goodwillDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/members/:id/goodwill',
    {
      ...allow('points:write', { shows: '/v1/members/:id/balances', makes: 'request' }),
      schema: {
        summary: 'Give points by hand: within one’s limit at once; beyond it a second person is asked, and 202 answered',
        tags: ['points'],
        params: z.object({ id: z.string().max(40) }),
        querystring: z.strictObject({
          dry_run: z
            .enum(['true', 'false'])
            .default('false')
            .meta({ description: 'true: only say whether it would be given at once, and what the member would have then' }),
        }),
        body: GiveGoodwill,
        response: { 200: Preview, 201: DecisionAnswer, 202: Asked },
      },
    },
    async (request, reply) => {
      const { caller, params, query } = request
      const { note = null, ...rest } = request.body
      const program = await liveProgram(ctx, caller.programId)
      if (query.dry_run === 'true') return previewGoodwill(ctx, program, caller, params.id, rest)
      return answerOnce(ctx, request, reply, 'goodwill', async (key) => {
        const row = await noteGoodwill(ctx, program, caller, params.id, keyHash('goodwill of', key.toString('hex')), { ...rest, note })
        if (row.beyond) {
          void reply.status(202)
          return { request: (await requestAnswers(ctx, program, [row], caller))[0]! }
        }
        const decided = await carryOut(ctx, row)
        const { refusal } = decided.outcome
        if (refusal) throw new Problem(refusal.code, refusal.facts, [refusalReason(decided)!])
        void reply.status(201)
        return answerFor(caller, decided)
      })
    },
  )
}
