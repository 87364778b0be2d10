/** A problem as the API tells it (RFC 9457). */
export interface ProblemBody {
  code: string
  title: string
  detail?: string
  instance?: string
  facts?: Record<string, unknown>
  reasons?: readonly { code: string; path?: string; message?: string; facts?: Record<string, unknown> }[]
}

/** The API refused. `message` is its sentence for people, in the language of the request. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly request: string | null
  readonly body: ProblemBody

  constructor(status: number, body: ProblemBody | undefined, request: string | null) {
    const told = body && typeof body === 'object' && 'code' in body ? body : { code: 'internal', title: '', detail: `HTTP ${status}` }
    super(told.detail ?? told.title)
    this.status = status
    this.code = told.code
    this.body = told
    this.request = request ?? told.instance ?? null
  }
}

/** Nothing came back: no network, or no server. */
export class NoAnswer extends Error {}
