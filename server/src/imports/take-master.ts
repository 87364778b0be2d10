import { parseDay } from '@perennial/engine/time/calendar.ts'
import { recordProduct } from '../products/record-product.ts'
import { recordStore } from '../stores/record-store.ts'
import { BadValue, readDecimal, toMinor } from './read-value.ts'
import type { Row, Take } from './take-rows.ts'

/** `products`: columns `sku`, `valid_from`, `name` or `name.en` and `name.zh`, `category`, `brand`, `tags` (separated by |), `price`, `margin`. */
export const takeProduct: Take = (ctx, program, row) => {
  const { decimals } = program.timeline.latest.settings.money
  const money = (field: string): number | null => (row(field) === '' ? null : toMinor(readDecimal(row(field), 'bad_price'), 1, decimals))
  const sku = required(row, 'sku')
  const product = {
    sku,
    valid_from: validFrom(row),
    names: namesOf(row, 'sku'),
    category: row('category'),
    brand: row('brand'),
    tags: row('tags')
      .split('|')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    price: money('price'),
    margin: money('margin'),
  }
  return { of: [sku], act: async () => ((await recordProduct(ctx, program.organizationId, product)) ? 'decided' : 'already_known') }
}

/** `stores`: columns `key`, `valid_from`, `name` or `name.en` and `name.zh`, `region`, `time_zone`. */
export const takeStore: Take = (ctx, program, row) => {
  const key = required(row, 'key')
  const store = {
    key,
    valid_from: validFrom(row),
    names: namesOf(row, 'key'),
    region: row('region'),
    time_zone: row('time_zone') || null,
    hours: null,
  }
  return { of: [key], act: async () => ((await recordStore(ctx, program.organizationId, store)) ? 'decided' : 'already_known') }
}

function required(row: Row, field: string): string {
  const value = row(field)
  if (value === '' || value.length > 100) throw new BadValue(`bad_${field}`, 'empty_or_long', { field })
  return value
}

/** From the beginning, where the file does not say since when. */
function validFrom(row: Row): string {
  const text = row('valid_from')
  if (text === '') return '1970-01-01'
  if (parseDay(text) === null) throw new BadValue('bad_date', 'not_a_date', { value: text })
  return text
}

function namesOf(row: Row, otherwise: string): Record<string, string> {
  const names = { en: row('name.en') || row('name'), zh: row('name.zh') }
  const given = Object.fromEntries(Object.entries(names).filter(([, text]) => text !== ''))
  return Object.keys(given).length > 0 ? given : { en: row(otherwise) }
}
