import type { Readable } from 'node:stream'
import { z } from 'zod'
import { bePatient, takeStreams, type Doors } from '#kit/doors.ts'
import { languageOf } from '#kit/messages.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import { wholeProgram } from '../access/whole-program.ts'
import type { Context } from '../context.ts'
import { showImports } from './find-import.ts'
import { ImportAnswer, KINDS } from './import.ts'
import { plainly } from './plainly.ts'
import { uploadImport } from './upload-import.ts'

const TYPES = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/octet-stream']

/** Only this door takes files; they stream to the data folder. */
export async function uploadDoors(doors: Doors, ctx: Context): Promise<void> {
  takeStreams(doors, TYPES)
  doors.post(
    '/v1/imports',
    {
      ...allow('imports:write'),
      preParsing: async (request) => void bePatient(request),
      schema: {
        summary: 'Upload a file to import: CSV in UTF-8, GB18030 or UTF-16, or .xlsx. It waits to be checked or started',
        tags: ['data'],
        consumes: TYPES,
        querystring: z.object({
          kind: z.enum(KINDS),
          name: z.string().max(200).default('').meta({ description: 'What the file is called' }),
        }),
        body: z.unknown(),
        response: { 201: ImportAnswer },
      },
    },
    async (request, reply) => {
      const { kind, name } = request.query
      const { programId, client } = wholeProgram(request.caller)
      const key = claimedKey(request, `import ${programId}`)
      const language = languageOf(request.headers['accept-language'])
      const sent = request.body as Readable
      const { row, known } = await plainly(language, uploadImport(ctx, { programId, kind, name, askedBy: client, key, sent })).catch(
        (error: unknown) => {
          // What is left of the file is not read any more.
          void reply.header('connection', 'close')
          throw error
        },
      )
      if (known) void reply.header('idempotent-replayed', 'true')
      void reply.status(201)
      return (await showImports(ctx, [row], language))[0]!
    },
  )
}
