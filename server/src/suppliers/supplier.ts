import { z } from 'zod'

/** What a supplier can say of an order: on its way to a promise, promised, on its way to the member, there, or never. */
export const REPORTS = ['accepted', 'confirmed', 'packed', 'shipped', 'delivered', 'failed'] as const
export type ReportStatus = (typeof REPORTS)[number]

/** What came of asking a supplier. `unknown`: nobody can tell whether it did what it was asked. `not_found`: it has no such order. */
export interface Report {
  status: ReportStatus | 'unknown' | 'not_found'
  note?: string
  /** The supplier's own number of it. */
  reference?: string
  tracking?: string
  codes?: readonly string[]
}

/** An order as suppliers are given it. The reference is ours, and the same in every try. */
export interface Placing {
  reference: string
  sku: string
  quantity: number
  slot: string
  address: Readonly<Record<string, string>>
}

/** How a supplier is asked. What cannot be asked is null. */
export interface Adapter {
  place(order: Placing): Promise<Report>
  ask: ((order: Placing) => Promise<Report>) | null
  cancel: ((order: Placing) => Promise<Report>) | null
}

const Path = z
  .string()
  .regex(/^[\w-]{1,60}(\.[\w-]{1,60}){0,7}$/, 'a path is written data.order.state')
  .meta({ description: 'Where in the JSON it stands: data.order.state' })

const Request = z.strictObject({
  url: z.string().max(2000).meta({ description: 'https; {{reference}} and {{sku}} may stand in its path and query' }),
  headers: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/), z.string().max(1000))
    .default({})
    .meta({ description: '{{secret.NAME}} stands for what `secrets` has under the name' }),
  body: z
    .record(z.string(), z.unknown())
    .default({})
    .meta({ description: 'JSON in which {{reference}}, {{sku}}, {{quantity}}, {{slot}}, {{address.city}} ... stand for the order’s' }),
})
export type RequestTemplate = z.output<typeof Request>

const Reading = z.strictObject({
  status: Path,
  statuses: z.record(z.string().max(100), z.enum(REPORTS)).meta({ description: 'What its words mean' }),
  reference: Path.optional(),
  tracking: Path.optional(),
  code: Path.optional().meta({ description: 'A code for the member' }),
  note: Path.optional().meta({ description: 'Its reason' }),
})
export type Reading = z.output<typeof Reading>

export const HttpConfig = z.strictObject({
  place: Request,
  ask: Request.optional().meta({ description: 'Asks what became of an order, by our reference' }),
  cancel: Request.optional(),
  answer: Reading,
  callback: Reading.extend({ our_reference: Path })
    .optional()
    .meta({ description: 'How its callbacks are read; like its answers, if left out' }),
  timeout_seconds: z.int().min(1).max(30).default(10),
})
export type HttpConfig = z.output<typeof HttpConfig>

export const PutSupplier = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('http'),
      enabled: z.boolean().default(true),
      config: HttpConfig,
      secrets: z
        .record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), z.string().max(2000))
        .optional()
        .meta({ description: 'Kept encrypted and shown to nobody; those of before, if left out' }),
    }),
    z.strictObject({ kind: z.literal('warehouse'), enabled: z.boolean().default(true) }),
  ])
  .meta({ id: 'PutSupplier' })

export const Supplier = z
  .object({
    id: z.string(),
    key: z.string(),
    kind: z.enum(['http', 'warehouse']),
    enabled: z.boolean(),
    config: z.record(z.string(), z.unknown()),
    secrets: z.array(z.string()).meta({ description: 'The names of its secrets' }),
    callback_path: z.string().meta({ description: 'Where it reports, signed' }),
    callback_secret: z.string().optional().meta({ description: 'Shown when it is first made, and never again' }),
  })
  .meta({ id: 'Supplier' })

/** What stands at a path, as text; undefined where there is nothing. */
export function textAt(value: unknown, path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  let at = value
  for (const part of path.split('.')) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, part)) return undefined
    at = (at as Record<string, unknown>)[part]
  }
  return typeof at === 'string' ? at : typeof at === 'number' || typeof at === 'boolean' ? String(at) : undefined
}

/** What a supplier's words come to. Words that nobody has given a meaning say nothing. */
export function readReport(reading: Reading, value: unknown): Report {
  const word = textAt(value, reading.status)
  const status = word === undefined || !Object.hasOwn(reading.statuses, word) ? 'unknown' : reading.statuses[word]!
  const [reference, tracking, code, note] = [reading.reference, reading.tracking, reading.code, reading.note].map((path) =>
    textAt(value, path),
  )
  return {
    status,
    ...(reference !== undefined && { reference: reference.slice(0, 200) }),
    ...(tracking !== undefined && { tracking: tracking.slice(0, 200) }),
    ...(code !== undefined && { codes: [code.slice(0, 200)] }),
    note: (note ?? (status === 'unknown' ? `It said "${word ?? ''}".` : '')).slice(0, 300),
  }
}

const HOLE = /\{\{([a-z_]+(?:\.[a-z0-9_]+)?)\}\}/g

/** Puts an order's values into a template's texts. A text that is nothing but a hole for a number becomes the number. */
export function filled(template: unknown, values: Readonly<Record<string, string | number>>): unknown {
  if (typeof template === 'string') {
    const whole = /^\{\{([a-z_.0-9]+)\}\}$/.exec(template)
    if (whole && typeof values[whole[1]!] === 'number') return values[whole[1]!]
    return template.replace(HOLE, (_, name: string) => String(values[name] ?? ''))
  }
  if (Array.isArray(template)) return template.map((part) => filled(part, values))
  if (template === null || typeof template !== 'object') return template
  return Object.fromEntries(Object.entries(template).map(([key, part]) => [key, filled(part, values)]))
}

/** What may stand in holes of a template. */
export function valuesOf(
  { reference, sku, quantity, slot, address }: Placing,
  secrets: Readonly<Record<string, string>>,
): Record<string, string | number> {
  return {
    reference,
    sku,
    quantity,
    slot,
    ...Object.fromEntries(Object.entries(address).map(([key, value]) => [`address.${key}`, value])),
    ...Object.fromEntries(Object.entries(secrets).map(([key, value]) => [`secret.${key}`, value])),
  }
}

/** Holes in a URL: only behind the host, and what fills them stays one part of it. */
export const filledUrl = (url: string, { reference, sku }: Placing): string =>
  url.replace(HOLE, (_, name: string) => encodeURIComponent(name === 'reference' ? reference : name === 'sku' ? sku : ''))

export const holesInHost = (url: string): boolean => /\{\{/.test(/^[^:]*:\/\/[^/?#]*/.exec(url)?.[0] ?? url)
