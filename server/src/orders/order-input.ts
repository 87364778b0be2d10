import type { Order, OrderLine } from '@perennial/engine/decide/command.ts'
import { AMOUNT_MAX } from '@perennial/engine/numbers/rounding.ts'
import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { ORDER_LINES_MAX, TAGS_MAX } from '@perennial/engine/program/vocabulary.ts'
import { z } from 'zod'
import { Amount } from '#kit/amount.ts'
import { At } from '#kit/at.ts'
import type { Reason } from '#kit/refusals.ts'
import { Problem } from '#kit/refusals.ts'
import { Target } from '../members/target.ts'
import { checked } from '../programs/attributes.ts'

const Short = z.string().max(200)
const Attributes = z.record(
  z.string().max(40),
  z.union([z.string().max(1000), z.number(), z.boolean(), z.array(z.string().max(200)).max(TAGS_MAX)]),
)

export const OrderLineInput = z
  .strictObject({
    sku: z.string().min(1).max(100),
    quantity: z.int().min(1).max(1_000_000),
    amount: Amount.meta({ description: 'For the whole line, in minor units, after the shop’s discounts' }),
    category: Short.optional(),
    brand: Short.optional(),
    tags: z.array(z.string().max(100)).max(TAGS_MAX).optional(),
    margin: z.int().min(-AMOUNT_MAX).max(AMOUNT_MAX).optional(),
    attributes: Attributes.optional(),
  })
  .meta({ id: 'OrderLine' })

export const Payments = z
  .array(z.strictObject({ currency: z.string().max(40), points: Amount.min(1) }))
  .min(1)
  .max(10)

const Lines = z.array(OrderLineInput).max(ORDER_LINES_MAX)

export const OrderInput = z
  .strictObject({
    reference: z.string().min(1).max(100).meta({ description: 'The shop’s own number of the order; unique within the program' }),
    lines: Lines.min(1),
    paid_with_points: Amount.optional().meta({ description: 'Part of the total that was paid in points, which earns nothing' }),
    channel: Short.optional(),
    store: Short.optional(),
    payment: Short.optional(),
    partner: Short.optional().meta({ description: 'The partner whose sale it is, where it is one’s' }),
    gross: z.boolean().optional().meta({ description: 'The lines carry full prices: discounts of the program are taken off' }),
    coupons: z
      .array(z.string().min(1).max(200))
      .max(20)
      .optional()
      .meta({ description: 'Coupons presented: codes as they were typed or scanned, or ids' }),
    payments: Payments.optional().meta({ description: 'Points of the program to pay with, spent at once' }),
    attributes: Attributes.optional(),
  })
  .meta({ id: 'Order' })
export type OrderInput = z.infer<typeof OrderInput>

/** A basket: an order that has no number yet. */
export const Basket = OrderInput.omit({ reference: true, paid_with_points: true, coupons: true, payments: true })
  .extend({ lines: Lines.default([]) })
  .meta({ id: 'Basket' })

export const PlaceOrder = z.strictObject({ ...Target, at: At, order: OrderInput }).meta({ id: 'PlaceOrder' })

/**
 * The order as the engine takes it: totals worked out, unknown texts empty, declared attributes beside the built-in fields.
 *
 * @param coupons ids of the coupons presented
 */
export function orderOf(document: ProgramDocument, input: OrderInput, coupons: readonly string[] = []): Order {
  const reasons: Reason[] = []
  const lines = input.lines.map((line, i) => lineOf(document, line, `body.order.lines.${i}`, reasons))
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  const paid = input.paid_with_points ?? 0
  if (total > AMOUNT_MAX)
    reasons.push({ code: 'too_large', path: 'body.order.lines', message: `The lines sum to more than ${AMOUNT_MAX}.` })
  if (paid > total)
    reasons.push({ code: 'too_large', path: 'body.order.paid_with_points', message: 'More was paid in points than the order costs.' })
  if (paid > 0 && input.payments)
    reasons.push({
      code: 'payments',
      path: 'body.order.payments',
      message: 'Give either payments, which spend points of the program, or paid_with_points.',
    })
  const attributes = checked(document.order.attributes, input.attributes ?? {}, 'order', 'body.order.attributes', reasons)
  if (reasons.length > 0) throw new Problem('invalid_request', {}, reasons)
  const { reference, channel = '', store = '', payment = '', partner } = input
  return {
    reference,
    total,
    net: total - paid,
    lines,
    channel,
    store,
    payment,
    ...(partner !== undefined && { partner }),
    ...(input.gross === true && { gross: true }),
    ...(coupons.length > 0 && { coupons }),
    ...(input.payments && { payments: input.payments }),
    ...attributes,
  }
}

function lineOf(document: ProgramDocument, input: OrderInput['lines'][number], path: string, reasons: Reason[]): OrderLine {
  const { sku, quantity, amount, category = '', brand = '', tags = [], margin } = input
  const attributes = checked(document.order.line_attributes, input.attributes ?? {}, 'line', `${path}.attributes`, reasons)
  return { sku, quantity, amount, tags, category, brand, ...(margin !== undefined && { margin }), ...attributes }
}
