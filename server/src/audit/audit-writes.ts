import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Base } from '#kit/base.ts'
import type { Doors } from '#kit/doors.ts'
import { headerText } from '../access/header-text.ts'
import { readShown, writes, type Shown } from '../access/read-shown.ts'
import { differenceOf } from './difference.ts'
import { recordAct } from './record-act.ts'
import { targetsOf } from './targets.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What a write is about, as it was before; null where nothing shows it. */
    shownBefore: Shown | null
    recorded: boolean
  }
}

export const REASON_HEADER = 'perennial-reason'

/**
 * Records every write of staff, at all doors alike, with what it changed. It is recorded before it is answered: whoever
 * is not answered repeats the request, and what was done then is recorded with the repetition.
 */
export function auditWrites(doors: Doors, ctx: Base): void {
  doors.decorateRequest('shownBefore', null)
  doors.decorateRequest('recorded', false)
  doors.addHook('preHandler', (request: FastifyRequest, _, goOn) => {
    if (!isAudited(request)) return goOn()
    readBefore(doors, request).then(() => goOn(), goOn)
  })
  doors.addHook('onSend', (request: FastifyRequest, reply: FastifyReply, payload: unknown, goOn) => {
    if (!isAudited(request) || request.recorded || NOTHING_DONE.has(reply.statusCode)) return goOn(null, payload)
    // Once: where it fails, the problem that is answered instead comes by here too.
    request.recorded = true
    record(doors, ctx, request, reply, payload).then(() => goOn(null, payload), goOn)
  })
}

/** What could not be read as a request, or came too often. */
const NOTHING_DONE = new Set([400, 413, 415, 429])

async function readBefore(doors: Doors, request: FastifyRequest): Promise<void> {
  reasonOf(request)
  request.shownBefore = await readShown(doors, request)
}

/** Of those who got in; `caller` is missing where they did not. A door that names what it is recorded as may also be a GET. */
const isAudited = (request: FastifyRequest): boolean =>
  Boolean(request.caller?.staff) && (writes(request) || request.routeOptions.config.about?.as !== undefined)

async function record(doors: Doors, ctx: Base, request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<void> {
  const { caller, signedIn, shownBefore } = request
  const { url = '', config } = request.routeOptions
  const done = reply.statusCode < 400
  const repeated = reply.getHeader('idempotent-replayed') === 'true'
  const shownAfter = done && shownBefore && !repeated ? await readShown(doors, request) : null
  const changed = shownAfter ? differenceOf(shownBefore?.body, shownAfter.body) : { before: null, after: null }
  const made = done && !repeated ? madeIn(config.about?.makes, payload) : null
  await recordAct(ctx, {
    kind: repeated ? 'repeat' : (done && config.about?.as) || 'write',
    organization_id: signedIn!.organizationId,
    program_id: caller.programId || null,
    staff_id: signedIn!.staffId,
    role: signedIn!.programs.length > 0 ? caller.role : null,
    request: request.id,
    route: `${request.method} ${url.replaceAll('::', ':').replaceAll(/(?<=\/):(\w+)/g, '{$1}')}`,
    targets: targetsOf(request, made ? JSON.stringify(made) : done ? payload : null),
    reason: reasonOf(request),
    status: reply.statusCode,
    before: changed.before,
    after: made ? { ...changed.after, ...differenceOf(null, made).after } : changed.after,
  })
}

/** What the answer tells was made, where it was. */
function madeIn(field: string | undefined, payload: unknown): object | null {
  if (field === undefined || typeof payload !== 'string') return null
  return (JSON.parse(payload) as Record<string, object | undefined>)[field] ?? null
}

/** Why, as they said: in the header, or in the body where that has a reason. */
function reasonOf(request: FastifyRequest): string | null {
  const { reason } = (request.body ?? {}) as { reason?: unknown }
  return headerText(request, REASON_HEADER) ?? (typeof reason === 'string' ? reason.slice(0, 500) : null)
}
