import { PROBLEMS, type ProblemCode } from '#kit/refusals.ts'
import { EXAMPLES } from './openapi-examples.ts'

export interface Schema {
  $ref?: string
  additionalProperties?: unknown
  [keyword: string]: unknown
}

export interface Response {
  description: string
  headers?: Record<string, unknown>
  content?: Record<string, { schema: Schema }>
}

export interface Operation {
  operationId?: string
  security?: unknown[]
  parameters?: { in: string; name: string; required?: boolean; [more: string]: unknown }[]
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }>; [more: string]: unknown }
  responses: Record<string, Response | { $ref: string }>
}

export interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema>; responses?: Record<string, Response>; [more: string]: unknown }
  [more: string]: unknown
}

/** Requests that are sent by POST for their body alone, and batches, whose items have keys of their own. */
const WITHOUT_KEY = new Set([
  '/v1/quotes',
  '/v1/imports/{id}/preview',
  '/v1/members:find',
  '/v1/segments:estimate',
  '/v1/members:search',
  '/v1/coupons/lookup',
  '/v1/checkouts/{id}/evaluate',
  '/v1/programs/{program}/validate',
  '/v1/events:batch',
  '/v1/cloudevents',
  // The key of what is begun says whether it was begun before.
  '/v1/programs',
  // What is answered is a secret, or done at once.
  '/v1/sessions',
  '/v1/first-owner',
  '/v1/sign-in/password',
  '/v1/session',
  '/v1/session/password',
  '/v1/session/totp',
  '/v1/session/totp/confirm',
  '/v1/session/recovery-codes',
  '/v1/members/{id}/reveal',
  '/v1/customers/{id}/reveal',
])

/** Adds what the schemas of a route do not say: its name, its headers and the problems it may answer with. */
export function describeOperation(method: string, path: string, operation: Operation): void {
  // A route names itself where another would have the same name.
  operation.operationId ??= operationId(method, path)
  if (!path.startsWith('/v1/')) {
    operation.security = []
    return
  }
  const example = EXAMPLES[operation.operationId]
  if (example && operation.requestBody) Object.assign(Object.values(operation.requestBody.content)[0]!, { example })
  const keyed = ['post', 'patch'].includes(method) && !WITHOUT_KEY.has(path)
  const guarded = path.endsWith('/draft') || path === '/v1/checkouts/{id}'
  if (keyed) (operation.parameters ??= []).unshift(idempotencyKey(operation))
  if (guarded && method === 'put') (operation.parameters ??= []).push(IF_MATCH)
  if (path === '/v1/checkouts/{id}/hold') (operation.parameters ??= []).push(IF_MATCH_AT_WILL)
  for (const [status, response] of Object.entries(operation.responses)) {
    if ('$ref' in response) continue
    if (response.description === 'Default Response') response.description = MEANINGS[status] ?? 'An answer'
    if (keyed) response.headers = { 'Idempotent-Replayed': REPLAYED }
    if (guarded) response.headers = { ETag: ETAG }
  }
  for (const status of problemStatuses(method, operation)) {
    operation.responses[status] = { $ref: `#/components/responses/Problem${status}` }
  }
}

/** `postHoldCapture` for `POST /v1/holds/{id}/capture`: the words of the path, in the singular where one of many is meant. */
function operationId(method: string, path: string): string {
  const segments = path
    .replace(/^\/v1\//, '/')
    .split(/[/:]/)
    .filter(Boolean)
  const words = segments.flatMap((segment, i) => {
    if (segment.startsWith('{')) return []
    const oneOfMany = segments[i + 1]?.startsWith('{')
    return (oneOfMany ? segment.replace(/ies$/, 'y').replace(/ches$/, 'ch').replace(/s$/, '') : segment).split(/[-.]/)
  })
  return method + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
}

const MEANINGS: Record<string, string> = {
  200: 'Done',
  201: 'Decided or made',
  204: 'Done, and there is nothing to say',
  202: 'Taken and not done yet: an order is kept until the person joins, a study or a batch of codes waits for its turn',
}

const REPLAYED = {
  description: '`true` when the key was used before: this is the first answer again, and nothing happened now',
  schema: { type: 'string', enum: ['true'] },
}
const ETAG = { description: 'The revision, to be sent back as If-Match', schema: { type: 'string' } }

const IF_MATCH = {
  in: 'header',
  name: 'If-Match',
  required: true,
  description: 'The ETag that it was read with; `"0"` for a draft that is not there yet',
  schema: { type: 'string', pattern: '^"\\d+"$' },
}
const IF_MATCH_AT_WILL = {
  ...IF_MATCH,
  required: false,
  description: 'The ETag that it was read with, to be refused what was changed since; left out, it is taken as it is',
}

function idempotencyKey({ parameters = [] }: Operation): NonNullable<Operation['parameters']>[number] {
  const dry = parameters.some(({ name }) => name === 'dry_run')
  return {
    in: 'header',
    name: 'Idempotency-Key',
    required: !dry,
    description: `New for every new request, the same for every retry of it. It belongs to the client of the API key and to the operation.${dry ? ' Not needed with `dry_run`.' : ''}`,
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  }
}

/** What may be refused follows from the shape of a request: what is looked up may be missing, what is sent may be unfit. */
function problemStatuses(method: string, { parameters = [], requestBody }: Operation): number[] {
  const names = parameters.some((p) => p.in === 'path') || requestBody !== undefined
  const match = parameters.find((p) => p.name === 'If-Match')
  const statuses = [400, 401, 403, ...(names ? [404] : []), 409, ...(match ? [412] : [])]
  if (requestBody) statuses.push(413, 415)
  if (method !== 'get') statuses.push(422)
  if (match) statuses.push(428)
  return [...statuses, 429, 500, 503]
}

const codesOf = (status: number): string[] => (Object.keys(PROBLEMS) as ProblemCode[]).filter((code) => PROBLEMS[code].status === status)

/** The one shape of every problem, and one response for each status. */
export function problemComponents(): { schemas: Record<string, Schema>; responses: Record<string, Response> } {
  const statuses = [...new Set(Object.values(PROBLEMS).map(({ status }) => status as number))].toSorted((a, b) => a - b)
  const responses = statuses.map((status): [string, Response] => [
    `Problem${status}`,
    {
      description: `One of: ${codesOf(status)
        .map((code) => `\`${code}\``)
        .join(', ')}`,
      ...((status === 429 || status === 503) && { headers: { 'Retry-After': RETRY_AFTER } }),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ])
  return { schemas: PROBLEM_SCHEMAS, responses: Object.fromEntries(responses) }
}

const RETRY_AFTER = { description: 'Seconds to wait', schema: { type: 'string' } }

const text = (description: string): Schema => ({ type: 'string', description })

const PROBLEM_SCHEMAS: Record<string, Schema> = {
  ProblemCode: {
    type: 'string',
    enum: Object.keys(PROBLEMS),
    description: 'Once given, a code never changes its meaning; new ones may come',
  },
  Reason: {
    type: 'object',
    required: ['code'],
    properties: {
      code: { type: 'string' },
      path: text('What of the request is meant, as in `body.order.lines.0.sku`'),
      message: { type: 'string' },
      facts: { type: 'object', additionalProperties: true, description: 'Such as `needed` and `have`' },
    },
  },
  Problem: {
    type: 'object',
    description: 'A problem as of RFC 9457',
    required: ['type', 'title', 'status', 'code', 'detail', 'instance', 'reasons'],
    properties: {
      type: { type: 'string', format: 'uri' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { $ref: '#/components/schemas/ProblemCode' },
      detail: text('What is wrong and what to do, in the language of Accept-Language (English or Chinese)'),
      instance: text('Id of the request, for whoever runs the server'),
      facts: { type: 'object', additionalProperties: true },
      reasons: { type: 'array', items: { $ref: '#/components/schemas/Reason' } },
    },
  },
}
