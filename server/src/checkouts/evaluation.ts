import { z } from 'zod'
import { exact } from '#kit/exact.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { Bill, Payable, STATES } from './checkout.ts'

const NotFired = z.object({ campaign: z.string(), rule: z.string().nullable(), because: z.string(), text: z.string() })

export const Evaluation = z
  .object({
    bill: Bill,
    can_pay: Payable,
    effects: DecisionAnswer.shape.effects,
    refusal: z
      .object({ code: z.string(), message: z.string(), facts: z.record(z.string(), z.unknown()) })
      .optional()
      .meta({ description: 'Why it could not be held as it is; the bill is then without coupons and points' }),
    not_fired: z.array(NotFired).optional().meta({ description: 'With explain: every rule that did nothing, and why' }),
  })
  .meta({ id: 'Evaluation' })
export type Evaluation = z.infer<typeof Evaluation>

const shown = {
  id: z.string(),
  code: z.string().meta({ description: 'By which it is taken up elsewhere, as long as it is open' }),
  state: z.enum(STATES),
  revision: z.int(),
  member: z.string().nullable(),
  basket: z.looseObject({}).meta({ description: 'As it was given' }),
  coupons: z.array(z.string()),
  payments: z.array(z.object({ currency: z.string(), points: z.int() })),
  hold: z.string().nullable().meta({ description: 'The decision that set it aside' }),
  order: z.string().nullable().meta({ description: 'Its order, once it is confirmed' }),
  expires_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
}
export const CheckoutAnswer = z.object(shown).meta({ id: 'Checkout' })
export type CheckoutAnswer = z.infer<typeof CheckoutAnswer>

export const EvaluatedCheckout = exact(z.object({ ...shown, evaluation: Evaluation.nullable() }).meta({ id: 'EvaluatedCheckout' }))
export type EvaluatedCheckout = z.infer<typeof EvaluatedCheckout>

/** What holding and confirming are answered with. Rendered from the stored decision alone, so a retry gets the same bytes. */
export const SettledCheckout = exact(
  z
    .object({ checkout: z.string(), expires_at: z.iso.datetime().optional(), bill: Bill, decision: DecisionAnswer })
    .meta({ id: 'SettledCheckout' }),
)
export type SettledCheckout = z.infer<typeof SettledCheckout>
