import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { LARGE_BODY_BYTES } from '#kit/doors.ts'
import { keyHash, stableJson } from '#kit/hashes.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { answerParked, isAwaiting, ParkedAnswer } from '../parked/park.ts'
import { liveProgram } from '../programs/live-program.ts'
import { decideInTurn, decideItem, type Item } from './decide-item.ts'
import { BatchItem, ItemResult, parsedBy } from './item.ts'
import { readEvent, ReportEvent } from './read-event.ts'

/** Each is judged by `BatchItem` when its turn comes; here only the description of the API needs to know. */
const AnyItem = z.unknown().meta({ $ref: '#/components/schemas/BatchItemInput' })

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
      const items = request.body.items.map((item) => ({
        about: item,
        decide: () => decideItem(ctx, program, request, itemOf(item, request)),
      }))
      return { results: await decideInTurn(request, items) }
    },
  )
}

/** An item of a batch under its own key, claimed as by the single door of its kind: what came by the one is known at the other. */
function itemOf(raw: unknown, { caller }: FastifyRequest): Item {
  const { kind, key, ...body } = parsedBy(BatchItem, raw)
  return { kind, body, key: keyHash('key', caller.client, kind, key), sameAs: stableJson([{}, body]) } as Item
}
