import { z } from 'zod'
import { LARGE_BODY_BYTES, type Doors } from '#kit/doors.ts'
import { languageOf, type Language } from '#kit/messages.ts'
import { Page } from '#kit/paging.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { currentProgram } from '../programs/live-program.ts'
import { askStudy } from '../studies/ask-study.ts'
import { answerOfStudy, findStudy, listStudies, stopStudy } from '../studies/find-study.ts'
import { StudyAnswer, type StudyRow } from '../studies/study.ts'
import { readWhatif, type WhatifRequest } from './read-whatif.ts'
import { withAssumptions } from './whatif-lines.ts'
import { WhatifReport, type WhatifFigures } from './whatif.ts'

const AskWhatif = z
  .strictObject({
    change: z.record(z.string(), z.unknown()).meta({
      description:
        'What is to be otherwise in the program document, as JSON Merge Patch. Names may be paths, and into a list one reaches by place or by the key of an element, as in `tiers.status.levels.gold.reach`',
    }),
    as_of: z.iso.date().nullable().default(null).meta({
      description: 'The day from which time passes; null for today, or the last day of a history that ended more than a month ago',
    }),
    months: z.int().min(1).max(36).default(12).meta({ description: 'How many of the last months are decided again where earning changes' }),
  })
  .meta({ id: 'AskWhatif' })

const Head = z.object(StudyAnswer).meta({ id: 'WhatifHead' })
const Whatif = z
  .object({ ...StudyAnswer, change: z.record(z.string(), z.unknown()), report: WhatifReport.nullable() })
  .meta({ id: 'Whatif' })

const params = z.object({ id: z.string().max(40) })

export function whatifDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/whatifs',
    {
      ...allow('studies:write'),
      bodyLimit: LARGE_BODY_BYTES,
      schema: {
        summary: 'What a change of expiry, tiers or earn rates would bring about; it is worked out in the background',
        tags: ['studies'],
        body: AskWhatif,
        response: { 202: Whatif },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'whatif', async (key) => {
        const { programId, client } = request.caller
        const language = languageOf(request.headers['accept-language'])
        const program = await currentProgram(ctx, programId)
        await readWhatif(ctx, program, request.body, language)
        const row = await askStudy(ctx, { programId, kind: 'whatif', request: request.body, askedBy: client, key })
        void reply.status(202)
        return answerOf(row, language)
      }),
  )

  doors.get(
    '/v1/whatifs',
    {
      ...allow('program:read'),
      schema: {
        summary: 'All what-ifs, the newest first',
        tags: ['studies'],
        querystring: z.object(Page),
        response: { 200: z.object({ items: z.array(Head), next: z.string().nullable() }) },
      },
    },
    (request) => listStudies(ctx, request.caller.programId, 'whatif', request.query),
  )

  doors.get(
    '/v1/whatifs/:id',
    {
      ...allow('program:read'),
      schema: { summary: 'How a what-if stands, with its report when it is done', tags: ['studies'], params, response: { 200: Whatif } },
    },
    async (request) => {
      const row = await findStudy(ctx, request.caller.programId, 'whatif', request.params.id)
      return answerOf(row, languageOf(request.headers['accept-language']))
    },
  )

  doors.post(
    '/v1/whatifs/:id/cancel',
    {
      ...allow('studies:write', { shows: '/v1/whatifs/:id' }),
      schema: {
        summary: 'Cancel a what-if that waits or runs; one that is over stays as it is',
        tags: ['studies'],
        params,
        response: { 200: Whatif },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'cancel whatif', async () => {
        const row = await stopStudy(ctx, request.caller.programId, 'whatif', request.params.id)
        return answerOf(row, languageOf(request.headers['accept-language']))
      }),
  )
}

function answerOf(row: StudyRow, language: Language): z.infer<typeof Whatif> {
  const { change } = row.request as WhatifRequest
  return { ...answerOfStudy(row), change, report: row.report === null ? null : withAssumptions(row.report as WhatifFigures, language) }
}
