import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { languageOf } from '#kit/messages.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import { wholeProgram } from '../access/whole-program.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { ColumnMapping } from './column-mapping.ts'
import { labelOf } from './fields.ts'
import { findImport, showImports } from './find-import.ts'
import { ImportAnswer, KINDS, said, STATES } from './import.ts'
import { cellText } from './mapping.ts'
import { plainly } from './plainly.ts'
import { previewImport } from './preview-import.ts'
import { startImport, startRetry, stopImport } from './start-import.ts'
import { importsBefore, sameFile } from './uploads.sql.ts'

const tags = ['data']
const params = z.object({ id: z.string().max(40) })

const Fault = z.object({ code: z.string(), message: z.string() }).nullable()

const Preview = z
  .object({
    format: z.object({
      format: z.enum(['csv', 'jsonl', 'xlsx']),
      encoding: z.string(),
      delimiter: z.string(),
      sheet: z.string().nullable(),
    }),
    sheets: z.array(z.string()).meta({ description: 'Of a workbook: those that can be seen' }),
    columns: z.array(z.string()),
    fields: z.array(
      z.object({
        name: z.string(),
        label: z.string().meta({ description: 'In the reader’s language' }),
        needed: z.boolean(),
        one_of: z.string().nullable().meta({ description: 'Of the fields with the same word here, one is needed' }),
        column: z.boolean().meta({ description: 'It must come from a column' }),
        constant: z.boolean().meta({ description: 'It is the same for every row' }),
        values: z.array(z.string()).nullable().meta({ description: 'What it may be, where that is known' }),
      }),
    ),
    mapping: ColumnMapping.meta({ id: 'ImportMappingShown' }),
    reasons: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .meta({ description: 'What keeps it from being started; empty where nothing does' }),
    rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()), fault: Fault })),
    same_as: z.string().nullable().meta({ description: 'An import that took the same file before' }),
  })
  .meta({ id: 'ImportPreview' })

export function importDoors(doors: Doors, ctx: Context): void {
  reading(doors, ctx)
  doors.post(
    '/v1/imports/:id/preview',
    {
      ...allow('imports:write', { asks: true }),
      schema: {
        summary: 'The first rows of an uploaded file under a mapping, what is wrong with them, and what the mapping lacks',
        tags,
        params,
        body: z.strictObject({
          mapping: ColumnMapping.nullable().default(null).meta({ description: 'Guessed from the columns, if null' }),
        }),
        response: { 200: Preview },
      },
    },
    async (request) => {
      const language = languageOf(request.headers['accept-language'])
      const row = await findImport(ctx, wholeProgram(request.caller).programId, request.params.id)
      const program = await liveProgram(ctx, row.program_id)
      const preview = await plainly(language, previewImport(ctx, program, row, request.body.mapping))
      const same = await sameFile(ctx.pool, row)
      const { format, fields, rows, reasons } = preview
      return {
        ...preview,
        format: { ...format, sheet: format.sheet ?? null },
        fields: fields.map(({ name, names, needed, oneOf = null, column = false, constant = false, values = null }) => ({
          name,
          label: labelOf(language, { name, needed, ...(names && { names }) }),
          needed,
          one_of: oneOf,
          column,
          constant,
          values: values && [...values],
        })),
        reasons: reasons.map(({ code, facts = {} }) => ({ code, message: said(language, { key: `import.mapping.${code}`, facts }) })),
        rows: rows.map(({ record, fault }) => ({
          line: record.line,
          cells: preview.columns.map((column) => cellText(record.fields[column])),
          fault: fault && { code: fault.reason, message: said(language, fault.why) },
        })),
        same_as: same && encodeId('imp', uuidBytes(same)),
      }
    },
  )
  working(doors, ctx)
}

function reading(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/imports',
    {
      ...allow('program:read'),
      schema: {
        summary: 'All imports, the newest first; those of the command line as well',
        tags,
        querystring: z.object({ ...Page, kind: z.enum(KINDS).optional(), state: z.enum(STATES).optional() }),
        response: { 200: z.object({ items: z.array(ImportAnswer), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { limit, cursor, kind = null, state = null } = request.query
      const place = decodeCursor(cursor, ['micros', 'micros']) as [number, number] | null
      const before = place && { micros: place[0], id: place[1] }
      const rows = await importsBefore(ctx.pool, request.caller.programId, { kind, state, before, limit })
      const last = rows.length === limit ? rows.at(-1)! : null
      const items = await showImports(ctx, rows, languageOf(request.headers['accept-language']))
      return { items, next: last && encodeCursor([last.micros, last.id]) }
    },
  )

  doors.get(
    '/v1/imports/:id',
    {
      ...allow('program:read'),
      schema: { summary: 'How far an import is', tags, params, response: { 200: ImportAnswer } },
    },
    async (request) => {
      const row = await findImport(ctx, request.caller.programId, request.params.id)
      return (await showImports(ctx, [row], languageOf(request.headers['accept-language'])))[0]!
    },
  )
}

function working(doors: Doors, ctx: Context): void {
  const shown = async (request: Parameters<typeof answerOnce>[1] & { params: { id: string } }): Promise<ImportAnswer> => {
    const row = await findImport(ctx, wholeProgram(request.caller).programId, request.params.id)
    return (await showImports(ctx, [row], languageOf(request.headers['accept-language'])))[0]!
  }

  doors.post(
    '/v1/imports/:id/start',
    {
      ...allow('imports:write', { shows: '/v1/imports/:id' }),
      schema: {
        summary: 'Import an uploaded file in the background, or read all of it and say what is wrong with it',
        tags,
        params,
        body: z.strictObject({
          mapping: ColumnMapping.nullable().default(null).meta({ description: 'As it was before, or guessed from the columns, if null' }),
          dry_run: z.boolean().default(false).meta({ description: 'Only read it: nothing is taken and nothing decided' }),
        }),
        response: { 202: ImportAnswer },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'start import', async () => {
        const language = languageOf(request.headers['accept-language'])
        const { mapping, dry_run } = request.body
        const row = await findImport(ctx, wholeProgram(request.caller).programId, request.params.id)
        const program = await liveProgram(ctx, row.program_id)
        await plainly(language, startImport(ctx, program, row, mapping, dry_run ? 'check' : 'import'))
        void reply.status(202)
        return shown(request)
      }),
  )

  doors.post(
    '/v1/imports/:id/retry',
    {
      ...allow('imports:write', { shows: '/v1/imports/:id' }),
      schema: {
        summary: 'Try the rows again that were mended, or all that were not taken',
        tags,
        params,
        body: z.strictObject({ all: z.boolean().default(false).meta({ description: 'Also those that nobody mended' }) }),
        response: { 202: ImportAnswer },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'retry import', async () => {
        const row = await findImport(ctx, wholeProgram(request.caller).programId, request.params.id)
        await startRetry(ctx, row, request.body.all ? 'retry_all' : 'retry_mended')
        void reply.status(202)
        return shown(request)
      }),
  )

  doors.post(
    '/v1/imports/:id/cancel',
    {
      ...allow('imports:write', { shows: '/v1/imports/:id' }),
      schema: { summary: 'Stop an import that waits or runs. What it took stays', tags, params, response: { 200: ImportAnswer } },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'cancel import', async () => {
        await stopImport(ctx, await findImport(ctx, wholeProgram(request.caller).programId, request.params.id))
        return shown(request)
      }),
  )
}
