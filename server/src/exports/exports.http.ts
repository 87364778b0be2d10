import type { FastifyRequest } from 'fastify'
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { seesPeople, type Caller } from '../access/api-key.ts'
import { allow } from '../access/authenticate.ts'
import { wholeProgram } from '../access/whole-program.ts'
import type { Context } from '../context.ts'
import { askStudy } from '../studies/ask-study.ts'
import { answerOfStudy, findStudy, studiesOf, stopStudy } from '../studies/find-study.ts'
import type { StudyRow } from '../studies/study.ts'
import { fileOf, hasFile } from './export-files.ts'
import { ExportAnswer, KINDS, requestOf, type ExportReport, type ExportRequest, type People } from './export.ts'

const tags = ['data']
const params = z.object({ id: z.string().max(40) })

const Asked = z
  .strictObject({
    kind: z.enum(KINDS),
    from: z.iso.date().nullable().default(null).meta({ description: 'First day, in the program’s time zone; from the beginning, if null' }),
    to: z.iso.date().nullable().default(null).meta({ description: 'Last day; until now, if null' }),
    format: z.literal('csv').default('csv'),
    people: z.enum(['none', 'masked', 'clear']).default('none').meta({
      description:
        'Of members: nothing of the person; what staff see of them, which takes `members:read`; or identities in clear as well, which takes `people:reveal`',
    }),
    reason: z.string().trim().min(3).max(500).optional().meta({ description: 'Why people are to be in clear; it is recorded' }),
  })
  .refine(({ people, reason }) => people !== 'clear' || reason !== undefined, {
    message: 'say why people are to be in clear',
    path: ['reason'],
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, { message: 'the first day is after the last', path: ['to'] })
  .meta({ id: 'AskExport' })

export function exportDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/exports',
    {
      ...allow('reports:read'),
      schema: {
        summary: 'Write rows to a CSV file in the background. It can be fetched for seven days',
        tags,
        body: Asked,
        response: { 202: ExportAnswer },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'export', async (key) => {
        const { programId, client } = request.caller
        const { format: _, reason: __, ...asked } = request.body
        mayRead(request.caller, asked)
        void reply.status(202)
        return exportAnswer(ctx, await askStudy(ctx, { programId, kind: 'export', request: asked, askedBy: client, key }))
      }),
  )

  doors.get(
    '/v1/exports',
    {
      ...allow('reports:read'),
      schema: {
        summary: 'All exports, the newest first',
        tags,
        querystring: z.object(Page),
        response: { 200: z.object({ items: z.array(ExportAnswer), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { rows, next } = await studiesOf(ctx, request.caller.programId, 'export', request.query)
      return { items: rows.map((row) => exportAnswer(ctx, row)), next }
    },
  )

  doors.get(
    '/v1/exports/:id',
    { ...allow('reports:read'), schema: { summary: 'How an export stands', tags, params, response: { 200: ExportAnswer } } },
    async (request) => exportAnswer(ctx, await findExport(ctx, request)),
  )

  doors.get(
    '/v1/exports/:id/file',
    {
      ...allow('reports:read'),
      schema: {
        summary: 'The file of an export that is done',
        tags,
        params,
        response: { 200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const row = await findExport(ctx, request)
      const asked = requestOf(row)
      mayRead(request.caller, asked)
      if (!isThere(ctx, row)) throw new Problem('export_gone')
      ctx.log.info({ export: request.params.id, client: request.caller.client, people: asked.people }, 'an export is fetched')
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${asked.kind}-${row.finished_at!.toISOString().slice(0, 10)}.csv"`)
        .send(createReadStream(fileOf(ctx, row.id)) as never)
    },
  )

  doors.post(
    '/v1/exports/:id/cancel',
    {
      ...allow('reports:read', { shows: '/v1/exports/:id' }),
      schema: {
        summary: 'Cancel an export that waits or runs; one that is over stays as it is',
        tags,
        params,
        response: { 200: ExportAnswer },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'cancel export', async () => {
        const { id } = request.params
        return exportAnswer(ctx, await stopStudy(ctx, request.caller.programId, 'export', id))
      }),
  )
}

type Named = FastifyRequest & { params: { id: string } }

const findExport = (ctx: Context, { caller, params: { id } }: Named): Promise<StudyRow> => findStudy(ctx, caller.programId, 'export', id)

/** @throws Problem `forbidden` where the caller may not see as much of people, or of stores; whoever fetches the file must be allowed to as well */
function mayRead(caller: Caller, { kind, people }: ExportRequest): void {
  wholeProgram(caller)
  const needed: readonly string[] = kind !== 'members' ? [] : NEEDED[people]
  const lacking = needed.find((scope) => !caller.scopes.includes(scope as never))
  if (lacking !== undefined || (needed.length > 0 && !seesPeople(caller)))
    throw new Problem('forbidden', { scope: lacking ?? 'members:read' })
}

const NEEDED: Readonly<Record<People, readonly string[]>> = { none: [], masked: ['members:read'], clear: ['members:read', 'people:reveal'] }

const reportOf = ({ report }: StudyRow): ExportReport | null => report as ExportReport | null

const isThere = (ctx: Context, row: StudyRow): boolean => {
  const report = reportOf(row)
  return report !== null && Date.parse(report.expires_at) > ctx.clock.now() && hasFile(ctx, row.id)
}

function exportAnswer(ctx: Context, row: StudyRow): z.infer<typeof ExportAnswer> {
  const { kind, from, to, people } = requestOf(row)
  const report = reportOf(row)
  return {
    ...answerOfStudy(row),
    kind,
    from,
    to,
    people: kind === 'members' ? people : 'none',
    rows: report?.rows ?? null,
    bytes: report?.bytes ?? null,
    expires_at: report?.expires_at ?? null,
    available: isThere(ctx, row),
  }
}
