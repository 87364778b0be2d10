import type { Order } from '@perennial/engine/decide/command.ts'
import { isOpen } from '../../src/checkouts/checkout.ts'
import { checkoutById, type BasketInput } from '../../src/checkouts/checkouts.sql.ts'
import { basketOf, type Wish } from '../../src/checkouts/evaluate-basket.ts'
import type { Evaluation } from '../../src/checkouts/evaluation.ts'
import { beginCheckout } from '../../src/checkouts/write-checkout.ts'
import { decodeOutcome } from '../../src/intake/outcome.ts'
import { storedDecision } from '../../src/intake/stored-decision.ts'
import { reservationOf } from '../../src/intake/stored-sale.ts'
import type { Draft, Submitting } from '../../src/intake/submission.ts'
import { keyHash } from '../../src/kit/hashes.ts'
import { holderKey } from '../../src/kit/holder-key.ts'
import { decodeId, uuidText } from '../../src/kit/ids.ts'
import type { OpenContext } from '../../src/open-context.ts'
import { currentProgram } from '../../src/programs/live-program.ts'
import type { Auditor } from './auditor.ts'
import { price, type Priced } from './baskets.ts'
import { TAKING } from './earnings.ts'
import { meet, type Moment } from './lots.ts'
import { moneyOf, payable, splitOf } from './payments.ts'

/** A basket as a till begins it. */
export interface Begun {
  member: string | null
  basket: BasketInput
  coupons: readonly string[]
  wish: Wish
  key: string
}

/** Begins a basket at the server. Returns its id, what the engine will be given, and what was told. */
export async function begin(
  ctx: OpenContext,
  programId: number,
  { member, basket, coupons, wish, key }: Begun,
): Promise<{ id: string; order: Order; told: unknown }> {
  const program = await currentProgram(ctx, programId)
  const asked = { whose: member === null ? null : holderKey(decodeId('mem', member)!), basket, coupons, wish }
  const { answer } = await beginCheckout(
    ctx,
    { program, asked, language: 'en', explain: false },
    { key: keyHash('basket', key), sameAs: key, by: 'simulation' },
  )
  const version = program.timeline.versionAt(null, ctx.clock.now())
  const order = basketOf(version, { basket, coupons, payments: answer.payments })
  return { id: answer.id, order, told: toldBy(answer.evaluation!, answer.payments) }
}

/**
 * What goes with a command of a basket when it comes from its door: by which it is known again, and the basket as it was set aside.
 *
 * @param isWhole whether that comes with it; else it is looked up
 */
export async function asHeld(
  ctx: OpenContext,
  programId: number,
  { member, draft, isWhole }: { member: string; draft: Draft; isWhole: boolean },
): Promise<Partial<Pick<Submitting, 'reference' | 'sameAs' | 'facts'>>> {
  if (draft.kind === 'reserve' && draft.checkout !== undefined) {
    const row = (await checkoutById(ctx.pool, programId, uuidText(decodeId('chk', draft.checkout)!)))!
    const revision = isOpen(row.state) ? row.revision : row.held_revision
    return { reference: keyHash('checkout', row.id, String(revision)), sameAs: row.id }
  }
  const seq = draft.kind === 'void' || draft.kind === 'order' ? draft.reserved : undefined
  if (seq === undefined || !isWhole) return {}
  const stored = await storedDecision(ctx, holderKey(decodeId('mem', member)!), seq)
  if (stored?.command.kind !== 'reserve' || stored.outcome.refusal) return {}
  const { command, rulesVersion: rules, facts, outcome } = stored
  const at = Math.min(command.at, command.recordedAt)
  return { facts: { reservations: { [seq]: reservationOf({ seq, at, rules, command, facts, outcome: decodeOutcome(outcome) }) } } }
}

const toldBy = ({ bill, can_pay, refusal }: Evaluation, payments: readonly object[]): unknown => ({
  refused: refusal?.code ?? null,
  payments,
  cost: [bill.total, bill.discount, bill.payable, bill.paid_in_points, bill.to_pay],
  lines: bill.lines.map(({ discount, paid_in_points, to_pay }) => [discount, paid_in_points, to_pay]),
  points: bill.points.map(({ currency, points, amount }) => [currency, points, amount]),
  earns: Object.entries(bill.earns).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  coupons: bill.coupons.map(({ id, applied }) => [id, applied]),
  can_pay: can_pay.map(({ currency, points, amount, least, step }) => [currency, points, amount, least, step]),
})

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

/** What the till must be told, by the auditor's own reckoning. */
export function expectedOf(auditor: Auditor, { member, wish }: Begun, order: Order, now: number): unknown {
  const moment = auditor.ask(member, now)
  const payments = paymentsOf(moment, wish, order)
  const basket = { ...order, ...(payments.length > 0 && { payments }) }
  const priced = moment.member.status === 'active' ? price(moment, basket) : 'member_not_active'
  meet({ ...moment, met: auditor.met }, typeof priced === 'string' ? `evaluated: ${priced}` : 'evaluated')
  return {
    refused: typeof priced === 'string' ? priced : null,
    payments,
    ...billOf(moment, basket, typeof priced === 'string' ? null : priced),
  }
}

/** Which points pay: as it was said, or as the program splits what they are to pay of it. */
function paymentsOf(moment: Moment, wish: Wish, order: Order): readonly { currency: string; points: number }[] {
  if ('points' in wish) return wish.points
  const priced = moment.member.status === 'active' ? price(moment, order) : 'member_not_active'
  const cost = typeof priced === 'string' ? order.total : sumOf(priced.earned.paid!.costs)
  return splitOf(moment, cost, wish.amount === 'most' ? cost : wish.amount)
}

function billOf(moment: Moment, order: Order, priced: Priced | null): object {
  const costs = priced ? priced.earned.paid!.costs : order.lines.map((line) => line.amount)
  const cost = sumOf(costs)
  const payments = priced?.payments ?? []
  const inPoints = costs.map((_, i) => moneyOf(payments.map(({ byLine }) => byLine[i]!)))
  const used = priced?.coupons.map(({ id }) => id) ?? []
  return {
    cost: [order.total, order.total - cost, cost, moneyOf(payments), cost - moneyOf(payments)],
    lines: order.lines.map(({ amount }, i) => [amount - costs[i]!, inPoints[i], costs[i]! - inPoints[i]!]),
    points: payments.map(({ coin, points, amount }) => [coin, points, amount]),
    earns: earnsOf(priced),
    coupons: [...new Set([...(order.coupons ?? []), ...used])].map((id) => [id, used.includes(id)]),
    can_pay: payable(moment, cost).map(({ coin, points, amount, least, step }) => [coin, points, amount, least, step]),
  }
}

function earnsOf(priced: Priced | null): [string, number][] {
  const sums = new Map<string, number>()
  for (const [campaign, , , coin, amount] of priced?.earned.earnings ?? [])
    if (coin !== '' && amount > 0 && !TAKING.has(campaign)) sums.set(coin, (sums.get(coin) ?? 0) + amount)
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1))
}
