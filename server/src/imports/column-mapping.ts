import { zoneOf } from '@perennial/engine/time/zone.ts'
import { z } from 'zod'
import { Problem, type Reason } from '#kit/refusals.ts'
import { IDENTITY_KINDS } from '../customers/identity.ts'
import { fieldFaults, type Field } from './fields.ts'
import type { ImportFile, ImportKind } from './import.ts'
import type { FieldMapping, OrderMapping, Source } from './mapping.ts'

function isTimeZone(name: string): boolean {
  try {
    return zoneOf(name).name === name
  } catch {
    return false
  }
}

const Text = z.string().max(200)

/** Which column of an uploaded file holds which field, and how the file is to be read. */
export const ColumnMapping = z
  .strictObject({
    columns: z.record(Text, Text).default({}).meta({ description: 'Field by column. Columns that are left out are not read' }),
    values: z.record(Text, Text).default({}).meta({ description: 'Fields that are the same for every row' }),
    time_zone: z.string().max(60).refine(isTimeZone, 'an IANA time zone is written like Asia/Shanghai').optional().meta({
      description: 'For times without an offset; the program’s, if left out',
    }),
    returns: z
      .strictObject({ column: Text, starts_with: z.string().min(1).max(200) })
      .optional()
      .meta({ description: 'Orders: rows that are returns; their quantity may be negative' }),
    encoding: z.enum(['utf-8', 'gb18030', 'utf-16le']).optional().meta({ description: 'As it was recognised, if left out' }),
    delimiter: z.string().length(1).optional().meta({ description: 'As it was recognised, if left out' }),
    sheet: z.string().max(100).optional().meta({ description: 'Of a workbook; the first that can be seen, if left out' }),
  })
  .meta({ id: 'ImportMapping' })
export type ColumnMapping = z.infer<typeof ColumnMapping>

/** What of a mapping keeps it from being used; none where it can be. */
export function mappingFaults(
  kind: ImportKind,
  mapping: ColumnMapping,
  file: Pick<ImportFile, 'columns'>,
  fields: readonly Field[],
): Reason[] {
  const missing = Object.keys(mapping.columns).filter((column) => !file.columns.includes(column))
  const twice = Object.entries(mapping.columns).filter(([column, field]) =>
    Object.entries(mapping.columns).some(([other, same]) => same === field && other < column),
  )
  const back = mapping.returns && !file.columns.includes(mapping.returns.column) ? [mapping.returns.column] : []
  const given = new Set([...Object.values(mapping.columns), ...Object.keys(mapping.values)])
  return [
    ...[...missing, ...back].map((column): Reason => ({ code: 'no_column', path: `mapping.columns.${column}`, facts: { column } })),
    ...twice.map(([column, field]): Reason => ({ code: 'field_twice', path: `mapping.columns.${column}`, facts: { column, field } })),
    ...fieldFaults(kind, given, fields),
  ]
}

/** The mapping as the importer works by it. @throws Problem `mapping_incomplete` naming what is missing */
export function compileMapping(
  kind: ImportKind,
  mapping: ColumnMapping,
  file: ImportFile,
  fields: readonly Field[],
): OrderMapping | FieldMapping {
  const reasons = mappingFaults(kind, mapping, file, fields)
  if (reasons.length > 0) throw new Problem('mapping_incomplete', { count: reasons.length }, reasons)
  const columns = new Map(Object.entries(mapping.columns).map(([column, field]) => [field, column]))
  const source = (field: string): Source | undefined => {
    const column = columns.get(field)
    if (column !== undefined) return { column }
    const value = mapping.values[field]
    return value === undefined ? undefined : { value }
  }
  const format = formatOf(mapping, file)
  if (kind === 'orders') return { ...format, ...orderParts(mapping, columns, source) }
  const named = [...columns.keys(), ...Object.keys(mapping.values)]
  // A column that nobody mapped must not be read by its own name.
  const unmapped = fields.filter(({ name }) => !named.includes(name)).map(({ name }) => [name, { value: '' }] as const)
  return { ...format, fields: Object.fromEntries([...named.map((field) => [field, source(field)!] as const), ...unmapped]) }
}

export function formatOf(
  mapping: Partial<ColumnMapping>,
  file: Pick<ImportFile, 'format' | 'encoding' | 'delimiter' | 'sheet'>,
): Pick<OrderMapping, 'format' | 'encoding' | 'delimiter' | 'sheet'> {
  const { encoding = file.encoding, delimiter = file.delimiter, sheet = file.sheet } = mapping
  return { format: file.format, encoding, delimiter, ...(sheet !== undefined && { sheet }) }
}

function orderParts(
  { time_zone, returns }: ColumnMapping,
  columns: ReadonlyMap<string, string>,
  source: (field: string) => Source | undefined,
): Pick<OrderMapping, 'order' | 'line' | 'returns'> {
  const kind = IDENTITY_KINDS.find((name) => columns.has(name))!
  const amount = columns.get('amount')
  const optional = <K extends string>(...names: K[]): Partial<Record<K, Source>> =>
    Object.fromEntries(names.flatMap((name) => (source(name) === undefined ? [] : [[name, source(name)]]))) as Partial<Record<K, Source>>
  return {
    order: {
      reference: columns.get('reference')!,
      at: { column: columns.get('at')!, ...(time_zone !== undefined && { time_zone }) },
      member: { column: columns.get(kind)!, kind },
      ...optional('channel', 'store', 'payment'),
    },
    line: {
      sku: source('sku')!,
      quantity: source('quantity')!,
      money: amount === undefined ? { unit_price: columns.get('unit_price')! } : { amount },
      ...optional('category', 'brand'),
    },
    ...(returns && { returns }),
  }
}
