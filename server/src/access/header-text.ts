import type { FastifyRequest } from 'fastify'
import { Problem } from '#kit/refusals.ts'

const LENGTH_MAX = 500

/** A text sent in a header, percent-encoded as UTF-8; null where there is none. @throws Problem `invalid_request` */
export function headerText({ headers }: FastifyRequest, name: string): string | null {
  const given = headers[name]
  if (typeof given !== 'string' || given === '') return null
  try {
    const text = decodeURIComponent(given)
    if (text.length <= LENGTH_MAX && text.isWellFormed() && !text.includes('\u0000')) return text
  } catch (error) {
    if (!(error instanceof URIError)) throw error
  }
  const message = `At most ${LENGTH_MAX} characters, percent-encoded as UTF-8.`
  throw new Problem('invalid_request', {}, [{ code: 'header', path: `headers.${name}`, message }])
}
