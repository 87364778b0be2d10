import type { Order } from '@perennial/engine/decide/command.ts'
import { timeOf } from '#kit/at.ts'
import { keyHash } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import type { Caller } from '../access/api-key.ts'
import { orderOfCheckout } from '../checkouts/find-checkout.ts'
import type { Context } from '../context.ts'
import { submit, type Command } from '../decisions/submit-command.ts'
import { submissionOf, type Decided } from '../intake/submission.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { placeOrder } from '../orders/place-order.ts'
import { isAwaiting } from '../parked/park.ts'
import type { LiveProgram } from '../programs/program.ts'
import { readReturn } from '../returns/read-return.ts'
import type { MakeExchange, Part } from './exchange.ts'

/** An exchange as it is asked for. */
export interface Asked {
  body: MakeExchange
  /** What is taken instead, as the engine takes it. */
  order: Order
  caller: Caller
  key: Buffer
  /** The request, by which a retry is known. */
  sameAs: string
  /** Nothing is to be written. */
  dry: boolean
}

export type Exchanged = { returned: Decided; placed: Decided } | { part: Part; refused: Decided }

/**
 * Takes goods back and sells others for them. Both are decisions of one member, made together in one transaction: there is never one
 * without the other.
 *
 * @throws Problem where it cannot be asked; what the engine refuses is answered, and has changed nothing
 */
export async function exchangeGoods(ctx: Context, program: LiveProgram, asked: Asked): Promise<Exchanged> {
  const { body, order, caller, key, sameAs, dry } = asked
  const given = { programId: program.id, client: caller.client }
  const back = await readReturned(ctx, program, body)
  const placed = await placeOrder(ctx, program, back.holder, { order, at: timeOf(body.at) })
  // Only somebody without a membership has orders kept, and the holder is a member.
  if (placed.kept) throw new Error('the order of a member was kept')
  const then = submissionOf({ ...given, ...placed, key, sameAs })
  const returnKey = keyHash('exchange', key.toString('hex'))
  const decided = await submit(ctx, submissionOf({ ...given, ...back, key: returnKey, sameAs, then, dry }))
  if (decided.outcome.refusal) return { part: 'returned', refused: decided }
  if (!decided.then || decided.then.outcome.refusal) return { part: 'order', refused: decided.then! }
  return { returned: decided, placed: decided.then }
}

/** Whose goods come back, and of which sale. A sale says whose it is; where a member is named too, it must be theirs. */
async function readReturned(ctx: Context, program: LiveProgram, { returned, at, ...target }: MakeExchange): Promise<Omit<Command, 'key'>> {
  const { order, lines } = await saleOf(ctx, program, returned)
  const { member, identity } = target
  const whose = order && (member ?? identity) !== undefined ? await resolveMember(ctx, program, target) : null
  const read = await readReturn(ctx, program, { member, identity, order, lines, at })
  if (isAwaiting(read)) throw new Problem('no_sale', {}, [{ code: 'no_sale', path: 'body.returned.order.reference' }])
  if (whose && whose.text !== read.holder.text) throw new Problem('sale_of_other')
  return read
}

/** The sale by its order, where it is named. */
async function saleOf(ctx: Context, program: LiveProgram, { order, checkout, lines }: Returned): Promise<Omit<Returned, 'checkout'>> {
  const wrong = (code: string, path: string, message: string): Problem =>
    new Problem('invalid_request', {}, [{ code, path: `body.returned.${path}`, message }])
  if (checkout === undefined) {
    if (!order && !lines) throw wrong('missing', 'lines', 'Without an order, say which lines came back.')
    return { order, lines }
  }
  if (order) throw wrong('target', 'checkout', 'Give either order or checkout.')
  const id = await orderOfCheckout(ctx, program.id, checkout)
  if (id === null) throw new Problem('no_sale', {}, [{ code: 'no_sale', path: 'body.returned.checkout' }])
  return { order: { id }, lines }
}

type Returned = MakeExchange['returned']
