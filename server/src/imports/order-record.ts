import { AMOUNT_MAX } from '@perennial/engine/numbers/rounding.ts'
import { normalIdentity, type NormalIdentity } from '../customers/identity.ts'
import { read, type OrderMapping, type Source } from './mapping.ts'
import { BadValue, readDecimal, readTime, readWhole, toMinor } from './read-value.ts'

/** One record as the importer understands it. */
export interface OrderRecord {
  isReturn: boolean
  reference: string
  at: number
  identity: NormalIdentity
  channel: string
  store: string
  payment: string
  lines: RecordLine[]
}

export interface RecordLine {
  sku: string
  quantity: number
  amount: number
  category: string
  brand: string
}

type Fields = Readonly<Record<string, unknown>>

/** Reads a record by the mapping. @throws BadValue with the reason for the report */
export function readOrderRecord(fields: Fields, mapping: OrderMapping, zone: string, decimals: number): OrderRecord {
  const { order } = mapping
  const reference = read(fields, order.reference)
  if (reference === '' || reference.length > 100) throw new BadValue('bad_reference', 'empty_or_long', { field: 'reference' })
  const back = isReturn(fields, mapping)
  const given = read(fields, order.member.column)
  if (given === '') throw new BadValue('no_customer', 'no_customer')
  const { kind, channel, app } = order.member
  const identity = normalIdentity({ kind, value: given, channel, app })
  if (!identity) throw new BadValue('bad_customer', 'not_of_kind', { value: given, field: kind })
  const lines = linesOf(fields, mapping).map((line) => readLine(line, mapping, decimals, back))
  return {
    isReturn: back,
    reference,
    at: readTime(read(fields, order.at.column), order.at.time_zone ?? zone),
    identity,
    channel: readShort(fields, order.channel),
    store: readShort(fields, order.store),
    payment: readShort(fields, order.payment),
    lines,
  }
}

export const isReturn = (fields: Fields, { returns }: OrderMapping): boolean =>
  returns !== undefined && read(fields, returns.column).startsWith(returns.starts_with)

function readShort(fields: Fields, source: Source | undefined): string {
  const text = read(fields, source)
  if (text.length > 200) throw new BadValue('too_long', 'too_long', { value: `${text.slice(0, 20)}…` })
  return text
}

/** The lines of a record: itself, or the list it holds. */
function linesOf(fields: Fields, { lines }: OrderMapping): Fields[] {
  if (lines === undefined) return [fields]
  const list = fields[lines]
  const isList = Array.isArray(list) && list.length > 0 && list.every((line) => typeof line === 'object' && line !== null)
  if (!isList) throw new BadValue('no_lines', 'no_lines', { value: lines })
  return list as Fields[]
}

function readLine(fields: Fields, { line }: OrderMapping, decimals: number, back: boolean): RecordLine {
  const sku = read(fields, line.sku)
  if (sku === '' || sku.length > 100) throw new BadValue('bad_sku', 'empty_or_long', { field: 'sku' })
  const signed = readWhole(read(fields, line.quantity), 'bad_quantity')
  const quantity = back ? Math.abs(signed) : signed
  if (quantity <= 0 || quantity > 1_000_000) throw new BadValue('bad_quantity', 'bad_quantity', { value: signed })
  return {
    sku,
    quantity,
    amount: readAmount(fields, line.money, quantity, decimals),
    category: readShort(fields, line.category),
    brand: readShort(fields, line.brand),
  }
}

function readAmount(fields: Fields, money: OrderMapping['line']['money'], quantity: number, decimals: number): number {
  const whole = 'amount' in money
  const value = readDecimal(read(fields, whole ? money.amount : money.unit_price), 'bad_price')
  if (value.units <= 0n) throw new BadValue('bad_price', 'price_not_above_zero')
  const amount = toMinor(value, whole ? 1 : quantity, decimals)
  if (amount > AMOUNT_MAX) throw new BadValue('bad_price', 'amount_too_large')
  return amount
}
