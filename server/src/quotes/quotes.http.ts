import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { z } from 'zod'
import { At, timeOf } from '#kit/at.ts'
import type { Doors } from '#kit/doors.ts'
import { languageOf } from '#kit/messages.ts'
import { Problem, type Reason } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { presentedCoupons } from '../coupons/presented-coupons.ts'
import { readTarget, Target } from '../members/target.ts'
import { OrderInput, orderOf } from '../orders/order-input.ts'
import { Quote, quoteOrder, type Invented } from '../orders/quote-order.ts'
import { checked } from '../programs/attributes.ts'
import { currentProgram } from '../programs/live-program.ts'
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
      ...allow('orders:write', { asks: true }),
      schema: {
        summary: 'What an order would earn, without placing it, and why each rule fires or does not',
        tags: ['orders'],
        body: AskQuote,
        response: { 200: Quote },
      },
    },
    async (request) => {
      const { order, at, version, invented, ...target } = request.body
      const language = languageOf(request.headers['accept-language'])
      const live = await currentProgram(ctx, request.caller.programId)
      const program = version === 'draft' ? await withDraft(ctx, live, language) : live
      const { document } = program.timeline.versionAt(timeOf(at), ctx.clock.now())
      if (invented) checkInvented(document, invented as Invented)
      return quoteOrder(ctx, program, {
        for: invented ? { invented: invented as Invented } : readTarget(target),
        order: orderOf(document, order, await presentedCoupons(ctx, program, request, order.coupons)),
        at: timeOf(at),
        caller: request.caller,
        language,
      })
    },
  )
}

/** @throws Problem for a tier or an attribute that the program does not have */
function checkInvented(document: ProgramDocument, { tiers = {}, attributes = {} }: Invented): void {
  for (const [set, level] of Object.entries(tiers)) {
    const levels = Object.hasOwn(document.tiers, set) ? document.tiers[set]!.levels : []
    if (!levels.some(({ key }) => key === level)) throw new Problem('unknown_level', { set, level })
  }
  const reasons: Reason[] = []
  checked(document.attributes, attributes, 'member', 'body.invented.attributes', reasons)
  if (reasons.length > 0) throw new Problem('invalid_request', {}, reasons)
}
