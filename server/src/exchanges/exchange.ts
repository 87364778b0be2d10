import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { z } from 'zod'
import { At } from '#kit/at.ts'
import { Bill, billOf } from '../checkouts/checkout.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { decodeOutcome } from '../intake/outcome.ts'
import type { Decided } from '../intake/submission.ts'
import { Target } from '../members/target.ts'
import { OrderInput } from '../orders/order-input.ts'
import { MakeReturn } from '../returns/read-return.ts'
import { ReturnBill, returnBillOf } from '../returns/return-bill.ts'

export const MakeExchange = z
  .strictObject({
    ...Target,
    returned: z
      .strictObject({
        order: MakeReturn.shape.order,
        checkout: z.string().max(40).optional().meta({ description: 'Or the checkout that was paid' }),
        lines: MakeReturn.shape.lines,
      })
      .meta({ id: 'ReturnedGoods', description: 'As in a return' }),
    order: OrderInput.meta({ description: 'What is taken instead' }),
    at: At,
  })
  .meta({ id: 'MakeExchange' })
export type MakeExchange = z.output<typeof MakeExchange>

/** The two halves of an exchange. */
export type Part = 'returned' | 'order'

const ExchangeBill = z
  .object({
    returned: ReturnBill,
    order: Bill,
    to_pay: z.int().meta({ description: 'What is left to pay in money; where it is negative, what is to be paid back' }),
    points: z
      .array(
        z.object({
          currency: z.string(),
          taken_back: z.int().meta({ description: 'What the goods that came back had earned' }),
          earned: z.int(),
          come_home: z.int().meta({ description: 'What had paid for the goods that came back' }),
          paid: z.int(),
          difference: z.int().meta({ description: 'By how much the member has more of it' }),
        }),
      )
      .meta({ description: 'By currency, what both halves come to' }),
  })
  .meta({ id: 'ExchangeBill' })

export const ExchangeAnswer = z
  .object({ returned: DecisionAnswer, placed: DecisionAnswer, bill: ExchangeBill })
  .meta({ id: 'ExchangeAnswer' })

export const ExchangeQuote = z
  .object({
    promised: z.literal(false).meta({ description: 'Nothing is written: an exchange is decided when it is made' }),
    returned: DecisionAnswer.omit({ decision: true }).optional(),
    placed: DecisionAnswer.omit({ decision: true, order: true }).optional(),
    bill: ExchangeBill.optional(),
    refusal: z
      .object({ part: z.enum(['returned', 'order']), code: z.string(), message: z.string(), facts: z.record(z.string(), z.unknown()) })
      .optional()
      .meta({ description: 'Why it would be refused, and which half of it' }),
  })
  .meta({ id: 'ExchangeQuote' })

/** The versions by which the halves were decided: the return by the settings of one, the order by the campaigns of the other. */
export interface Versions {
  policy: CompiledVersion
  rules: CompiledVersion
}

/** What there is to pay or to pay back, and what becomes of points, by the two decisions alone. */
export function exchangeBillOf({ policy, rules }: Versions, returned: Decided, placed: Decided): z.infer<typeof ExchangeBill> {
  if (placed.command.kind !== 'order') throw new Error(`a ${placed.command.kind} is no order`)
  const back = returnBillOf(policy, returned)
  const bought = billOf(rules, placed.command.order, decodeOutcome(placed.outcome))
  const currencies = new Set([
    ...Object.keys(back.takes_back),
    ...Object.keys(bought.earns),
    ...[...back.points, ...bought.points].map(({ currency }) => currency),
  ])
  const pointsOf = (parts: typeof back.points, currency: string): number => parts.find((part) => part.currency === currency)?.points ?? 0
  const points = [...currencies].toSorted().map((currency) => {
    const [takenBack, earned] = [back.takes_back[currency] ?? 0, bought.earns[currency] ?? 0]
    const [home, paid] = [pointsOf(back.points, currency), pointsOf(bought.points, currency)]
    return { currency, taken_back: takenBack, earned, come_home: home, paid, difference: earned - takenBack + home - paid }
  })
  return { returned: back, order: bought, to_pay: bought.to_pay - back.to_pay_back, points }
}
