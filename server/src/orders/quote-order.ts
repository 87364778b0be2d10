import type { Order } from '@perennial/engine/decide/command.ts'
import type { HolderState } from '@perennial/engine/decide/state.ts'
import { z } from 'zod'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { newId } from '#kit/ids.ts'
import { message, type Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import { knownBy } from '../customers/identity-finder.ts'
import type { NormalIdentity } from '../customers/identity.ts'
import { answerFor, DecisionAnswer, refusalReason } from '../decisions/answer.ts'
import { decodeOutcome } from '../intake/outcome.ts'
import { inventedState, readWithNewest, simulate, type Simulated } from '../intake/simulate.ts'
import { isHolder } from '../members/target.ts'
import type { LiveProgram } from '../programs/program.ts'
import { returnRate } from './return-rate.ts'

export const Quote = z
  .object({
    promised: z.literal(false).meta({ description: 'A quote promises nothing: the order is decided when it is placed' }),
    answer: DecisionAnswer.omit({ decision: true, order: true }),
    return_rate: z.number().meta({ description: 'What comes back in points and discounts, as a share of what is paid: 0.01 is 1 %' }),
    refusal: z.looseObject({ code: z.string() }).optional(),
    not_fired: z.array(z.object({ campaign: z.string(), rule: z.string().nullable(), because: z.string(), text: z.string() })),
  })
  .meta({ id: 'Quote' })
export type Quote = z.infer<typeof Quote>

/** Somebody who is no member, to quote for. */
export interface Invented {
  tiers?: Record<string, string>
  attributes?: Record<string, string | number | boolean>
  tags?: string[]
}

export interface Asked {
  for: HolderKey | NormalIdentity | { invented: Invented }
  order: Order
  at: number | null
  caller: Caller
  language: Language
}

/**
 * What an order would earn, and why each rule fires or does not. Nothing is written. Somebody whom the order would
 * enrol is quoted as the newcomer they would be.
 *
 * @throws Problem `not_found` for an unknown member, `no_membership` where the program enrols nobody by an order
 */
export async function quoteOrder(ctx: Context, program: LiveProgram, asked: Asked): Promise<Quote> {
  const { timeline } = program
  const recordedAt = ctx.clock.now()
  const at = asked.at ?? recordedAt
  const command = { kind: 'order' as const, at, recordedAt, order: asked.order }
  const { holder, state } = await whom(ctx, program, asked.for, at)
  const products = await ctx.products.factsFor(program.organizationId, asked.order, timeline.versionAt(at, recordedAt).zone.dayOf(at))
  const of = { programId: program.id, timeline }
  const { decided, notFired } = await simulate(ctx.pool, of, holder, state, command, products ? { products } : {})
  const refusal = refusalReason(decided)
  return {
    promised: false,
    answer: answerFor(asked.caller, decided),
    return_rate: returnRate(timeline.versionAt(at, recordedAt), asked.order, decodeOutcome(decided.outcome).effects ?? []),
    ...(refusal && { refusal: { ...refusal } }),
    not_fired: notFiredOf(notFired, asked.language),
  }
}

interface Whom {
  holder: HolderKey
  state: HolderState
}

async function whom(ctx: Context, { id, organizationId, timeline }: LiveProgram, target: Asked['for'], at: number): Promise<Whom> {
  const nobody = (invented: Invented): Whom => ({ holder: holderKey(newId(ctx.clock.now())), state: inventedState(timeline, at, invented) })
  if ('invented' in target) return nobody(target.invented)
  const { holder, state } = await readWithNewest(ctx.pool, id, isHolder(target) ? target : knownBy(ctx, organizationId, target))
  if (holder && state) return { holder, state }
  if (isHolder(target)) throw new Problem('not_found', { what: 'member' })
  if (timeline.versionAt(null, ctx.clock.now()).settings.unknown_identity === 'enrol') return nobody({})
  throw new Problem('no_membership')
}

export const notFiredOf = (notFired: Simulated['notFired'], language: Language): Quote['not_fired'] =>
  notFired.map(({ campaign, rule, because, detail }) => ({
    campaign,
    rule,
    because,
    text: message(language, `not_fired.${because}`, { detail }),
  }))
