import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { languageOf, type Language } from '#kit/messages.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import { wholeProgram } from '../access/whole-program.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { findImport, showImports } from './find-import.ts'
import { ImportAnswer, said, type ImportRow } from './import.ts'
import { cellText } from './mapping.ts'
import { rejectsCsv } from './rejects-csv.ts'
import { rejectAt, rejectsAfter, type StoredReject } from './rejects.sql.ts'
import { contentOf } from './rejects.ts'
import { mappingOf, mendRow, retryRow } from './retry-rows.ts'
import { OVER } from './start-import.ts'

const tags = ['data']
const params = z.object({ id: z.string().max(40) })

const RejectAnswer = z
  .object({
    line: z.int().meta({ description: 'Of the file; of a workbook, the row of its sheet' }),
    reason: z.string(),
    message: z.string().meta({ description: 'The reason in the reader’s language' }),
    cells: z
      .record(z.string(), z.string())
      .nullable()
      .meta({ description: 'By column, as they stood or as they were mended; null where the row is too long to be mended' }),
    mended: z.boolean(),
    tries: z.int().meta({ description: 'How often it was tried again in vain' }),
    order: z.string().nullable().meta({ description: 'The reference of its order: all of its lines are tried together' }),
  })
  .meta({ id: 'ImportReject' })

export function rejectDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/imports/:id/rejects',
    {
      ...allow('imports:write'),
      schema: {
        summary: 'Rows that were not taken, in the order of the file. They can be mended for ninety days',
        tags,
        params,
        querystring: z.object({ ...Page, reason: z.string().max(60).optional(), mended: z.enum(['true', 'false']).optional() }),
        response: { 200: z.object({ items: z.array(RejectAnswer), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { limit, cursor, reason = null, mended } = request.query
      const language = languageOf(request.headers['accept-language'])
      const row = await findImport(ctx, wholeProgram(request.caller).programId, request.params.id)
      const [after = -1] = (decodeCursor(cursor, ['micros']) ?? []) as [number?]
      const rows = await rejectsAfter(ctx.pool, row.id, after, limit, { reason, mended: mended === undefined ? null : mended === 'true' })
      const items = rows.map((reject) => rejectAnswer(ctx, row, reject, language))
      return { items, next: rows.length === limit ? encodeCursor([rows.at(-1)!.line]) : null }
    },
  )

  doors.get(
    '/v1/imports/:id/rejects.csv',
    {
      ...allow('imports:write'),
      schema: {
        summary: 'Rows that were not taken as CSV: line, reason, and the columns of the file',
        tags,
        params,
        response: { 200: { description: 'CSV, as long as it takes', content: { 'text/csv': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const row = await findImport(ctx, wholeProgram(request.caller).programId, request.params.id)
      const csv = rejectsCsv(ctx, row, languageOf(request.headers['accept-language']))
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${request.params.id}.rejected.csv"`)
        .send(Readable.from(csv) as never)
    },
  )

  doors.post(
    '/v1/imports/:id/rejects/:line',
    {
      ...allow('imports:write', { shows: '/v1/imports/:id' }),
      schema: {
        summary: 'Mend cells of a row that was not taken, and try it again',
        tags,
        params: z.object({ id: z.string().max(40), line: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
        body: z.strictObject({
          cells: z
            .record(z.string().max(200), z.string().max(20_000))
            .default({})
            .meta({ description: 'By column; those that are left out stay' }),
          retry: z.boolean().default(true).meta({ description: 'False to keep it mended until all are tried again' }),
        }),
        response: {
          200: z.object({
            taken: z.array(z.int()).meta({ description: 'The lines that were taken: this one and, of an order, the others' }),
            reject: RejectAnswer.nullable().meta({ description: 'How the row stands, where it was not taken' }),
            import: ImportAnswer,
          }),
        },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'mend row', async () => {
        const { line } = request.params
        const { cells, retry } = request.body
        const language = languageOf(request.headers['accept-language'])
        const row = await findImport(ctx, wholeProgram(request.caller).programId, request.params.id)
        if (!OVER.includes(row.state)) throw new Problem('wrong_import_state', { state: row.state })
        const program = await liveProgram(ctx, row.program_id)
        const mapping = mappingOf(program, row)
        if (Object.keys(cells).length > 0) await mendRow(ctx, row, mapping, line, cells)
        const taken = retry ? await retryRow(ctx, program, row, mapping, line) : []
        const stored = await rejectAt(ctx.pool, row.id, line)
        const shown = (await showImports(ctx, [row], language))[0]!
        return { taken, reject: stored && !stored.taken ? rejectAnswer(ctx, row, stored, language) : null, import: shown }
      }),
  )
}

function rejectAnswer(ctx: Context, { file }: ImportRow, reject: StoredReject, language: Language): z.infer<typeof RejectAnswer> {
  const { why, fields, detail } = contentOf(ctx, reject)
  const cells = fields && Object.fromEntries(Object.entries(fields).map(([column, cell]) => [column, cellText(cell)]))
  return {
    line: reject.line,
    reason: reject.reason,
    message: why.key === '' ? detail : said(language, why),
    cells: file ? cells : null,
    mended: reject.mended,
    tries: reject.tries,
    order: reject.key?.slice(2) ?? null,
  }
}
