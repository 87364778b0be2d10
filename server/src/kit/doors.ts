import helmet from '@fastify/helmet'
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { hasZodFastifySchemaValidationErrors, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { isUtf8 } from 'node:buffer'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { Overloaded } from './coalesce.ts'
import { serializeAnswer } from './exact.ts'
import type { Logger } from './log.ts'
import { languageOf, message, type Language } from './messages.ts'
import { isUnreachable } from './pg.ts'
import { Problem, PROBLEMS, type ProblemCode, type Reason } from './refusals.ts'
import { BadJson, parseStrictJson } from './strict-json.ts'

export const BODY_MAX_BYTES = 64 * 1024
/** For batches and program documents. */
export const LARGE_BODY_BYTES = 1024 * 1024

export type Doors = FastifyInstance<any, any, any, FastifyBaseLogger, ZodTypeProvider>

/** A server with this house's manners: strict JSON in, problems by RFC 9457 out, slow clients cut off. */
export function openDoors(log: Logger, { trustProxy }: { trustProxy: boolean }): Doors {
  const doors = fastify({
    // The interface, not pino's own type: the type of every door would carry it.
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_MAX_BYTES,
    trustProxy,
    requestTimeout: 15_000,
    connectionTimeout: 20_000,
    keepAliveTimeout: 30_000,
    http: { maxHeaderSize: 16_384, headersTimeout: 10_000 },
    routerOptions: { maxParamLength: 200 },
    genReqId: () => crypto.randomUUID(),
    clientErrorHandler: cutOff,
    // What the router itself refuses: a path that is not UTF-8, or a part of it that is too long for any id.
    frameworkErrors: (error, request, reply) => answerProblem(error, request, reply as FastifyReply),
  }).withTypeProvider<ZodTypeProvider>()
  doors.setValidatorCompiler(validatorCompiler)
  doors.setSerializerCompiler(serializeAnswer)
  doors.removeAllContentTypeParsers()
  takeJson(doors, 'application/json')
  doors.addHook('onRequest', (request, reply, done) => {
    if (isApi(request.url)) void reply.headers(API_HEADERS)
    done(badAddress(request))
  })
  doors.setErrorHandler((error, request, reply) => answerProblem(error as Error, request, reply))
  doors.setNotFoundHandler((request, reply) =>
    answerProblem(new Problem('not_found', { what: `${request.method} ${request.url.split('?')[0]}` }), request, reply),
  )
  doors.addHook('onRoute', (route) => {
    if (isApi(route.url)) route.helmet = false
  })
  void doors.register(helmet, {
    // What other hosts under the brand's name speak is not ours to say.
    strictTransportSecurity: { includeSubDomains: false },
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        // Pictures of rewards lie where the brand keeps them; nothing but a picture may come from there.
        imgSrc: ["'self'", 'data:', 'https:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        // The server itself speaks plain HTTP, and a browser would look for the scripts of /docs where nobody listens.
        upgradeInsecureRequests: null,
      },
    },
  })
  return doors
}

/** Connections that may take their time to send a body. */
const patient = new WeakSet<object>()

/** Lets a request take longer to come than `requestTimeout`: a file of half a gigabyte does. It must still not stand idle. */
export const bePatient = ({ raw }: FastifyRequest): unknown => patient.add(raw.socket)

/** Whoever is too slow, or does not speak HTTP, is told so and cut off. Node says so of a request once. */
function cutOff(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && patient.has(socket)) return
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const status = STATUS_OF[error.code ?? ''] ?? 400
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]!}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
  socket.destroy(error)
}

const STATUS_OF: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }

/** Takes bodies of these types as they come, at these doors alone: whoever reads them minds their size. */
export function takeStreams(doors: Doors, contentTypes: string[]): void {
  doors.addContentTypeParser(contentTypes, (_, payload, done) => done(null, payload))
}

/** Takes bodies of this type as strict JSON, at these doors alone. */
export function takeJson(doors: Doors, contentType: string): void {
  // As bytes: decoded on the way in, what is not UTF-8 would silently become U+FFFD.
  doors.addContentTypeParser(contentType, { parseAs: 'buffer' }, (request, body, done) => {
    if (request.headers['content-encoding']) return done(new Problem('unsupported_media_type'))
    if (!isUtf8(body as Buffer)) return done(new BadJson('malformed_text', 'The body is not UTF-8.'))
    try {
      done(null, body.length === 0 ? undefined : parseStrictJson(body.toString()))
    } catch (error) {
      done(error as Error)
    }
  })
}

const isApi = (url: string): boolean => url.startsWith('/v1/')

/** What a browser is told about answers that are no pages. The general set, put together for each request, was a twentieth of its cost. */
const API_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

/** NUL in a path or query would end in the database; the names are those by which a query could reach a prototype. */
function badAddress({ url, query }: FastifyRequest): Problem | undefined {
  if (url.includes('%00')) return new Problem('malformed_text', { detail: 'The address holds a NUL.' })
  const name = Object.keys(query as object).find((key) => /__proto__|constructor|prototype/.test(key))
  return name === undefined
    ? undefined
    : new Problem('forbidden_key', { detail: `A query parameter is named ${name}, which is not taken.` })
}

/** What `reply` sends for a problem; also used for the parts of a batch. */
export function problemBody(problem: Problem, language: Language, request: string): Record<string, unknown> {
  const { status } = PROBLEMS[problem.code]
  // A refusal that was decided stays the same occurrence, however often its key comes again.
  const decision = problem.reasons.find((reason) => reason.facts?.['decision'])?.facts!['decision']
  return {
    type: `https://perennial.dev/problems/${problem.code}`,
    title: problem.code.replaceAll('_', ' '),
    status,
    code: problem.code,
    detail: message(language, `problem.${problem.code}`, { ...problem.facts, request }),
    instance: typeof decision === 'string' ? `/v1/decisions/${decision}` : request,
    ...(Object.keys(problem.facts).length > 0 && { facts: problem.facts }),
    reasons: problem.reasons,
  }
}

function answerProblem(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request.routeOptions?.bodyLimit)
  const { status } = PROBLEMS[problem.code]
  if (status >= 500 && problem.code === 'internal') request.log.error({ err: error, request: request.id }, 'a request failed')
  void reply
    .status(status)
    .headers(problem.headers)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemBody(problem, languageOf(request.headers['accept-language']), request.id))
}

/** Whatever was thrown, as the problem that the caller is told of. What is not foreseen is `internal`, without its words. */
export function problemOf(error: Error, bodyLimit = BODY_MAX_BYTES): Problem {
  if (error instanceof Problem) return error
  if (error instanceof BadJson) return new Problem(error.code, { detail: error.message })
  if (error instanceof Overloaded || isUnreachable(error)) return new Problem('overloaded', {}, [], { 'retry-after': '1' })
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validationContext ?? 'body'
    const reasons = error.validation.map((issue): Reason => ({
      code: issue.keyword,
      path: `${where}${issue.instancePath.replace(/\/$/, '').replaceAll('/', '.')}`,
      message: issue.message ?? '',
    }))
    return new Problem('invalid_request', {}, reasons)
  }
  const code = CODES[(error as FastifyError).code] ?? 'internal'
  if (code === 'body_too_large') return new Problem(code, { limit: bodyLimit })
  return new Problem(code, code === 'malformed_text' ? { detail: 'The address is not UTF-8.' } : {})
}

const CODES: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_request',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported_media_type',
  FST_ERR_BAD_URL: 'malformed_text',
  FST_ERR_MAX_PARAM_LENGTH: 'invalid_request',
}
