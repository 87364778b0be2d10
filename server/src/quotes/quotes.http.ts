import { z } from 'zod'
import { At, timeOf } from '#kit/at.ts'
import type { Doors } from '#kit/doors.ts'
import { languageOf } from '#kit/messages.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { readTarget, Target } from '../members/target.ts'
import { OrderInput, orderOf } from '../orders/order-input.ts'
import { Quote, quoteOrder, type Invented } from '../orders/quote-order.ts'
import { liveProgram } from '../programs/live-program.ts'
import { withDraft } from '../programs/with-draft.ts'

const AskQuote = z
  .strictObject({
    ...Target,
    invented: z
      .strictObject({
        tiers: z.record(z.string(), z.string()).optional(),
        attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
        tags: z.array(z.string()).max(100).optional(),
      })
      .optional()
      .meta({ description: 'Instead of a member: somebody new with these tiers, attributes and tags' }),
    version: z.enum(['live', 'draft']).default('live'),
    at: At,
    order: OrderInput,
  })
  .meta({ id: 'AskQuote' })

export function quoteDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/quotes',
    {
      ...allow('orders:write'),
      schema: {
        summary: 'What an order would earn, without placing it, and why each rule fires or does not',
        tags: ['orders'],
        body: AskQuote,
        response: { 200: Quote },
      },
    },
    async (request) => {
      const { order, at, version, invented, ...target } = request.body
      const live = await liveProgram(ctx, request.caller.programId)
      const program = version === 'draft' ? await withDraft(ctx, live) : live
      return quoteOrder(ctx, program, {
        for: invented ? { invented: invented as Invented } : readTarget(target),
        order: orderOf(program.timeline.latest.document, order),
        at: timeOf(at),
        language: languageOf(request.headers['accept-language']),
      })
    },
  )
}
