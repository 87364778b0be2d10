import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { LARGE_BODY_BYTES, takeJson, type Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { fromHeaders, readCloudEvent } from './cloud-event.ts'
import { decideInTurn, decideItem, type Item } from './decide-item.ts'
import { ItemResult, parsedBy } from './item.ts'

const ONE = 'application/cloudevents+json'
const MANY = 'application/cloudevents-batch+json'
const MOST = 1000

const Described = { $ref: '#/components/schemas/CloudEventInput' }
/** Each is judged when its turn comes; here only the description of the API needs to know. */
const AnyEvents = z.unknown().meta({ oneOf: [Described, { type: 'array', items: Described, minItems: 1, maxItems: MOST }] })

/** Only these doors take the types of CloudEvents. */
export async function cloudEventDoors(doors: Doors, ctx: Context): Promise<void> {
  takeJson(doors, ONE)
  takeJson(doors, MANY)
  doors.post(
    '/v1/cloudevents',
    {
      ...allow('orders:write'),
      bodyLimit: LARGE_BODY_BYTES,
      schema: {
        summary: 'Orders, returns and events as CloudEvents 1.0: one, up to 1,000, or one whose envelope is in ce- headers',
        tags: ['events'],
        consumes: [ONE, MANY],
        body: AnyEvents,
        response: { 200: z.object({ results: z.array(ItemResult) }) },
      },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      const { headers, body } = request
      const type = headers['content-type']!.split(';')[0]!.trim().toLowerCase()
      const decide = (raw: unknown): Promise<ItemResult> => decideItem(ctx, program, request, itemOf(raw, request))
      // Of one alone the status says what came of it, because that is all that most senders look at.
      if (type !== MANY) return { results: [await decide(type === ONE ? body : fromHeaders(headers, body))] }
      const events = parsedBy(z.array(z.unknown()).min(1).max(MOST), body, ['body'])
      const results = await decideInTurn(
        request,
        events.map((raw) => ({ about: (raw as { data?: unknown } | null)?.data, decide: () => decide(raw) })),
      )
      // Who is told 200 sends nothing of it again. What could be done now is done, and is not done twice when all of it comes again.
      if (results.some(({ status }) => status === 503)) throw new Problem('overloaded', {}, [], { 'retry-after': '1' })
      return { results }
    },
  )
}

/** Whatever its type, the same source and id are the same event. */
function itemOf(raw: unknown, { caller }: FastifyRequest): Item {
  const { named, ...item } = readCloudEvent(raw)
  return { ...item, key: keyHash('key', caller.client, 'cloudevent', ...named) } as Item
}
