import { usedOf } from '@perennial/engine/decide/basis.ts'
import type { Order } from '@perennial/engine/decide/command.ts'
import { EMPTY_WALLET, type HolderState } from '@perennial/engine/decide/state.ts'
import { allot, ratioOf, scale } from '@perennial/engine/numbers/rounding.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import type { CompiledCurrency } from '@perennial/engine/program/currencies.ts'
import { withoutDiscounts } from '@perennial/engine/rules/discounts.ts'
import type { Day } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import type { Outcome } from '../intake/outcome.ts'
import { earnedBy, returnRate } from '../orders/return-rate.ts'

export const STATES = ['draft', 'evaluated', 'held', 'confirmed', 'partly_returned', 'returned', 'voided', 'expired'] as const
export type CheckoutState = (typeof STATES)[number]

/** In which a basket may still be changed and set aside. */
const OPEN: ReadonlySet<CheckoutState> = new Set(['draft', 'evaluated', 'voided', 'expired'])
export const isOpen = (state: CheckoutState): boolean => OPEN.has(state)

const Part = z.object({ currency: z.string(), points: z.int(), amount: z.int() })

/** What a basket costs and gives, to be shown at the till. */
export const Bill = z
  .object({
    total: z.int().meta({ description: 'Sum of the lines, minor units of money' }),
    discount: z.int().meta({ description: 'What campaigns take off' }),
    payable: z.int(),
    paid_in_points: z.int().meta({ description: 'What the points are worth that pay for a part of it' }),
    to_pay: z.int().meta({ description: 'What is left to pay in money' }),
    lines: z.array(
      z.object({ sku: z.string(), quantity: z.int(), amount: z.int(), discount: z.int(), paid_in_points: z.int(), to_pay: z.int() }),
    ),
    points: z.array(Part).meta({ description: 'Points that pay, by currency' }),
    earns: z.record(z.string(), z.int()).meta({ description: 'Points that it earns, by currency' }),
    return_rate: z.number().meta({ description: 'What comes back in points and discounts, as a share of what is payable: 0.01 is 1 %' }),
    coupons: z.array(z.object({ id: z.string(), coupon: z.string().optional(), applied: z.boolean() })),
  })
  .meta({ id: 'Bill' })
export type Bill = z.infer<typeof Bill>

/** The bill of a basket by its decision. */
export function billOf(version: CompiledVersion, order: Order, outcome: Pick<Outcome, 'effects' | 'paid' | 'coupons'>): Bill {
  const { effects = [], paid = [], coupons = [] } = outcome
  const cost = withoutDiscounts({ ...order, net: order.total }, effects)
  const discount = order.total - cost.total
  // What was paid in points of others stands in the order, where none of the program pay.
  const elsewhere = paid.length > 0 ? 0 : Math.min(order.total - order.net, cost.total)
  const paidInPoints = paid.reduce((sum, { amount }) => sum + amount, elsewhere)
  const amounts = cost.lines.map(({ amount }) => amount)
  const ofLines = elsewhere === 0 ? amounts.map(() => 0) : allot(elsewhere, amounts)
  const used = new Map(coupons.map(({ id, coupon }) => [id, coupon]))
  const presented = [...new Set([...(order.coupons ?? []), ...used.keys()])]
  return {
    total: order.total,
    discount,
    payable: cost.total,
    paid_in_points: paidInPoints,
    to_pay: cost.total - paidInPoints,
    lines: order.lines.map(({ sku, quantity, amount }, i) => {
      const left = cost.lines[i]!.amount
      const inPoints = paid.reduce((sum, { byLine }) => sum + byLine[i]!.amount, ofLines[i]!)
      return { sku, quantity, amount, discount: amount - left, paid_in_points: inPoints, to_pay: left - inPoints }
    }),
    points: paid.map(({ currency, points, amount }) => ({ currency, points, amount })),
    earns: earnedBy(effects),
    return_rate: returnRate(version, order, effects),
    coupons: presented.map((id) => ({ id, ...(used.has(id) && { coupon: used.get(id)! }), applied: used.has(id) })),
  }
}

export const Payable = z
  .array(z.object({ currency: z.string(), points: z.int(), amount: z.int(), least: z.int(), step: z.int() }))
  .meta({ description: 'The most that could be paid with each currency of the member, if with no other' })

/**
 * The most that a basket of this price may be paid with each currency on a day, the first to be taken first. What may not be spent
 * then is not offered: a customer who is told that 5 stars pay must not be refused because it is not their season.
 *
 * @param state what fell due by then has happened
 */
export function payableWith(version: CompiledVersion, state: HolderState, payable: number, day: Day): z.infer<typeof Payable> {
  const found = [...version.currencies.values()].flatMap((currency) => {
    const { pay, min_redeem: least, redeem_step: step } = currency.document
    if (!pay) return []
    const most = scale(payable, ratioOf(pay.most_share), 'down')
    const affordable = scale(most, { numerator: BigInt(pay.points), denominator: BigInt(pay.amount) }, 'down')
    const points = Math.min(spendableOn(currency, state, day), affordable)
    const whole = points - (points % step)
    if (whole < least) return []
    return [{ priority: pay.priority, part: { currency: currency.key, points: whole, amount: worthOf(pay, whole), least, step } }]
  })
  return found.toSorted((a, b) => b.priority - a.priority).map(({ part }) => part)
}

/** How much of a currency may be spent on a day: what there is of it, within its season and its cap. */
function spendableOn({ key, spendable, spendCap, maySpend }: CompiledCurrency, { wallets, progress }: HolderState, day: Day): number {
  if (progress.status !== 'active' || !spendable || !maySpend(day)) return 0
  const { available, held } = wallets[key] ?? EMPTY_WALLET
  if (!spendCap) return available
  // What is held already will count when it is captured.
  return Math.max(0, Math.min(available, spendCap.max - held - usedOf(progress.counters?.[spendCap.key], spendCap.period, day)))
}

const worthOf = (pay: { points: number; amount: number }, points: number): number =>
  scale(points, { numerator: BigInt(pay.amount), denominator: BigInt(pay.points) }, 'down')

/** Splits an amount of money over the member's currencies, in the order that the program says; as much of it as they can pay. */
export function splitPayment(
  version: CompiledVersion,
  state: HolderState,
  payable: number,
  amount: number,
  day: Day,
): { currency: string; points: number }[] {
  let [left, open] = [Math.min(amount, payable), payable]
  const parts: { currency: string; points: number }[] = []
  for (const { currency, points: most, least, step } of payableWith(version, state, payable, day)) {
    const pay = version.currencies.get(currency)!.document.pay!
    const wanted = scale(Math.min(left, open), { numerator: BigInt(pay.points), denominator: BigInt(pay.amount) }, 'down')
    const points = Math.min(most, wanted - (wanted % step))
    if (points < least) continue
    parts.push({ currency, points })
    left -= worthOf(pay, points)
    open -= worthOf(pay, points)
  }
  return parts
}
