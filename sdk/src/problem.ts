import type { components } from './api.ts'

export type ProblemCode = components['schemas']['ProblemCode']
export type Reason = components['schemas']['Reason']

/** The server said no. `code` is stable; `message` is for people, in the language of the client. */
export class PerennialProblem extends Error {
  override readonly name = 'PerennialProblem'
  /** One of docs/errors.md; a newer server may have more, and a proxy on the way answers with none of them (`http_404`). */
  readonly code: ProblemCode | (string & {})
  readonly status: number
  readonly reasons: readonly Reason[]
  readonly facts: Readonly<Record<string, unknown>>
  /** Id of the request, for whoever runs the server. */
  readonly request: string | null
  /** The idempotency key it was asked under; null for readings. */
  readonly key: string | null
  /** Whether the same was refused before, under the same key. */
  readonly replayed: boolean

  constructor(status: number, body: unknown, key: string | null, replayed: boolean) {
    const said = (typeof body === 'object' && body !== null ? body : {}) as Partial<components['schemas']['Problem']>
    super(said.detail ?? `The server answered with status ${status}.`)
    this.code = said.code ?? `http_${status}`
    this.status = status
    this.reasons = said.reasons ?? []
    this.facts = said.facts ?? {}
    this.request = said.instance ?? null
    this.key = key
    this.replayed = replayed
  }
}

/**
 * No answer came, however often it was tried. Whether the request was carried out is not known: send it again under the
 * same `key`, now or in a week, and it is done once.
 */
export class PerennialUnreachable extends Error {
  override readonly name = 'PerennialUnreachable'
  readonly key: string | null
  readonly tries: number

  constructor(key: string | null, tries: number, cause: unknown) {
    super(`No answer after ${tries} ${tries === 1 ? 'try' : 'tries'}.`, { cause })
    this.key = key
    this.tries = tries
  }
}
