import { z } from 'zod'
import { At } from '#kit/at.ts'
import { timeOf } from '#kit/at.ts'
import type { Doors } from '#kit/doors.ts'
import { LARGE_BODY_BYTES, problemBody, problemOf } from '#kit/doors.ts'
import { keyHash, stableJson } from '#kit/hashes.ts'
import { languageOf } from '#kit/messages.ts'
import { Problem, PROBLEMS } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { answerFor, DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand, submitCommand, type Command } from '../decisions/submit-command.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { readTarget, Target } from '../members/target.ts'
import { findOrder, noSale, OrderRef } from '../orders/find-order.ts'
import { refuseAnother } from '../orders/keep-order.ts'
import { orderOf } from '../orders/order-input.ts'
import { PlaceOrder } from '../orders/order-input.ts'
import { placeOrder } from '../orders/place-order.ts'
import { answerParked, isAwaiting, park, ParkedAnswer, type Awaiting } from '../parked/park.ts'
import { checked } from '../programs/attributes.ts'
import { liveProgram } from '../programs/live-program.ts'
import type { LiveProgram } from '../programs/program.ts'
import { MakeReturn } from '../returns/read-return.ts'
import { readReturn } from '../returns/read-return.ts'

const ReportEvent = z
  .strictObject({
    ...Target,
    type: z.string().max(40),
    attributes: z
      .record(z.string().max(40), z.union([z.string().max(1000), z.number(), z.boolean(), z.array(z.string().max(200)).max(100)]))
      .default({}),
    order: OrderRef.optional().meta({ description: 'What it is about, such as the order that was shipped; it says whose event it is' }),
    at: At,
  })
  .meta({ id: 'ReportEvent' })

const key = z.string().min(1).max(200).meta({ description: 'The idempotency key of this item' })
const BatchItem = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('order'), key, ...PlaceOrder.shape }),
    z.strictObject({ kind: z.literal('return'), key, ...MakeReturn.shape }),
    z.strictObject({ kind: z.literal('event'), key, ...ReportEvent.shape }),
  ])
  .meta({ id: 'BatchItem' })
/** Each is judged by `BatchItem` when its turn comes; here only the description of the API needs to know. */
const AnyItem = z.unknown().meta({ $ref: '#/components/schemas/BatchItemInput' })

const ItemResult = z.object({
  status: z.int(),
  replayed: z.boolean().optional(),
  answer: DecisionAnswer.optional(),
  kept: z.boolean().optional(),
  parked: z.boolean().optional().meta({ description: 'The order it names is not known yet' }),
  problem: z.looseObject({ code: z.string() }).optional(),
})

export function eventDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/events',
    {
      ...allow('orders:write'),
      schema: {
        summary: 'Report something that happened, of a type the program declares',
        tags: ['events'],
        body: ReportEvent,
        response: { 201: DecisionAnswer, 202: ParkedAnswer },
      },
    },
    async (request, reply) => {
      const claimed = claimedKey(request, 'event')
      const program = await liveProgram(ctx, request.caller.programId)
      const read = await readEvent(ctx, program, request.body)
      if (isAwaiting(read)) return answerParked(ctx, request, reply, program, read, claimed)
      return answerCommand(ctx, request, reply, { key: claimed, ...read })
    },
  )

  doors.post(
    '/v1/events::batch',
    {
      ...allow('orders:write'),
      bodyLimit: LARGE_BODY_BYTES,
      schema: {
        summary: 'Up to 1,000 orders, returns and events; each has its own key and its own result',
        tags: ['events'],
        body: z.strictObject({ items: z.array(AnyItem).min(1).max(1000) }),
        response: { 200: z.object({ results: z.array(ItemResult) }) },
      },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      const language = languageOf(request.headers['accept-language'])
      const turns = new Map<string, Promise<unknown>>()
      const results = await Promise.all(
        request.body.items.map((item, i) =>
          inTurn(turns, item, () => decideItem(ctx, program, request.caller, item)).catch((error: Error) => {
            const problem = problemOf(error)
            if (problem.code === 'internal') request.log.error({ err: error, request: request.id, item: i }, 'an item of a batch failed')
            return { status: PROBLEMS[problem.code].status, problem: problemBody(problem, language, request.id) as { code: string } }
          }),
        ),
      )
      return { results }
    },
  )
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

/** Each item is judged alone: one that is malformed does not stop the others. */
async function decideItem(
  ctx: Context,
  program: LiveProgram,
  caller: Parameters<typeof submitCommand>[1],
  raw: unknown,
): Promise<z.infer<typeof ItemResult>> {
  const parsed = BatchItem.safeParse(raw)
  if (!parsed.success) {
    throw new Problem(
      'invalid_request',
      {},
      parsed.error.issues.map((i) => ({ code: i.code, path: i.path.join('.'), message: i.message })),
    )
  }
  const item = parsed.data
  // Claimed as by the single door of its kind, so that what came by the one is known at the other.
  const { kind, key: own, ...body } = item
  const claimed = keyHash('key', caller.client, kind, own)
  const command = await readItem(ctx, program, item, claimed)
  if (command === 'kept') return { status: 202, kept: true }
  const sameAs = stableJson([{}, body])
  if (isAwaiting(command)) {
    const parked = await park(ctx, program, command, { key: claimed, sameAs, client: caller.client })
    if (!parked) throw noSale()
    return { status: 202, parked: true, replayed: parked.replayed }
  }
  const decided = await submitCommand(ctx, caller, { key: claimed, sameAs, ...command })
  return { status: 201, replayed: decided.replayed, answer: answerFor(caller, decided) }
}

async function readItem(
  ctx: Context,
  program: LiveProgram,
  item: z.infer<typeof BatchItem>,
  claimed: Buffer,
): Promise<Omit<Command, 'key'> | Awaiting | 'kept'> {
  if (item.kind === 'return') return readReturn(ctx, program, item)
  if (item.kind === 'event') return readEvent(ctx, program, item)
  const at = timeOf(item.at)
  const order = orderOf(program.timeline.versionAt(at, ctx.clock.now()).document, item.order)
  const placed = await placeOrder(ctx, program, readTarget(item), { order, at, key: claimed })
  if (!placed.kept) return placed
  refuseAnother(placed, item.order.reference)
  return 'kept'
}

async function readEvent(ctx: Context, program: LiveProgram, input: z.infer<typeof ReportEvent>): Promise<Omit<Command, 'key'> | Awaiting> {
  const { type, attributes, at, order, ...target } = input
  const { events } = program.timeline.versionAt(timeOf(at), ctx.clock.now()).document
  const declared = Object.hasOwn(events, type) ? events[type] : undefined
  if (!declared) throw new Problem('unknown_event', { type })
  const reasons: Problem['reasons'][number][] = []
  checked(declared.attributes, attributes, 'event', 'body.attributes', reasons)
  if (reasons.length > 0) throw new Problem('invalid_request', {}, reasons)
  const draft = { kind: 'event', type, attributes, at: timeOf(at) } as const
  if (!order) return { holder: await resolveMember(ctx, program, target), draft }
  const found = await findOrder(ctx, program.id, order)
  return 'awaits' in found ? { ...found, draft } : { holder: found.holder, draft: { ...draft, order: found.seq } }
}
