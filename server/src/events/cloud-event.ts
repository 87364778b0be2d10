import { z } from 'zod'
import { At } from '#kit/at.ts'
import { stableJson } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import { PlaceOrder } from '../orders/order-input.ts'
import { MakeReturn } from '../returns/read-return.ts'
import type { Item } from './decide-item.ts'
import { parsedBy } from './item.ts'
import { ReportEvent } from './read-event.ts'

/** An event of the program's own types is `perennial.event.` and its type. */
const EVENT = 'perennial.event.'

export const CloudEvent = z
  // With whatever extensions the sender's system puts in.
  .looseObject({
    specversion: z.literal('1.0'),
    id: z.string().min(1).max(200),
    source: z.string().min(1).max(200).meta({ description: 'With the id the idempotency key: the same two are the same event' }),
    type: z
      .string()
      .regex(/^perennial\.(order|return|event\..{1,40})$/, 'A type is perennial.order, perennial.return or perennial.event.<type>.')
      .meta({ description: '`perennial.order`, `perennial.return`, or `perennial.event.` and a type that the program declares' }),
    time: At.meta({ description: 'When it happened, where the data does not say `at`' }),
    subject: z.string().max(200).optional(),
    datacontenttype: z
      .string()
      .regex(/^application\/json\b/i, 'Data is taken as application/json.')
      .optional(),
    data: z.looseObject({}).meta({ description: 'As the body of /v1/orders, /v1/returns or /v1/events' }),
  })
  .meta({ id: 'CloudEvent' })

/** What an event that came says, as one of many; its key is still to be claimed. */
export function readCloudEvent(raw: unknown): Omit<Item, 'key'> & { named: [source: string, id: string] } {
  const { id, source, type, time, data } = parsedBy(CloudEvent, raw)
  const given = { ...(time !== undefined && { at: time }), ...data }
  return { ...bodyOf(type, given), named: [source, id], sameAs: stableJson([type, given]) }
}

function bodyOf(type: string, data: Record<string, unknown>): Pick<Item, 'kind' | 'body'> {
  if (type === 'perennial.order') return { kind: 'order', body: parsedBy(PlaceOrder, data, ['data']) }
  if (type === 'perennial.return') return { kind: 'return', body: parsedBy(MakeReturn, data, ['data']) }
  const own = type.slice(EVENT.length)
  if (data['type'] !== undefined && data['type'] !== own)
    throw new Problem('invalid_request', {}, [
      { code: 'another_type', path: 'data.type', message: `The data says another type than the event, which is of ${own}.` },
    ])
  return { kind: 'event', body: parsedBy(ReportEvent, { ...data, type: own }, ['data']) }
}

/** An event whose envelope is in the headers, as if it had come whole. Texts there are percent-encoded. */
export function fromHeaders(headers: Readonly<Record<string, string | string[] | undefined>>, data: unknown): Record<string, unknown> {
  const event: Record<string, unknown> = { data }
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('ce-') || typeof value !== 'string') continue
    event[name.slice(3)] = decoded(value, name)
  }
  return event
}

function decoded(value: string, name: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    throw new Problem('invalid_request', {}, [
      { code: 'malformed_text', path: `headers.${name}`, message: 'A header of an event is percent-encoded UTF-8.' },
    ])
  }
}
