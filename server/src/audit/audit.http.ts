import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { decodeId, uuidText } from '#kit/ids.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { ACT_KINDS } from '../access/act-kind.ts'
import { allow } from '../access/authenticate.ts'
import { staffIdText } from '../access/staff-role.ts'
import type { Context } from '../context.ts'
import { actLines } from './act-lines.ts'
import { actsOf, type ActFilter, type ActRow } from './acts.sql.ts'

const Changed = z.record(z.string(), z.unknown()).nullable()
const Act = z
  .object({
    id: z.int(),
    at: z.iso.datetime(),
    staff: z.object({ id: z.string(), name: z.string() }).nullable(),
    role: z.string().nullable(),
    kind: z.string(),
    request: z.string(),
    route: z.string().nullable(),
    targets: z.array(z.string()).meta({ description: 'Ids and keys it was about' }),
    reason: z.string().nullable(),
    status: z.int().nullable(),
    before: Changed.meta({ description: 'What was changed, by its path, as it was; personal fields masked' }),
    after: Changed,
  })
  .meta({ id: 'StaffAct' })

const Filters = {
  staff: z.string().max(40).optional(),
  kind: z.enum(ACT_KINDS).optional(),
  target: z.string().min(1).max(200).optional().meta({ description: 'An id or key it was about' }),
  route: z.string().max(200).optional().meta({ description: 'Like `POST /v1/members/{id}/adjustments`' }),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional().meta({ description: 'Up to here, and not with it' }),
}
type Filters = z.output<z.ZodObject<typeof Filters>>

const tags = ['staff']

export function auditDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/audit',
    {
      ...allow('audit:read'),
      schema: {
        summary: 'What staff did in this program, and who signed in; the newest first',
        tags,
        querystring: z.strictObject({ ...Page, ...Filters }),
        response: { 200: z.object({ items: z.array(Act), next: z.string().nullable() }) },
      },
    },
    async ({ query, caller }) => {
      const { limit, cursor, ...filters } = query
      const [before = Number.MAX_SAFE_INTEGER] = (decodeCursor(cursor, ['micros']) ?? []) as [number?]
      const rows = await actsOf(ctx.slowPool, await filterOf(ctx, caller.programId, filters), before, limit)
      return { items: rows.map(actAnswer), next: rows.length === limit ? encodeCursor([rows.at(-1)!.id]) : null }
    },
  )

  doors.get(
    '/v1/audit/:id',
    {
      ...allow('audit:read'),
      schema: {
        operationId: 'getAuditAct',
        summary: 'One of them',
        tags,
        params: z.object({
          id: z.coerce
            .number()
            .int()
            .min(1)
            .max(Number.MAX_SAFE_INTEGER - 1),
        }),
        response: { 200: Act },
      },
    },
    async ({ params: { id }, caller }) => {
      const [row] = await actsOf(ctx.pool, await filterOf(ctx, caller.programId, {}), id + 1, 1)
      if (row?.id !== id) throw new Problem('not_found', { what: 'act' })
      return actAnswer(row)
    },
  )

  doors.get(
    '/v1/audit.csv',
    {
      ...allow('audit:read'),
      schema: {
        summary: 'The same as CSV, all of it',
        tags,
        querystring: z.strictObject(Filters),
        response: { 200: { description: 'CSV, the newest first', content: { 'text/csv': { schema: z.string() } } } },
      },
    },
    async ({ query, caller }, reply) => {
      const filter = await filterOf(ctx, caller.programId, query)
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .send(Readable.from(actLines((before, limit) => actsOf(ctx.slowPool, filter, before, limit))) as never)
    },
  )
}

async function filterOf(ctx: Context, programId: number, { staff, kind, target, route, from, to }: Filters): Promise<ActFilter> {
  const bytes = staff === undefined ? null : decodeId('stf', staff)
  if (staff !== undefined && !bytes) throw new Problem('not_found', { what: 'staff' })
  return {
    organizationId: (await ctx.programs.get(programId))!.organizationId,
    programId,
    staffId: bytes && uuidText(bytes),
    kind: kind ?? null,
    target: target ?? null,
    route: route ?? null,
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
  }
}

const actAnswer = ({
  id,
  at,
  staff_id,
  name,
  role,
  kind,
  request,
  route,
  targets,
  reason,
  status,
  before,
  after,
}: ActRow): z.infer<typeof Act> => ({
  id,
  at: at.toISOString(),
  staff: staff_id === null ? null : { id: staffIdText(staff_id), name: name ?? '' },
  role,
  kind,
  request,
  route,
  targets: [...targets],
  reason,
  status,
  before: before as Record<string, unknown> | null,
  after: after as Record<string, unknown> | null,
})
