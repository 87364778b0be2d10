import type { Order, Payment } from '@perennial/engine/decide/command.ts'
import type { HolderState } from '@perennial/engine/decide/state.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { newId } from '#kit/ids.ts'
import type { Language } from '#kit/messages.ts'
import { message } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { knownBy } from '../customers/identity-finder.ts'
import type { NormalIdentity } from '../customers/identity.ts'
import { effectAnswer } from '../decisions/answer.ts'
import { decodeOutcome } from '../intake/outcome.ts'
import { inventedState, LongPartsWanted, readShortWithNewest, readWithNewest, simulate, type Simulated } from '../intake/simulate.ts'
import { isHolder } from '../members/target.ts'
import { orderOf } from '../orders/order-input.ts'
import { notFiredOf } from '../orders/quote-order.ts'
import { currentProgram } from '../programs/live-program.ts'
import type { LiveProgram } from '../programs/program.ts'
import { billOf, payableWith, splitPayment } from './checkout.ts'
import type { BasketInput } from './checkouts.sql.ts'
import type { Evaluation } from './evaluation.ts'

/** Whose basket it is, if anybody has said so, and what is in it. */
export interface Asked {
  whose: HolderKey | NormalIdentity | null
  basket: BasketInput
  coupons: readonly string[]
  wish: Wish
}

/** Which points pay, or money that points are to pay as far as they can. */
export type Wish = { points: readonly Payment[] } | { amount: number | 'most' }

/** A basket as the engine takes it. Its reference is known when it is paid. */
export function basketOf(
  { document }: CompiledVersion,
  { basket, coupons, payments }: Pick<Asked, 'basket' | 'coupons'> & { payments: readonly Payment[] },
): Order {
  const order = orderOf(document, { gross: true, ...basket, reference: '' })
  return { ...order, ...(coupons.length > 0 && { coupons }), ...(payments.length > 0 && { payments }) }
}

/**
 * What a basket costs and gives as of now, for its member or for whoever may come, and which points pay for it. Nothing is
 * written, nothing is promised: that takes holding it.
 *
 * @param program as it was a moment ago; what has been published since is read together with the member, in one packet
 * @returns whose it is as well, where anybody has said so
 * @throws Problem `not_found` where the member is none of this program
 */
export async function evaluateBasket(
  ctx: Context,
  program: LiveProgram,
  asked: Asked,
  { language, explain }: { language: Language; explain: boolean },
): Promise<{ holder: HolderKey | null; payments: readonly Payment[]; evaluation: Evaluation }> {
  const { holder, version, now, settled } = await settle(ctx, program, asked, explain)
  const { payments, simulated, order } = settled
  const { decided, notFired } = simulated
  const outcome = decodeOutcome(decided.outcome)
  const { refusal } = decided.outcome
  const bill = billOf(version, order, refusal ? {} : outcome)
  const evaluation = {
    bill,
    can_pay: payableWith(version, simulated.before, bill.payable, version.zone.dayOf(now)),
    effects: refusal ? [] : (outcome.effects ?? []).map(effectAnswer),
    ...(refusal && {
      refusal: { code: refusal.code, message: message(language, `problem.${refusal.code}`, refusal.facts), facts: refusal.facts },
    }),
    ...(explain && { not_fired: notFiredOf(notFired, language) }),
  }
  return { holder: asked.whose && holder, payments, evaluation }
}

interface Customer {
  program: LiveProgram
  holder: HolderKey
  state: HolderState
  now: number
  version: CompiledVersion
}

/** Baskets that only earn need no lots: these are read where points pay, or something falls due first. */
async function settle(ctx: Context, program: LiveProgram, asked: Asked, explain: boolean): Promise<Customer & { settled: Settled }> {
  const spends = 'amount' in asked.wish || asked.wish.points.length > 0
  const attempt = async (read: typeof readWithNewest): Promise<Customer & { settled: Settled }> => {
    const customer = await customerOf(ctx, program, asked.whose, read)
    return { ...customer, settled: await settlePayments(ctx, customer, asked, explain) }
  }
  if (spends) return attempt(readWithNewest)
  return attempt(readShortWithNewest).catch((error: unknown) => {
    if (!(error instanceof LongPartsWanted)) throw error
    return attempt(readWithNewest)
  })
}

async function customerOf(ctx: Context, given: LiveProgram, whose: Asked['whose'], read: typeof readWithNewest): Promise<Customer> {
  const now = ctx.clock.now()
  const found = whose && (await read(ctx.pool, given.id, isHolder(whose) ? whose : knownBy(ctx, given.organizationId, whose)))
  if (found && !found.state) throw new Problem('not_found', { what: 'member' })
  const isNew = !found || found.newest > given.latestVersion
  const program = isNew ? await currentProgram(ctx, given.id) : given
  const { timeline } = program
  const version = timeline.versionAt(null, now)
  if (!found) return { program, holder: holderKey(newId(now)), state: inventedState(timeline, now, {}), now, version }
  return { program, holder: found.holder!, state: found.state!, now, version }
}

interface Settled {
  payments: readonly Payment[]
  simulated: Simulated
  order: Order
}

/** Decides the basket; where only money was said, first without points, to know what there is to pay. */
async function settlePayments(ctx: Context, customer: Customer, asked: Asked, explain: boolean): Promise<Settled> {
  const decide = async (payments: readonly Payment[]): Promise<Settled> => {
    const { program, holder, state, now, version } = customer
    const order = basketOf(version, { ...asked, payments })
    const products = await ctx.products.factsFor(program.organizationId, order, version.zone.dayOf(now))
    const command = { kind: 'reserve' as const, at: now, recordedAt: now, order, expiresAt: now + 60_000 }
    const of = { programId: program.id, timeline: program.timeline }
    return { payments, order, simulated: await simulate(ctx.pool, of, holder, state, command, products ? { products } : {}, explain) }
  }
  if ('points' in asked.wish) return decide(asked.wish.points)
  const without = await decide([])
  const { outcome } = without.simulated.decided
  const { version, now } = customer
  const { payable } = billOf(version, without.order, outcome.refusal ? {} : decodeOutcome(outcome))
  const amount = asked.wish.amount === 'most' ? payable : asked.wish.amount
  const payments = splitPayment(version, without.simulated.before, payable, amount, version.zone.dayOf(now))
  return payments.length === 0 ? without : decide(payments)
}
