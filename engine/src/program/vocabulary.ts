import { Language } from '../rules/parse.ts'
import {
  listOf,
  namedList,
  object,
  optional,
  required,
  TABLE,
  type FieldType,
  type ObjectType,
  type RuleType,
  type Vocabulary,
} from '../rules/types.ts'
import type { ProgramDocument } from './document.ts'
import type { AttributeDocument } from './parts.ts'

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
  partner: optional('string'),
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

const ints = (name: string, of: object): ObjectType =>
  object(name, Object.fromEntries(Object.keys(of).map((key) => [key, required('int')])))

/** @param segments whether who is in which segment can be known where it is asked: in rules, which are given it as facts */
function memberType(document: ProgramDocument, segments: boolean): ObjectType {
  const open = Object.entries(document.attributes).filter(([, a]) => !a.personal)
  const sets = Object.keys(document.tiers)
  const fields: Record<string, FieldType> = {
    id: required('string'),
    tags: required(listOf('string', TAGS_MAX)),
    badges: required(listOf('string', TAGS_MAX)),
    unlocked: required(listOf('string', TAGS_MAX)),
    plan: required('string'),
    days_since_joining: required('int'),
    points: required(ints('Points', document.currencies)),
    counters: required(ints('Counters', document.counters)),
    ...declared(Object.fromEntries(open)),
  }
  if (sets.length === 1) fields['tier'] = required('string')
  const known = Object.keys(document.segments).map((key) => [key, required('bool')] as const)
  if (segments && known.length > 0) fields['segments'] = required(object('Segments', Object.fromEntries(known)))
  fields['tiers'] = required(object('Tiers', Object.fromEntries(sets.map((set) => [set, required('string')]))))
  return object('Member', fields)
}

/** Names that a declared attribute may not take, because the engine already uses them. */
export function reservedNames(of: 'order' | 'line' | 'member'): readonly string[] {
  if (of === 'order') return [...Object.keys(ORDER_FIELDS), 'lines', 'reference', 'gross', 'coupons', 'payments', 'paid']
  if (of === 'line') return Object.keys(LINE_FIELDS)
  return ['id', 'tier', 'tiers', 'tags', 'days_since_joining', 'badges', 'unlocked', 'plan', 'points', 'counters']
}

/** What happens inside the product and may set off rules, with what such an event tells. */
export const BUILT_IN_EVENTS: Readonly<Record<string, Readonly<Record<string, RuleType>>>> = {
  enrolled: { source: 'string' },
  redeemed: { currency: 'string', amount: 'int', reason: 'string' },
  tier_changed: { set: 'string', from: 'string', to: 'string', up: 'bool' },
  balance_changed: { currency: 'string', before: 'int', after: 'int' },
  badge_earned: { badge: 'string' },
  challenge_completed: { challenge: 'string', times: 'int' },
  tag_added: { tag: 'string' },
  benefit_used: { benefit: 'string' },
  returned: { amount: 'int', quantity: 'int', whole: 'bool', days: 'int' },
  plan_started: { plan: 'string', trial: 'bool' },
  plan_ended: { plan: 'string' },
  anniversary: { years: 'int' },
  inactive: { days: 'int' },
}

/** What a rule under this trigger may speak of: `order` or `event`, `member`, and `at` in the program's time zone. */
export function languageFor(document: ProgramDocument, trigger: string): Language | null {
  const vocabulary = vocabularyOf(document, trigger)
  return vocabulary && new Language(vocabulary)
}

/** What is asked of members alone: a population. */
export function memberLanguage(document: ProgramDocument): Language {
  const { collections, tables } = vocabularyOf(document, 'order')!
  return new Language({ member: memberType(document, false), collections: collections!, tables: tables! })
}

/** Stretches of time up to today over which purchases are told to the rules of segments, in months; `ever` is all. */
export const PURCHASE_MONTHS = { last_month: 1, last_3_months: 3, last_6_months: 6, last_12_months: 12, last_24_months: 24 } as const

const PURCHASES = object('Purchases', { orders: required('int'), spent: required('int') })

/** What the rule of a segment asks of a member: besides what others may, the standing of the membership and what was bought. */
export function segmentLanguage(document: ProgramDocument): Language {
  const { collections, tables } = vocabularyOf(document, 'order')!
  const { fields } = memberType(document, false)
  const member = object('Member', {
    ...fields,
    status: required('string'),
    ever: required(PURCHASES),
    ...Object.fromEntries(Object.keys(PURCHASE_MONTHS).map((name) => [name, required(PURCHASES)])),
    days_since_first_order: optional('int'),
    days_since_last_order: optional('int'),
  })
  return new Language({ member, collections: collections!, tables: tables! })
}

/** The same with `at`: what is asked of members when they choose a reward. */
export function choiceLanguage(document: ProgramDocument): Language {
  const { at, collections, tables } = vocabularyOf(document, 'order')!
  return new Language({ member: memberType(document, false), at: at!, collections: collections!, tables: tables! })
}

/** The same with `line`, for what is asked of each line of an order. */
export function lineLanguageFor(document: ProgramDocument, trigger: string): Language | null {
  const vocabulary = trigger === 'order' ? vocabularyOf(document, trigger) : null
  return vocabulary && new Language({ ...vocabulary, line: lineType(document) })
}

const lineType = (document: ProgramDocument): ObjectType => object('Line', { ...LINE_FIELDS, ...declared(document.order.line_attributes) })

function vocabularyOf(document: ProgramDocument, trigger: string): Vocabulary | null {
  const lists = Object.entries(document.collections).map(([key, values]) => [key, required(namedList(values.length))] as const)
  const tables = Object.keys(document.tables).map((key) => [key, required(TABLE)] as const)
  const common = {
    member: memberType(document, true),
    at: LOCAL_TIME,
    collections: object('Collections', Object.fromEntries(lists)),
    tables: object('Tables', Object.fromEntries(tables)),
  }
  if (trigger === 'order') {
    const fields = { ...ORDER_FIELDS, ...declared(document.order.attributes), lines: required(listOf(lineType(document), ORDER_LINES_MAX)) }
    return { ...common, order: object('Order', fields) }
  }
  const builtIn = BUILT_IN_EVENTS[trigger]
  if (builtIn)
    return { ...common, event: object('Event', Object.fromEntries(Object.entries(builtIn).map(([name, type]) => [name, required(type)]))) }
  const event = document.events[trigger]
  return event ? { ...common, event: object('Event', declared(event.attributes)) } : null
}

/** Every word that a campaign may name as its trigger. */
export const triggersOf = (document: ProgramDocument): string[] => [
  'order',
  ...Object.keys(document.events),
  ...Object.keys(BUILT_IN_EVENTS).filter((key) => key !== 'anniversary' && key !== 'inactive'),
]
