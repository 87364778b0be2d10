import { z } from 'zod'
import { IDENTITY_KINDS } from '../customers/identity.ts'
import { BadValue } from './read-value.ts'

/** Where a value comes from: a column by name, or the same for every row. */
const Source = z.union([z.string().min(1), z.strictObject({ column: z.string().min(1) }), z.strictObject({ value: z.string() })])
export type Source = z.infer<typeof Source>

const Format = {
  format: z.enum(['csv', 'jsonl', 'xlsx']).default('csv'),
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le']).default('utf-8'),
  delimiter: z.string().length(1).default(','),
  sheet: z.string().max(100).optional().meta({ description: 'Of a workbook; the first that can be seen, if left out' }),
}

const At = z.strictObject({
  column: z.string().min(1),
  time_zone: z.string().optional().meta({ description: 'For times without an offset; the program’s, if left out' }),
})

const Member = z.strictObject({
  column: z.string().min(1),
  kind: z.enum(IDENTITY_KINDS),
  channel: z.string().optional(),
  app: z.string().optional(),
})

/** Money as the file has it, in main units (12.50), exact to the last digit. */
const Money = z.union([
  z.strictObject({ amount: z.string().min(1).meta({ description: 'Column with the amount of the whole line' }) }),
  z.strictObject({
    unit_price: z.string().min(1).meta({ description: 'Column with the price of one; multiplied by the quantity, rounded half up once' }),
  }),
])

const Line = z.strictObject({
  sku: Source,
  quantity: Source,
  money: Money,
  category: Source.optional(),
  brand: Source.optional(),
})

/** How the columns of an order file become orders and returns. One record is one line of a basket. */
export const OrderMapping = z.strictObject({
  ...Format,
  order: z.strictObject({
    reference: z.string().min(1).meta({ description: 'Column by which lines belong together' }),
    at: At,
    member: Member,
    channel: Source.optional(),
    store: Source.optional(),
    payment: Source.optional(),
  }),
  line: Line,
  lines: z.string().optional().meta({ description: 'For JSON lines with whole orders: the field that holds the lines' }),
  returns: z
    .strictObject({ column: z.string().min(1), starts_with: z.string().min(1) })
    .optional()
    .meta({ description: 'Records that are returns; their quantity may be negative' }),
})
export type OrderMapping = z.infer<typeof OrderMapping>

/** For the other kinds of import: which column holds which field. Fields left out are columns of their own name. */
export const FieldMapping = z.strictObject({ ...Format, fields: z.record(z.string(), Source).default({}) })
export type FieldMapping = z.infer<typeof FieldMapping>

/** The columns that a file must have for its mapping to make sense. */
export function columnsOf(mapping: OrderMapping | FieldMapping): string[] {
  const column = (source: Source | undefined): string[] => {
    if (source === undefined || (typeof source === 'object' && 'value' in source)) return []
    return [typeof source === 'string' ? source : source.column]
  }
  if ('fields' in mapping) return Object.values(mapping.fields).flatMap(column)
  const { order, line, returns } = mapping
  const sources = [order.channel, order.store, order.payment, line.sku, line.quantity, line.category, line.brand, returns?.column]
  return [order.reference, order.at.column, order.member.column, ...Object.values(line.money), ...sources.flatMap(column)]
}

/** Bytes of another encoding, a NUL, half of a surrogate pair: stored, they would be another text than the file's. */
const isBroken = (text: string): boolean => text.includes('\uFFFD') || text.includes('\u0000') || !text.isWellFormed()

/** A cell as text; of JSON lines it may be anything. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Reads a source from a record. @throws BadValue where the text is broken */
export function read(record: Readonly<Record<string, unknown>>, source: Source | undefined): string {
  if (source === undefined) return ''
  if (typeof source === 'object' && 'value' in source) return source.value
  const column = typeof source === 'string' ? source : source.column
  const text = cellText(record[column]).trim()
  if (isBroken(text)) throw new BadValue('bad_text', 'bad_text', { column })
  return text
}
