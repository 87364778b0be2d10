import type { AttributeDocument } from '@perennial/engine/program/parts.ts'
import { reservedNames } from '@perennial/engine/program/vocabulary.ts'
import { parseDay } from '@perennial/engine/time/calendar.ts'
import type { Reason } from '#kit/refusals.ts'

/** Attributes against their declarations: undeclared ones and wrong types are named, each with what was expected. */
export function checked(
  declared: Readonly<Record<string, Pick<AttributeDocument, 'type' | 'values'> & { required?: boolean }>>,
  given: Readonly<Record<string, unknown>>,
  of: 'order' | 'line' | 'member' | 'event',
  path: string,
  reasons: Reason[],
): Record<string, never> {
  for (const [name, value] of Object.entries(given)) {
    const attribute = Object.hasOwn(declared, name) && (of === 'event' || !reservedNames(of).includes(name)) ? declared[name] : undefined
    if (!attribute) reasons.push({ code: 'undeclared', path: `${path}.${name}`, message: `The program declares no attribute ${name}.` })
    else if (!isOfType(attribute, value))
      reasons.push({ code: 'wrong_type', path: `${path}.${name}`, message: `Expected ${describe(attribute)}.` })
  }
  for (const [name, { required }] of Object.entries(declared)) {
    if (required && given[name] === undefined)
      reasons.push({ code: 'missing', path: `${path}.${name}`, message: 'This attribute is required.' })
  }
  return given as Record<string, never>
}

function isOfType({ type, values }: Pick<AttributeDocument, 'type' | 'values'>, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string' && (!values || values.includes(value))
    case 'int':
      return Number.isSafeInteger(value)
    case 'double':
      return typeof value === 'number' && Number.isFinite(value)
    case 'bool':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && parseDay(value) !== null
    case 'strings':
      return Array.isArray(value) && value.every((v) => typeof v === 'string')
  }
}

const describe = ({ type, values }: Pick<AttributeDocument, 'type' | 'values'>): string =>
  values
    ? `one of ${values.join(', ')}`
    : {
        string: 'a text',
        int: 'a whole number',
        double: 'a number',
        bool: 'true or false',
        date: 'a date, YYYY-MM-DD',
        strings: 'a list of texts',
      }[type]
