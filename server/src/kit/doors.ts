import helmet from '@fastify/helmet'
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { hasZodFastifySchemaValidationErrors, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { Overloaded } from './coalesce.ts'
import type { Logger } from './log.ts'
import { languageOf, message, type Language } from './messages.ts'
import { Problem, PROBLEMS, type ProblemCode, type Reason } from './refusals.ts'
import { BadJson, parseStrictJson } from './strict-json.ts'

export const BODY_MAX_BYTES = 64 * 1024
/** For batches and program documents. */
export const LARGE_BODY_BYTES = 1024 * 1024

export type Doors = FastifyInstance<any, any, any, FastifyBaseLogger, ZodTypeProvider>

/** A server with this house's manners: strict JSON in, problems by RFC 9457 out, slow clients cut off. */
export function openDoors(log: Logger): Doors {
  const doors = fastify({
    // The interface, not pino's own type: the type of every door would carry it.
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_MAX_BYTES,
    requestTimeout: 15_000,
    connectionTimeout: 20_000,
    keepAliveTimeout: 30_000,
    http: { maxHeaderSize: 16_384, headersTimeout: 10_000 },
    routerOptions: { maxParamLength: 200 },
    genReqId: () => crypto.randomUUID(),
  }).withTypeProvider<ZodTypeProvider>()
  doors.setValidatorCompiler(validatorCompiler)
  doors.setSerializerCompiler(serializerCompiler)
  doors.removeAllContentTypeParsers()
  doors.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (request.headers['content-encoding']) return done(new Problem('unsupported_media_type'))
    try {
      done(null, body === '' ? undefined : parseStrictJson(body as string))
    } catch (error) {
      done(error as Error)
    }
  })
  doors.setErrorHandler((error, request, reply) => answerProblem(error as Error, request, reply))
  doors.setNotFoundHandler((request, reply) =>
    answerProblem(new Problem('not_found', { what: `${request.method} ${request.url.split('?')[0]}` }), request, reply),
  )
  void doors.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
      },
    },
  })
  return doors
}

/** What `reply` sends for a problem; also used for the parts of a batch. */
export function problemBody(problem: Problem, language: Language, request: string): Record<string, unknown> {
  const { status } = PROBLEMS[problem.code]
  return {
    type: `https://perennial.dev/problems/${problem.code}`,
    title: problem.code.replaceAll('_', ' '),
    status,
    code: problem.code,
    detail: message(language, `problem.${problem.code}`, { ...problem.facts, request }),
    instance: request,
    ...(Object.keys(problem.facts).length > 0 && { facts: problem.facts }),
    reasons: problem.reasons,
  }
}

function answerProblem(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error)
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
export function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error
  if (error instanceof BadJson) return new Problem(error.code, { detail: error.message })
  if (error instanceof Overloaded) return new Problem('overloaded', {}, [], { 'retry-after': '1' })
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validationContext ?? 'body'
    const reasons = error.validation.map((issue): Reason => ({
      code: issue.keyword,
      path: `${where}${issue.instancePath.replaceAll('/', '.')}`,
      message: issue.message ?? '',
    }))
    return new Problem('invalid_request', {}, reasons)
  }
  return new Problem(CODES[(error as FastifyError).code] ?? 'internal', { limit: BODY_MAX_BYTES })
}

const CODES: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_request',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported_media_type',
}
