import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { decodeId, encodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import { languageOf, message, type Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { importsThatFailed, retryImport } from '../imports/failed-imports.ts'
import { said } from '../imports/import.ts'
import { deadLetters, retryLetter } from '../outbox/outbox-state.ts'
import { retryStudy, studiesThatFailed } from '../studies/failed-studies.ts'
import { PREFIX } from '../studies/study.ts'
import { JobsState, jobsState } from './jobs-state.ts'

const tags = ['data']
const SHOWN = 100

const Failed = z
  .object({
    id: z.string(),
    kind: z.enum(['announcement', 'backtest', 'whatif', 'export', 'import']),
    what: z.string().meta({ description: 'Of an announcement, its type; of an import, the name of its file' }),
    member: z.string().nullable(),
    error: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'FailedJob' })

export function jobDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/jobs',
    {
      ...allow('audit:read'),
      schema: {
        summary: 'What works in the background: the schedule with its last and next runs, what waits, and how far behind the outbox is',
        tags,
        response: { 200: JobsState },
      },
    },
    (request) => jobsState(ctx, request.caller.programId),
  )

  doors.get(
    '/v1/jobs/failed',
    {
      ...allow('audit:read'),
      schema: {
        summary: 'What was given up and can be tried again: announcements, studies, exports and imports of the program, the newest first',
        tags,
        response: { 200: z.object({ items: z.array(Failed) }) },
      },
    },
    async (request) => ({ items: await failedOf(ctx, request.caller.programId, languageOf(request.headers['accept-language'])) }),
  )

  doors.post(
    '/v1/jobs/failed/:id/retry',
    {
      ...allow('program:write'),
      schema: {
        summary: 'Try again what was given up',
        tags,
        params: z.object({ id: z.string().max(40) }),
        response: { 200: z.object({ queued: z.literal(true) }) },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'retry job', async () => {
        const { id } = request.params
        const { programId } = request.caller
        const letter = decodeId('ltr', id)
        const queued = letter
          ? await retryLetter(ctx, programId, uuidText(letter))
          : (await retryStudy(ctx, programId, id)) || (await retryImport(ctx, programId, id))
        if (!queued) throw new Problem('not_found', { what: 'job' })
        return { queued: true as const }
      }),
  )
}

async function failedOf(ctx: Context, programId: number, language: Language): Promise<z.infer<typeof Failed>[]> {
  const [letters, studies, imports] = await Promise.all([
    deadLetters(ctx, programId, SHOWN),
    studiesThatFailed(ctx, programId, SHOWN),
    importsThatFailed(ctx, programId, SHOWN),
  ])
  const found: z.infer<typeof Failed>[] = [
    ...letters.map(({ id, type, holder_id, error, died_at }) => ({
      id: encodeId('ltr', uuidBytes(id)),
      kind: 'announcement' as const,
      what: type,
      member: encodeId('mem', uuidBytes(holder_id)),
      error,
      at: died_at.toISOString(),
    })),
    ...studies.map(({ id, kind, error, finished_at }) => ({
      id: encodeId(PREFIX[kind], uuidBytes(id)),
      kind,
      what: '',
      member: null,
      error: error ?? '',
      at: finished_at!.toISOString(),
    })),
    ...imports.map(({ public_id, file, error, finished_at }) => ({
      id: encodeId('imp', uuidBytes(public_id)),
      kind: 'import' as const,
      what: file?.name ?? '',
      member: null,
      error: error ? said(language, error) : message(language, 'problem.internal', { request: '' }),
      at: finished_at!.toISOString(),
    })),
  ]
  return found.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, SHOWN)
}
