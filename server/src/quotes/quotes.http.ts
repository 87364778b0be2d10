import { z } from 'zod'
import { Timeline } from '@perennial/engine/decide/timeline.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import type { Doors } from '#kit/doors.ts'
import { newId } from '#kit/ids.ts'
import { languageOf, message, type Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { answerOf, DecisionAnswer, refusalReason } from '../decisions/answer.ts'
import { holderKey } from '#kit/holder-key.ts'
import { inventedState, readState, simulate, type Simulated } from '../intake/simulate.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { Target } from '../members/target.ts'
import { At, timeOf } from '../orders/at.ts'
import { OrderInput, orderOf } from '../orders/order-input.ts'
import { liveProgram } from '../programs/live-program.ts'
import { draftOf } from '../programs/programs.sql.ts'
import type { LiveProgram } from '../programs/program.ts'

const AskQuote = z
  .strictObject({
    ...Target,
    invented: z
      .strictObject({ tiers: z.record(z.string(), z.string()).optional(), attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(), tags: z.array(z.string()).max(100).optional() })
      .optional()
      .meta({ description: 'Instead of a member: somebody new with these tiers, attributes and tags' }),
    version: z.enum(['live', 'draft']).default('live'),
    at: At,
    order: OrderInput,
  })
  .meta({ id: 'AskQuote' })

const Quote = z
  .object({
    promised: z.literal(false).meta({ description: 'A quote promises nothing: the order is decided when it is placed' }),
    answer: DecisionAnswer.omit({ decision: true, order: true }),
    refusal: z.looseObject({ code: z.string() }).optional(),
    not_fired: z.array(z.object({ campaign: z.string(), rule: z.string().nullable(), because: z.string(), text: z.string() })),
  })
  .meta({ id: 'Quote' })

export const notFiredOf = (notFired: Simulated['notFired'], language: Language): z.infer<typeof Quote>['not_fired'] =>
  notFired.map(({ campaign, rule, because, detail }) => ({ campaign, rule, because, text: message(language, `not_fired.${because}`, { detail }) }))

export function quoteDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/quotes',
    {
      ...allow('orders:write'),
      schema: { summary: 'What an order would earn, without placing it, and why each rule fires or does not', tags: ['orders'], body: AskQuote, response: { 200: Quote } },
    },
    async (request) => {
      const { order, at, version, invented, ...target } = request.body
      const live = await liveProgram(ctx, request.caller.programId)
      const program = version === 'draft' ? await withDraft(ctx, live) : live
      const recordedAt = ctx.clock.now()
      const time = timeOf(at) ?? recordedAt
      const command = { kind: 'order' as const, at: time, recordedAt, order: orderOf(program.timeline.latest.document, order) }
      const holder = invented ? holderKey(newId(recordedAt)) : await resolveMember(ctx, program, target)
      const state = invented ? inventedState(program.timeline, time, definedOnly(invented)) : await readState(ctx.pool, program.id, holder)
      if (!state) throw new Problem('not_found', { what: 'member' })
      const products = await ctx.products.factsFor(program.organizationId, command.order, program.timeline.latest.zone.dayOf(time))
      const { decided, notFired } = simulate(program.timeline, holder, state, command, products ? { products } : {})
      const refusal = refusalReason(decided)
      const language = languageOf(request.headers['accept-language'])
      return { promised: false as const, answer: answerOf(decided), ...(refusal && { refusal: { ...refusal } }), not_fired: notFiredOf(notFired, language) }
    },
  )
}

type Invented = NonNullable<z.infer<typeof AskQuote>['invented']>

function definedOnly({ tiers, attributes, tags }: Invented): Parameters<typeof inventedState>[2] {
  return { ...(tiers && { tiers }), ...(attributes && { attributes }), ...(tags && { tags }) }
}

/** The program as if its draft had been in force all along. */
async function withDraft(ctx: Context, live: LiveProgram): Promise<LiveProgram> {
  const { draft } = await draftOf(ctx.pool, live.id)
  const number = live.latestVersion + 1
  const validated = validateProgram(draft, number)
  if (!validated.ok) throw new Problem('invalid_program', { count: validated.problems.length })
  const published = [...live.timeline.published, { version: validated.compiled, effectiveFrom: 0 }]
  return { ...live, timeline: new Timeline(published) }
}
