import type { ReturnCommand } from '@perennial/engine/decide/command.ts'
import type { Facts } from '@perennial/engine/decide/decision.ts'
import { returnedOf } from '@perennial/engine/decide/returned.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { z } from 'zod'
import { encodeRowId } from '#kit/ids.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { decodeOutcome } from '../intake/outcome.ts'
import type { Decided } from '../intake/submission.ts'

/** What goods that come back had cost, and what of it is to be paid back. */
export const ReturnBill = z
  .object({
    total: z.int().meta({ description: 'What they had cost, minor units of money' }),
    discount: z.int().meta({ description: 'By how much less campaigns take off what is left of the sale' }),
    paid_in_points: z.int().meta({ description: 'What was paid for them in points, which go home' }),
    to_pay_back: z.int().meta({ description: 'What is left to be paid back in money' }),
    lines: z.array(z.object({ order: z.string(), sku: z.string(), quantity: z.int(), amount: z.int() })),
    points: z
      .array(z.object({ currency: z.string(), points: z.int(), amount: z.int() }))
      .meta({ description: 'Points that come home, and the money they were worth' }),
    takes_back: z.record(z.string(), z.int()).meta({ description: 'Points that they had earned, by currency' }),
  })
  .meta({ id: 'ReturnBill' })
export type ReturnBill = z.infer<typeof ReturnBill>

export const ReturnAnswer = DecisionAnswer.extend({ bill: ReturnBill }).meta({ id: 'ReturnAnswer' })
export type ReturnAnswer = z.infer<typeof ReturnAnswer>

export const ReturnQuote = z
  .object({
    promised: z.literal(false).meta({ description: 'Nothing is written: a return is decided when it is made' }),
    answer: DecisionAnswer.omit({ decision: true }).optional(),
    bill: ReturnBill.optional(),
    refusal: z
      .object({ code: z.string(), message: z.string(), facts: z.record(z.string(), z.unknown()) })
      .optional()
      .meta({ description: 'Why it would be refused' }),
  })
  .meta({ id: 'ReturnQuote' })
export type ReturnQuote = z.infer<typeof ReturnQuote>

/**
 * The bill of an accepted return, by what was stored of it alone.
 *
 * @param policy the version by whose settings it was decided
 */
export function returnBillOf({ settings }: CompiledVersion, decided: Decided): ReturnBill {
  const { holder, command, facts, outcome } = decided
  const { sales = [] }: Facts = facts ?? {}
  const { effects = [] } = decodeOutcome(outcome)
  const returned = returnedOf(command as ReturnCommand, sales, settings.returns_without_receipt?.match ?? 'newest')
  const sum = (of: 'total' | 'paid'): number => returned.reduce((total, sale) => total + sale[of], 0)
  const [total, paid] = [sum('total'), sum('paid')]
  const discount = effects.reduce((off, { kind, granted }) => (kind === 'discount' ? off - granted : off), 0)
  const lines = returned.flatMap(({ sale, lines: taken }) =>
    taken.flatMap(({ quantity, amount }, i) =>
      quantity === 0 ? [] : [{ order: encodeRowId('ord', holder, sale.seq), sku: sale.order.lines[i]!.sku, quantity, amount }],
    ),
  )
  const takesBack: Record<string, number> = {}
  for (const { kind, currency, granted } of effects) if (kind === undefined) takesBack[currency] = (takesBack[currency] ?? 0) - granted
  return {
    total,
    discount,
    paid_in_points: paid,
    to_pay_back: total - discount - paid,
    lines,
    points: summed(returned),
    takes_back: takesBack,
  }
}

/** The points of several sales together. */
function summed(returned: ReturnType<typeof returnedOf>): ReturnBill['points'] {
  const sums = new Map<string, ReturnBill['points'][number]>()
  for (const { currency, points, amount } of returned.flatMap((sale) => sale.points)) {
    const sum = sums.get(currency) ?? { currency, points: 0, amount: 0 }
    sums.set(currency, { currency, points: sum.points + points, amount: sum.amount + amount })
  }
  return [...sums.values()]
}
