import type { AttributeDocument } from '@perennial/engine/program/parts.ts'
import type { Language } from '#kit/messages.ts'
import type { Reason } from '#kit/refusals.ts'
import { IDENTITY_KINDS } from '../customers/identity.ts'
import type { LiveProgram } from '../programs/program.ts'
import { fieldName, type ImportKind } from './import.ts'

/** Something that a row of an import may say. */
export interface Field {
  name: string
  needed: boolean
  /** Of the fields with the same word here, one is needed. */
  oneOf?: string
  /** It must come from a column; the others may be the same for every row. */
  column?: boolean
  /** It is the same for every row, so no column holds it. */
  constant?: boolean
  /** What it may be, where that is known. */
  values?: readonly string[]
  /** What the program calls it, or the tier set that it is of. */
  names?: Readonly<Partial<Record<Language, string>>>
}

const field = (name: string, more: Partial<Field> = {}): Field => ({ name, needed: false, ...more })
const needed = (name: string, more: Partial<Field> = {}): Field => field(name, { needed: true, ...more })

const identities = IDENTITY_KINDS.map((kind) => field(kind, { oneOf: 'identity', column: true }))
const names = ['name', 'name.en', 'name.zh'].map((name) => field(name))

const attribute = ([name, { values, names: called }]: [string, Pick<AttributeDocument, 'values' | 'names'>]): Field =>
  field(name, { ...(values && { values }), ...(called && { names: called }) })

/** What a field is called to its reader. */
export function labelOf(language: Language, { name, names: called }: Field): string {
  const own = called && (called[language] ?? Object.values(called)[0])
  return own !== undefined && !name.includes('.') ? own : fieldName(language, name, own)
}

/** What the rows of an import may say in this program. */
export function fieldsOf(kind: ImportKind, { timeline }: LiveProgram): Field[] {
  const { document, tierSets } = timeline.latest
  const attributes = Object.entries(document.attributes)
  switch (kind) {
    case 'orders':
      return [
        needed('reference', { column: true }),
        needed('at', { column: true }),
        ...identities,
        needed('sku'),
        needed('quantity'),
        field('amount', { oneOf: 'money', column: true }),
        field('unit_price', { oneOf: 'money', column: true }),
        ...['category', 'brand', 'channel', 'store', 'payment'].map((name) => field(name)),
      ]
    case 'customers':
      return [...identities, field('verified'), ...attributes.filter(([, { personal }]) => personal).map(attribute)]
    case 'members':
      return [
        ...identities,
        field('verified'),
        field('joined_at'),
        field('tags'),
        ...attributes.map(attribute),
        ...tierSets.flatMap(({ key, levels, names: called }) => [
          field(`tier.${key}`, { values: levels.map((level) => level.key), names: called }),
          field(`tier_until.${key}`, { names: called }),
        ]),
        ...['consent_text', 'terms', 'terms_hash'].map((name) => field(name)),
      ]
    case 'balances':
      return [
        ...identities,
        needed('currency', { values: Object.keys(document.currencies) }),
        needed('amount'),
        field('expires_on'),
        field('reference'),
      ]
    case 'products':
      return [
        needed('sku', { column: true }),
        ...names,
        ...['category', 'brand', 'tags', 'price', 'margin', 'valid_from'].map((name) => field(name)),
      ]
    case 'stores':
      return [needed('key', { column: true }), ...names, ...['region', 'time_zone', 'valid_from'].map((name) => field(name))]
    case 'coupons': {
      const unique = Object.entries(document.coupons).filter(([, { codes }]) => codes !== 'shared')
      const kinds = unique.map(([key]) => key)
      return [
        needed('code', { column: true }),
        needed('coupon', { constant: true, values: kinds }),
        field('expires_on', { constant: true }),
      ]
    }
  }
}

/** Of a contact consent any purpose and channel may be a column: `consent.news.sms`. */
const CONSENT = /^consent\.[a-z0-9_]+\.[a-z0-9_]+$/

/** Which fields are not there and must be, and which are none. */
export function fieldFaults(kind: ImportKind, given: ReadonlySet<string>, fields: readonly Field[]): Reason[] {
  const known = new Set(fields.map(({ name }) => name))
  const takesConsents = known.has('consent_text')
  const unknown = [...given].filter((name) => !known.has(name) && !(takesConsents && CONSENT.test(name)))
  const missing = fields.filter(({ name, needed: must }) => must && !given.has(name)).map(({ name }) => name)
  const groups = new Map<string, Field[]>()
  for (const one of fields) if (one.oneOf) groups.set(one.oneOf, [...(groups.get(one.oneOf) ?? []), one])
  // Each order is of one person, found by one kind of identity.
  const several = kind === 'orders' ? (groups.get('identity') ?? []).filter(({ name }) => given.has(name)).slice(1) : []
  const without = [...groups].filter(([, group]) => !group.some(({ name }) => given.has(name)))
  return [
    ...unknown.map((name): Reason => ({ code: 'unknown_field', path: `mapping.columns`, facts: { field: name } })),
    ...several.map(({ name }): Reason => ({ code: 'one_identity', path: `mapping.columns`, facts: { field: name } })),
    ...missing.map((name): Reason => ({ code: 'missing_field', path: `mapping.columns`, facts: { field: name } })),
    ...without.map(([group, of]): Reason => ({
      code: 'missing_one_of',
      path: `mapping.columns`,
      facts: { group, fields: of.map(({ name }) => name).join(', ') },
    })),
  ]
}
