import { z } from 'zod'
import { LARGE_BODY_BYTES, type Doors } from '#kit/doors.ts'
import { languageOf, type Language } from '#kit/messages.ts'
import { Page } from '#kit/paging.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { currentProgram } from '../programs/live-program.ts'
import { draftDocument } from '../programs/with-draft.ts'
import { askStudy } from '../studies/ask-study.ts'
import { answerOfStudy, findStudy, listStudies, stopStudy } from '../studies/find-study.ts'
import { StudyAnswer, type StudyRow } from '../studies/study.ts'
import { BacktestReport, type BacktestFigures } from './backtest.ts'
import { inLanguage } from './build-report.ts'
import { readBacktest, type BacktestRequest } from './read-backtest.ts'

const AskBacktest = z
  .strictObject({
    draft: z
      .record(z.string(), z.unknown())
      .nullable()
      .default(null)
      .meta({ description: 'A whole program document; null for the stored draft' }),
    from: z.iso.date().meta({ description: 'First day of the window, in the time zone of the program' }),
    to: z.iso.date().meta({ description: 'Last day of the window' }),
    population: z
      .string()
      .min(1)
      .max(4000)
      .nullable()
      .default(null)
      .meta({ description: 'A condition over `member`, in the language of campaigns; null for all' }),
  })
  .meta({ id: 'AskBacktest' })

const Backtest = z
  .object({ ...StudyAnswer, from: z.iso.date(), to: z.iso.date(), population: z.string().nullable(), report: BacktestReport.nullable() })
  .meta({ id: 'Backtest' })
const Listed = Backtest.omit({ from: true, to: true, population: true, report: true }).meta({ id: 'BacktestHead' })

const params = z.object({ id: z.string().max(40) })

export function backtestDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/backtests',
    {
      ...allow('studies:write'),
      bodyLimit: LARGE_BODY_BYTES,
      schema: {
        summary: 'Decide past orders again under a draft and compare with the live version; it runs in the background',
        tags: ['studies'],
        body: AskBacktest,
        response: { 202: Backtest },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'backtest', async (key) => {
        const { programId, client } = request.caller
        const language = languageOf(request.headers['accept-language'])
        const program = await currentProgram(ctx, programId)
        const draft = request.body.draft ?? (await draftDocument(ctx, program))
        const asked: BacktestRequest = { ...request.body, draft: draft as Record<string, unknown> }
        readBacktest(ctx, program, asked, language)
        const row = await askStudy(ctx, { programId, kind: 'backtest', request: asked, askedBy: client, key })
        void reply.status(202)
        return answerOf(row, language)
      }),
  )

  doors.get(
    '/v1/backtests',
    {
      ...allow('program:read'),
      schema: {
        summary: 'All backtests, the newest first',
        tags: ['studies'],
        querystring: z.object(Page),
        response: { 200: z.object({ items: z.array(Listed), next: z.string().nullable() }) },
      },
    },
    (request) => listStudies(ctx, request.caller.programId, 'backtest', request.query),
  )

  doors.get(
    '/v1/backtests/:id',
    {
      ...allow('program:read'),
      schema: { summary: 'How a backtest stands, with its report when it is done', tags: ['studies'], params, response: { 200: Backtest } },
    },
    async (request) => {
      const row = await findStudy(ctx, request.caller.programId, 'backtest', request.params.id)
      return answerOf(row, languageOf(request.headers['accept-language']))
    },
  )

  doors.post(
    '/v1/backtests/:id/cancel',
    {
      ...allow('studies:write', { shows: '/v1/backtests/:id' }),
      schema: {
        summary: 'Cancel a backtest that waits or runs; one that is over stays as it is',
        tags: ['studies'],
        params,
        response: { 200: Backtest },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'cancel backtest', async () => {
        const row = await stopStudy(ctx, request.caller.programId, 'backtest', request.params.id)
        return answerOf(row, languageOf(request.headers['accept-language']))
      }),
  )
}

function answerOf(row: StudyRow, language: Language): z.infer<typeof Backtest> {
  const { from, to, population } = row.request as BacktestRequest
  const report = row.report === null ? null : inLanguage(row.report as BacktestFigures, language)
  return { ...answerOfStudy(row), from, to, population, report }
}
