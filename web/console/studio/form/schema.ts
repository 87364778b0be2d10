import { ProgramDocument } from '@perennial/engine/program/document.ts'
import { z } from 'zod'

/** JSON Schema, as far as the program document uses it. */
export interface Schema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean'
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  propertyNames?: { enum?: string[]; pattern?: string }
  items?: Schema
  enum?: (string | number)[]
  const?: string | number | boolean
  anyOf?: Schema[]
  oneOf?: Schema[]
  minimum?: number
  maximum?: number
  exclusiveMaximum?: number
  maxLength?: number
  minItems?: number
  pattern?: string
  description?: string
  default?: unknown
}

/** The whole document's schema: the same that validates it, so that a new field of the engine is at once a field here. */
export const DOCUMENT = (
  z.toJSONSchema(ProgramDocument, { io: 'input', unrepresentable: 'any' }) as unknown as { $defs: { ProgramDocument: Schema } }
).$defs.ProgramDocument

/** What one entry of a section of the document is. */
export const entrySchema = (section: string): Schema => DOCUMENT.properties![section]!.additionalProperties as Schema

const EXPRESSION_LENGTH = 4000
const LANGUAGES = ['en', 'zh']

export const isExpression = ({ type, maxLength }: Schema): boolean => type === 'string' && maxLength === EXPRESSION_LENGTH
export const isNames = ({ type, propertyNames }: Schema): boolean => type === 'object' && propertyNames?.enum?.join() === LANGUAGES.join()
export const isRecord = ({ type, additionalProperties, properties }: Schema): boolean =>
  type === 'object' && typeof additionalProperties === 'object' && !properties
export const isDay = ({ type, pattern }: Schema): boolean => type === 'string' && pattern === String.raw`^\d{4}-\d{2}-\d{2}$`
/** An object that has exactly one of its fields, such as an effect: which one it is, is chosen first. */
export const isOneField = ({ type, properties, required }: Schema): boolean =>
  type === 'object' && !required?.length && Object.keys(properties ?? {}).length > 8 && 'grant' in (properties ?? {})
export const variantsOf = (schema: Schema): Schema[] | null => schema.anyOf ?? schema.oneOf ?? null

/** A value to begin with, as empty as the schema lets it be. */
export function blank(schema: Schema): unknown {
  if (schema.default !== undefined) return structuredClone(schema.default)
  if (schema.const !== undefined) return schema.const
  const [first] = variantsOf(schema) ?? []
  if (first) return blank(first)
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'object') {
    if (isOneField(schema)) return { grant: blank(schema.properties!['grant']!) }
    const needed = (schema.required ?? []).filter((name) => schema.properties?.[name])
    return Object.fromEntries(needed.map((name) => [name, blank(schema.properties![name]!)]))
  }
  if (schema.type === 'array') return (schema.minItems ?? 0) > 0 ? [blank(schema.items!)] : []
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 0, 0)
  if (schema.type === 'boolean') return false
  return ''
}

/** Whether a value is of this variant: by what is fixed in it, else by its form. */
export function fits(schema: Schema, value: unknown): boolean {
  if (schema.const !== undefined) return schema.const === value
  if (schema.enum) return schema.enum.includes(value as string)
  if (schema.type === 'object') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const { properties = {}, required = [] } = schema
    const fixed = Object.entries(properties).filter(([, field]) => field.const !== undefined)
    return (
      fixed.every(([name, field]) => (value as Record<string, unknown>)[name] === field.const) &&
      required.every((name) => name in value) &&
      (isRecord(schema) || Object.keys(value).every((name) => name in properties))
    )
  }
  if (schema.type === 'array') return Array.isArray(value)
  if (schema.type === 'integer' || schema.type === 'number') return typeof value === 'number'
  return typeof value === schema.type
}

/** A stored document has every default written out; a form that showed them all would hide what was chosen. */
export const isDefault = ({ default: usual }: Schema, value: unknown): boolean =>
  usual !== undefined && JSON.stringify(usual) === JSON.stringify(value)
