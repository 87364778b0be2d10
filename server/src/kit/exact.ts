import { serializerCompiler } from 'fastify-type-provider-zod'
import type { FastifySerializerCompiler } from 'fastify/types/schema.js'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'

const EXACT = new WeakSet<object>()

/**
 * Marks an answer that its door makes just as the schema says, nothing more, so that it is sent without being checked
 * and cut to size again: that was 8 % of the work of a basket. Tests check it all the same, and fail where it differs.
 */
export function exact<T extends z.ZodType>(schema: T): T {
  EXACT.add(schema)
  return schema
}

type Compiler = FastifySerializerCompiler<z.ZodType>

export const serializeAnswer: Compiler = (route) => {
  const careful = serializerCompiler(route)
  if (!EXACT.has(route.schema)) return careful
  if (process.env['NODE_ENV'] !== 'test') return (answer) => JSON.stringify(answer)
  return (answer) => {
    const text = careful(answer)
    if (isDeepStrictEqual(JSON.parse(text), JSON.parse(JSON.stringify(answer)))) return text
    throw new Error(`${route.method} ${route.url} answers with other than its schema: ${JSON.stringify(answer)}`)
  }
}
