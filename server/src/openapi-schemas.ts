import type { Document, Schema } from './openapi-operation.ts'

const PLACE = '#/components/schemas/'

/**
 * The generator writes every schema twice, as it is sent (`OrderInput`) and as it is answered (`Order`). Only those that
 * something refers to are kept, under their plain name; the suffix stays where one is both and differs.
 */
export function nameSchemasOnce(document: Document): Document {
  const { schemas } = document.components
  withoutNoise(document)
  const inputs = new Set(Object.keys(schemas).filter((name) => name.endsWith('Input') && plain(name) in schemas))
  openAnswers(document, inputs)
  const used = usedFrom(document)
  const both = [...inputs].filter((name) => used.has(name) && used.has(plain(name)))
  const differing = new Set(both.filter((name) => canonical(schemas[name]!) !== canonical(schemas[plain(name)]!)))
  const named = (name: string): string => (inputs.has(name) && !differing.has(name) ? plain(name) : name)
  const kept = [...used].map((name): [string, Schema] => [named(name), schemas[name]!])
  const sorted = Object.fromEntries(kept.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const result = { ...document, components: { ...document.components, schemas: sorted } }
  return mapRefs(result, (ref) => PLACE + named(ref.slice(PLACE.length)))
}

const plain = (name: string): string => name.replace(/Input$/, '')

/** Two schemas are the same when their texts are, whichever of the two forms they refer to. */
const canonical = (schema: Schema): string => JSON.stringify(schema).replaceAll(/(#\/components\/schemas\/\w+?)Input"/g, '$1"')

/** Every integer here is a safe one, and what a date-time is the format says: repeated a hundred times, both hide the rest. */
function withoutNoise(value: unknown): void {
  if (value === null || typeof value !== 'object') return
  const schema = value as Schema
  if (schema['type'] === 'integer' && schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum']
  if (schema['type'] === 'integer' && schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum']
  if (typeof schema['format'] === 'string') delete schema['pattern']
  if (JSON.stringify(schema['propertyNames']) === '{"type":"string"}') delete schema['propertyNames']
  for (const part of Object.values(value)) withoutNoise(part)
}

/** Answers may get more fields in time, and who checks them against this description must not stumble over that. */
function openAnswers({ paths, components }: Document, inputs: ReadonlySet<string>): void {
  for (const [name, schema] of Object.entries(components.schemas)) if (!inputs.has(name)) open(schema)
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) open(operation.responses)
}

function open(value: unknown): void {
  if (value === null || typeof value !== 'object') return
  if ((value as Schema).additionalProperties === false) delete (value as Schema).additionalProperties
  for (const part of Object.values(value)) open(part)
}

function usedFrom({ paths, components }: Document): Set<string> {
  const used = new Set<string>()
  const look = (value: unknown): void => {
    mapRefs(value, (ref) => {
      const name = ref.startsWith(PLACE) ? ref.slice(PLACE.length) : ''
      if (name && !used.has(name)) {
        used.add(name)
        look(components.schemas[name])
      }
      return ref
    })
  }
  look(paths)
  look(components.responses)
  return used
}

function mapRefs<T>(value: T, change: (ref: string) => string): T {
  if (Array.isArray(value)) return value.map((part: unknown) => mapRefs(part, change)) as T
  if (value === null || typeof value !== 'object') return value
  const parts = Object.entries(value).map(([key, part]: [string, unknown]) => {
    const isRef = key === '$ref' && typeof part === 'string' && part.startsWith(PLACE)
    return [key, isRef ? change(part) : mapRefs(part, change)]
  })
  return Object.fromEntries(parts) as T
}
