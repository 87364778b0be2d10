import { ProgramDocument } from '@perennial/engine/program/document.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { LARGE_BODY_BYTES, type Doors } from '#kit/doors.ts'
import { languageOf, type Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { readRevision } from '#kit/revision.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { approveDraft } from './approve-draft.ts'
import { lintFindings } from './lint-findings.ts'
import { problemReasons } from './problem-reasons.ts'
import type { Program } from './program.ts'
import { draftOf, updateDraft, versionsOf, type VersionRow } from './programs.sql.ts'
import { publishOnce } from './publish-once.ts'

const params = z.object({ program: z.string().max(40) })
const versionParams = params.extend({ number: z.coerce.number().int().min(1) })
/** A document may be wrong in any way; what is wrong with it is part of the answer. */
const Document = z.record(z.string(), z.unknown())

const Version = z
  .object({
    number: z.int(),
    effective_from: z.iso.datetime(),
    published_at: z.iso.datetime(),
    published_by: z.string(),
    note: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'Version' })
const Reason = z.object({ code: z.string(), path: z.string(), message: z.string(), facts: Document.optional() })
const Finding = z.object({ code: z.string(), path: z.string(), message: z.string() })
const Checked = z.object({
  valid: z.boolean(),
  problems: z.array(Reason),
  findings: z.array(Finding).meta({ description: 'What to look at before publishing; nothing of it forbids publishing' }),
})
const Publish = z.strictObject({ note: z.string().min(1).max(500), effective_from: z.iso.datetime({ offset: true }).optional() })
const Approval = z.object({ approved_by: z.string(), approved_at: z.iso.datetime(), note: z.string() })

export function programDoors(doors: Doors, ctx: Context): void {
  /** The caller's own program; any other key is as good as none. */
  const own = async (request: FastifyRequest): Promise<Program> => {
    const program = await ctx.programs.current(request.caller.programId)
    if (!program || program.key !== (request.params as { program: string }).program) throw new Problem('not_found', { what: 'program' })
    return program
  }

  doors.get(
    '/v1/programs',
    {
      ...allow('program:read'),
      schema: {
        summary: 'The program this key is for',
        tags: ['programs'],
        response: { 200: z.object({ items: z.array(z.object({ key: z.string(), latest_version: z.int() })) }) },
      },
    },
    async (request) => {
      const program = (await ctx.programs.current(request.caller.programId))!
      return { items: [{ key: program.key, latest_version: program.latestVersion }] }
    },
  )

  doors.get(
    '/v1/programs/:program/draft',
    {
      ...allow('program:read'),
      schema: {
        summary: 'The draft',
        tags: ['programs'],
        params,
        response: { 200: z.object({ revision: z.int(), document: Document.nullable() }) },
      },
    },
    async (request, reply) => {
      const { draft, draft_revision } = await draftOf(ctx.pool, (await own(request)).id)
      void reply.header('etag', `"${draft_revision}"`)
      return { revision: draft_revision, document: draft as Record<string, unknown> | null }
    },
  )

  doors.put(
    '/v1/programs/:program/draft',
    {
      ...allow('program:write', { shows: '/v1/programs/:program/draft' }),
      bodyLimit: LARGE_BODY_BYTES,
      schema: {
        summary: 'Write the draft; If-Match guards against overwriting',
        tags: ['programs'],
        params,
        body: Document,
        response: { 200: Checked.extend({ revision: z.int() }) },
      },
    },
    async (request, reply) => {
      const program = await own(request)
      const revision = readRevision(request)
      if (!(await updateDraft(ctx.pool, program.id, request.body, revision))) {
        throw new Problem('precondition_failed', { revision: (await draftOf(ctx.pool, program.id)).draft_revision })
      }
      void reply.header('etag', `"${revision + 1}"`)
      return { revision: revision + 1, ...check(request.body, ctx.clock.now(), languageOf(request.headers['accept-language'])) }
    },
  )

  doors.post(
    '/v1/programs/:program/draft/approve',
    {
      ...allow('program:approve', { shows: '/v1/programs/:program/draft' }),
      schema: {
        summary: 'Approve the draft of a revision, so that somebody else may publish it; large budgets take that',
        tags: ['programs'],
        params,
        body: z.strictObject({ revision: z.int().min(0), note: z.string().min(1).max(500) }),
        response: { 201: Approval },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'approve', async () => {
        const { revision, note } = request.body
        const language = languageOf(request.headers['accept-language'])
        const row = await approveDraft(ctx, (await own(request)).id, { revision, note, by: request.caller.client, language })
        void reply.status(201)
        return { ...row, approved_at: row.approved_at.toISOString() }
      }),
  )

  doors.post(
    '/v1/programs/:program/validate',
    {
      ...allow('program:read', { asks: true }),
      bodyLimit: LARGE_BODY_BYTES,
      schema: { summary: 'Check a document without storing it', tags: ['programs'], params, body: Document, response: { 200: Checked } },
    },
    async (request) => {
      await own(request)
      return check(request.body, ctx.clock.now(), languageOf(request.headers['accept-language']))
    },
  )

  doors.post(
    '/v1/programs/:program/publish',
    {
      ...allow('program:write', { shows: '/v1/programs' }),
      schema: { summary: 'Publish the draft as the next version', tags: ['programs'], params, body: Publish, response: { 201: Version } },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'publish', async (key) => {
        const program = await own(request)
        const { draft } = await draftOf(ctx.pool, program.id)
        if (!draft) throw new Problem('not_found', { what: 'draft' })
        const row = await publishOnce(ctx, program, { ...publishing(request, request.body), document: draft, key })
        void reply.status(201)
        return versionAnswer(row)
      }),
  )

  doors.post(
    '/v1/programs/:program/versions/:number/roll-back',
    {
      ...allow('program:write', { shows: '/v1/programs' }),
      schema: {
        summary: 'Publish an earlier version again, as the next one',
        tags: ['programs'],
        params: versionParams,
        body: Publish,
        response: { 201: Version },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'roll-back', async (key) => {
        const program = await own(request)
        const { document } = await versionOf(ctx, program, request.params.number)
        const row = await publishOnce(ctx, program, { ...publishing(request, request.body), document, key })
        void reply.status(201)
        return versionAnswer(row)
      }),
  )

  doors.get(
    '/v1/programs/:program/versions',
    {
      ...allow('program:read'),
      schema: { summary: 'All versions', tags: ['programs'], params, response: { 200: z.object({ items: z.array(Version) }) } },
    },
    async (request) => ({ items: (await versionsOf(ctx.pool, (await own(request)).id)).map(versionAnswer) }),
  )

  doors.get(
    '/v1/programs/:program/versions/:number',
    {
      ...allow('program:read'),
      schema: {
        summary: 'A version with its document',
        tags: ['programs'],
        params: versionParams,
        response: { 200: Version.extend({ document: ProgramDocument }) },
      },
    },
    async (request) => {
      const row = await versionOf(ctx, await own(request), request.params.number)
      return { ...versionAnswer(row), document: row.document as ProgramDocument }
    },
  )
}

function check(document: unknown, now: number, language: Language): z.infer<typeof Checked> {
  const validated = validateProgram(document)
  return validated.ok
    ? { valid: true, problems: [], findings: lintFindings(validated.document, now, language) }
    : { valid: false, problems: problemReasons(validated.problems, language) as z.infer<typeof Reason>[], findings: [] }
}

const publishing = (
  request: FastifyRequest,
  { note, effective_from }: z.infer<typeof Publish>,
): { note: string; by: string; language: Language; effectiveFrom?: number } => ({
  note,
  by: request.caller.client,
  language: languageOf(request.headers['accept-language']),
  ...(effective_from && { effectiveFrom: Date.parse(effective_from) }),
})

async function versionOf(ctx: Context, program: Program, number: number): Promise<VersionRow> {
  const row = (await versionsOf(ctx.pool, program.id)).find((v) => v.number === number)
  if (!row) throw new Problem('not_found', { what: 'version' })
  return row
}

const versionAnswer = (row: VersionRow): z.infer<typeof Version> => ({
  number: row.number,
  effective_from: row.effective_from.toISOString(),
  published_at: row.published_at.toISOString(),
  published_by: row.published_by,
  note: row.note,
  hash: row.hash.toString('hex'),
})
