import type { Effect } from '@perennial/engine/decide/decision.ts'
import { formatDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import { exact } from '#kit/exact.ts'
import { encodeId, encodeRowId } from '#kit/ids.ts'
import type { Reason } from '#kit/refusals.ts'
import { seesPeople, type Caller } from '../access/api-key.ts'
import { decodeOutcome } from '../intake/outcome.ts'
import type { Decided } from '../intake/submission.ts'

/** What every accepted command is answered with. Rendered from the stored decision alone, so a retry gets the same bytes. */
export const DecisionAnswer = exact(
  z
    .object({
      decision: z.string().meta({ description: 'Id of the decision; ask /v1/decisions/{id} why' }),
      member: z.string(),
      kind: z.string(),
      at: z.iso.datetime(),
      recorded_at: z.iso.datetime(),
      version: z.int().meta({ description: 'Program version whose campaigns decided' }),
      order: z.string().optional(),
      hold: z.string().optional(),
      effects: z.array(
        z.object({
          campaign: z.string(),
          rule: z.string(),
          index: z.int(),
          currency: z.string(),
          wanted: z.int(),
          granted: z.int(),
          kind: z.string().optional().meta({ description: 'What it does, where it is not points given' }),
          lines: z.array(z.int()).optional().meta({ description: 'Its parts by line of the order' }),
          cut: z.string().optional().meta({ description: 'What kept it from being granted whole' }),
          expires_on: z.string().nullable().optional().meta({ description: 'Where the campaign says otherwise than the currency' }),
          review: z.literal(true).optional().meta({ description: 'It waits for a person' }),
          funder: z.string().optional(),
          trigger: z.string().optional().meta({ description: 'What set it off, where that was not the command itself' }),
          data: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
      balances: z.record(
        z.string(),
        z
          .object({ available: z.int(), pending: z.int().optional(), held: z.int().optional(), debt: z.int().optional() })
          .meta({ description: 'To keys of stores and partners: what is available, and no more' }),
      ),
      paid: z
        .array(z.object({ currency: z.string(), points: z.int(), amount: z.int() }))
        .optional()
        .meta({ description: 'Points that paid for a part of the order, and the money they were worth' }),
      coupons: z
        .array(z.object({ id: z.string(), coupon: z.string(), to: z.string() }))
        .optional()
        .meta({ description: 'What became of coupons' }),
      tiers: z.record(z.string(), z.object({ from: z.string(), to: z.string() })).optional(),
      returned_from: z.array(z.string()).optional(),
      unmatched: z.array(z.object({ line: z.int(), quantity: z.int() })).optional(),
    })
    .meta({ id: 'DecisionAnswer' }),
)
export type DecisionAnswer = z.infer<typeof DecisionAnswer>

export function answerOf(decided: Decided): DecisionAnswer {
  const { holder, seq, command, rulesVersion } = decided
  const { effects = [], wallets = {}, tiers, sales, unmatched, paid, coupons } = decodeOutcome(decided.outcome)
  return {
    decision: encodeRowId('dec', holder, seq),
    member: encodeId('mem', holder),
    kind: command.kind,
    at: new Date(command.at).toISOString(),
    recorded_at: new Date(command.recordedAt).toISOString(),
    version: rulesVersion,
    ...(command.kind === 'order' && { order: encodeRowId('ord', holder, seq) }),
    ...(command.kind === 'hold' && { hold: encodeRowId('hld', holder, seq) }),
    effects: effects.map(effectAnswer),
    balances: { ...wallets },
    ...(paid && { paid: paid.map(({ currency, points, amount }) => ({ currency, points, amount })) }),
    ...(coupons && { coupons: coupons.map(({ id, coupon, to }) => ({ id, coupon, to })) }),
    ...(tiers && { tiers: { ...tiers } }),
    ...(sales && { returned_from: sales.map((sale) => encodeRowId('ord', holder, sale)) }),
    ...(unmatched && { unmatched: unmatched.map((u) => ({ ...u })) }),
  }
}

export function effectAnswer({ expires, lines, ...effect }: Effect): DecisionAnswer['effects'][number] {
  return {
    ...effect,
    ...(lines && { lines: [...lines] }),
    ...(expires !== undefined && { expires_on: expires === null ? null : formatDay(expires) }),
  }
}

/** The answer as this caller may see it. */
export function answerFor(caller: Caller, decided: Decided): DecisionAnswer {
  const answer = answerOf(decided)
  return seesPeople(caller) ? answer : { ...answer, balances: spendable(answer.balances) }
}

export const spendable = (balances: DecisionAnswer['balances']): DecisionAnswer['balances'] =>
  Object.fromEntries(Object.entries(balances).map(([currency, { available }]) => [currency, { available }]))

/** The refusal of a decision as a reason with its facts, and where the decision can be looked up. */
export function refusalReason(decided: Decided): Reason | null {
  const { refusal } = decided.outcome
  if (!refusal) return null
  return { code: refusal.code, facts: { ...refusal.facts, decision: encodeRowId('dec', decided.holder, decided.seq) } }
}
