import { Language } from '../rules/parse.ts'
import { listOf, object, optional, required, type FieldType, type ObjectType, type RuleType } from '../rules/types.ts'
import type { AttributeDocument, ProgramDocument } from './document.ts'

export const ORDER_LINES_MAX = 500
export const TAGS_MAX = 100

/** Fields every order and line has, whatever the program declares besides. A text that is not known is empty, so that
 * comparing it never makes a rule fail. */
const LINE_FIELDS: Record<string, FieldType> = {
  sku: required('string'),
  quantity: required('int'),
  amount: required('int'),
  category: required('string'),
  brand: required('string'),
  tags: required(listOf('string', TAGS_MAX)),
  margin: optional('int'),
}

const ORDER_FIELDS: Record<string, FieldType> = {
  total: required('int'),
  net: required('int'),
  channel: required('string'),
  store: required('string'),
  payment: required('string'),
}

const LOCAL_TIME = object('LocalTime', {
  date: required('string'),
  year: required('int'),
  month: required('int'),
  day: required('int'),
  weekday: required('int'),
  hour: required('int'),
  minute: required('int'),
})

const ATTRIBUTE_TYPES: Record<AttributeDocument['type'], RuleType> = {
  string: 'string',
  int: 'int',
  double: 'double',
  bool: 'bool',
  date: 'string',
  strings: listOf('string', TAGS_MAX),
}

/** Even a required attribute may be missing: history that is imported never heard of it. Then the rule does not fire. */
const declared = (attributes: Record<string, Pick<AttributeDocument, 'type'>>): Record<string, FieldType> =>
  Object.fromEntries(Object.entries(attributes).map(([name, { type }]) => [name, optional(ATTRIBUTE_TYPES[type])]))

function memberType(document: ProgramDocument): ObjectType {
  const open = Object.entries(document.attributes).filter(([, a]) => !a.personal)
  const sets = Object.keys(document.tiers)
  const fields: Record<string, FieldType> = {
    tags: required(listOf('string', TAGS_MAX)),
    days_since_joining: required('int'),
    ...declared(Object.fromEntries(open)),
  }
  if (sets.length === 1) fields['tier'] = required('string')
  fields['tiers'] = required(object('Tiers', Object.fromEntries(sets.map((set) => [set, required('string')]))))
  return object('Member', fields)
}

/** Names that a declared attribute may not take, because the engine already uses them. */
export function reservedNames(of: 'order' | 'line' | 'member'): readonly string[] {
  if (of === 'order') return [...Object.keys(ORDER_FIELDS), 'lines', 'reference']
  return of === 'line' ? Object.keys(LINE_FIELDS) : ['tier', 'tiers', 'tags', 'days_since_joining']
}

/** What a rule under this trigger may speak of: `order` or `event`, `member`, and `at` in the program's time zone. */
export function languageFor(document: ProgramDocument, trigger: string): Language | null {
  const common = { member: memberType(document), at: LOCAL_TIME }
  if (trigger === 'order') {
    const line = object('Line', { ...LINE_FIELDS, ...declared(document.order.line_attributes) })
    const fields = { ...ORDER_FIELDS, ...declared(document.order.attributes), lines: required(listOf(line, ORDER_LINES_MAX)) }
    return new Language({ ...common, order: object('Order', fields) })
  }
  const event = document.events[trigger]
  return event ? new Language({ ...common, event: object('Event', declared(event.attributes)) }) : null
}

export const triggersOf = (document: ProgramDocument): string[] => ['order', ...Object.keys(document.events)]
