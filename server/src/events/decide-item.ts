import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { timeOf } from '#kit/at.ts'
import { problemBody, problemOf } from '#kit/doors.ts'
import { languageOf } from '#kit/messages.ts'
import { PROBLEMS } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { presentedCoupons } from '../coupons/presented-coupons.ts'
import { answerFor } from '../decisions/answer.ts'
import { submitCommand, type Command } from '../decisions/submit-command.ts'
import { readTarget } from '../members/target.ts'
import { noSale } from '../orders/find-order.ts'
import { refuseAnother } from '../orders/keep-order.ts'
import { orderOf, type PlaceOrder } from '../orders/order-input.ts'
import { placeOrder } from '../orders/place-order.ts'
import { isAwaiting, park, type Awaiting } from '../parked/park.ts'
import type { LiveProgram } from '../programs/program.ts'
import { readReturn, type MakeReturn } from '../returns/read-return.ts'
import type { ItemResult } from './item.ts'
import { readEvent, type ReportEvent } from './read-event.ts'

type Body =
  | { kind: 'order'; body: z.output<typeof PlaceOrder> }
  | { kind: 'return'; body: z.output<typeof MakeReturn> }
  | { kind: 'event'; body: z.output<typeof ReportEvent> }

/** One of many that came together, as the single door of its kind takes it, under the key that is its own. */
export type Item = Body & {
  key: Buffer
  /** By which a retry is known. */
  sameAs: string
}

/** What many that came together lead to, each for itself. */
export function decideInTurn(
  request: FastifyRequest,
  items: readonly { about: unknown; decide: () => Promise<ItemResult> }[],
): Promise<ItemResult[]> {
  const language = languageOf(request.headers['accept-language'])
  const turns = new Map<string, Promise<unknown>>()
  const decided = items.map(({ about, decide }, i) =>
    inTurn(turns, about, decide).catch((error: Error) => {
      const problem = problemOf(error)
      if (problem.code === 'internal') request.log.error({ err: error, request: request.id, item: i }, 'an item of a batch failed')
      return { status: PROBLEMS[problem.code].status, problem: problemBody(problem, language, request.id) as { code: string } }
    }),
  )
  return Promise.all(decided)
}

/**
 * Items that name the same person or order are decided in the order in which they stand, so that a till which was cut
 * off can send an order and its return together; all others go side by side.
 */
function inTurn<T>(turns: Map<string, Promise<unknown>>, item: unknown, work: () => Promise<T>): Promise<T> {
  const { member, identity, order } = (item ?? {}) as { member?: unknown; identity?: unknown; order?: { reference?: unknown } | null }
  const names = [member, identity, order?.reference].filter((name) => name !== undefined).map((name) => JSON.stringify(name))
  const done = Promise.allSettled(names.map(async (name) => turns.get(name))).then(work)
  for (const name of names) turns.set(name, done)
  return done
}

export async function decideItem(ctx: Context, program: LiveProgram, request: FastifyRequest, item: Item): Promise<ItemResult> {
  const { key, sameAs } = item
  const { caller } = request
  const command = await readItem(ctx, program, request, item)
  if (command === 'kept') return { status: 202, kept: true }
  if (isAwaiting(command)) {
    const parked = await park(ctx, program, command, { key, sameAs, client: caller.client })
    if (!parked) throw noSale()
    return { status: 202, parked: true, replayed: parked.replayed }
  }
  const decided = await submitCommand(ctx, caller, { key, sameAs, ...command })
  return { status: 201, replayed: decided.replayed, answer: answerFor(caller, decided) }
}

async function readItem(
  ctx: Context,
  program: LiveProgram,
  request: FastifyRequest,
  item: Item,
): Promise<Omit<Command, 'key'> | Awaiting | 'kept'> {
  if (item.kind === 'return') return readReturn(ctx, program, item.body)
  if (item.kind === 'event') return readEvent(ctx, program, item.body)
  const { at: given, order: input, ...target } = item.body
  const at = timeOf(given)
  const coupons = await presentedCoupons(ctx, program, request, input.coupons)
  const order = orderOf(program.timeline.versionAt(at, ctx.clock.now()).document, input, coupons)
  const placed = await placeOrder(ctx, program, readTarget(target), { order, at, key: item.key })
  if (!placed.kept) return placed
  refuseAnother(placed, input.reference)
  return 'kept'
}
