import type { Order, Payment } from '@perennial/engine/decide/command.ts'
import type { HolderState } from '@perennial/engine/decide/state.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { newId } from '#kit/ids.ts'
import type { Language } from '#kit/messages.ts'
import { message } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { effectAnswer } from '../decisions/answer.ts'
import { decodeOutcome } from '../intake/outcome.ts'
import { inventedState, readState, simulate, type Simulated } from '../intake/simulate.ts'
import { orderOf } from '../orders/order-input.ts'
import { notFiredOf } from '../orders/quote-order.ts'
import type { LiveProgram } from '../programs/program.ts'
import { billOf, payableWith, splitPayment } from './checkout.ts'
import type { BasketInput } from './checkouts.sql.ts'
import type { Evaluation } from './evaluation.ts'

export interface Asked {
  holder: HolderKey | null
  basket: BasketInput
  coupons: readonly string[]
  payments: readonly Payment[]
}

/** Money that points are to pay, as far as they can; or which points. */
export type Wish = { amount: number | 'most' } | { points: readonly Payment[] }

/** A basket as the engine takes it. Its reference is known when it is paid. */
export function basketOf({ document }: CompiledVersion, { basket, coupons, payments }: Omit<Asked, 'holder'>, reference = ''): Order {
  const order = orderOf(document, { gross: true, ...basket, reference })
  return { ...order, ...(coupons.length > 0 && { coupons }), ...(payments.length > 0 && { payments }) }
}

/**
 * What a basket costs and gives as of now, for its member or for whoever may come. Nothing is written, nothing is promised:
 * that takes holding it.
 */
export async function evaluateBasket(
  ctx: Context,
  program: LiveProgram,
  asked: Asked,
  { language, explain }: { language: Language; explain: boolean },
): Promise<Evaluation> {
  const version = program.timeline.versionAt(null, ctx.clock.now())
  const { decided, notFired, order, state } = await decide(ctx, program, asked)
  const outcome = decodeOutcome(decided.outcome)
  const { refusal } = decided.outcome
  const bill = billOf(version, order, refusal ? {} : outcome)
  return {
    bill,
    can_pay: payableWith(version, state.wallets, bill.payable),
    effects: refusal ? [] : (outcome.effects ?? []).map(effectAnswer),
    ...(refusal && {
      refusal: { code: refusal.code, message: message(language, `problem.${refusal.code}`, refusal.facts), facts: refusal.facts },
    }),
    ...(explain && { not_fired: notFiredOf(notFired, language) }),
  }
}

/** Which points pay, where only the money is said. */
export async function paymentsFor(
  ctx: Context,
  program: LiveProgram,
  asked: Omit<Asked, 'payments'>,
  wish: Wish,
): Promise<readonly Payment[]> {
  if ('points' in wish) return wish.points
  if (!asked.holder || asked.basket.lines.length === 0) return []
  const version = program.timeline.versionAt(null, ctx.clock.now())
  const { decided, order, state } = await decide(ctx, program, { ...asked, payments: [] })
  const { payable } = billOf(version, order, decided.outcome.refusal ? {} : decodeOutcome(decided.outcome))
  return splitPayment(version, state.wallets, payable, wish.amount === 'most' ? payable : wish.amount)
}

async function decide(ctx: Context, program: LiveProgram, asked: Asked): Promise<Simulated & { order: Order; state: HolderState }> {
  const { timeline } = program
  const now = ctx.clock.now()
  const version = timeline.versionAt(null, now)
  const order = basketOf(version, asked)
  const holder = asked.holder ?? holderKey(newId(now))
  const state = asked.holder ? await readState(ctx.pool, program.id, holder) : inventedState(timeline, now, {})
  if (!state) throw new Problem('not_found', { what: 'member' })
  const products = await ctx.products.factsFor(program.organizationId, order, version.zone.dayOf(now))
  const command = { kind: 'reserve' as const, at: now, recordedAt: now, order, expiresAt: now + 60_000 }
  const simulated = await simulate(ctx.pool, { programId: program.id, timeline }, holder, state, command, products ? { products } : {})
  return { ...simulated, order, state }
}
