import { diffPrograms } from '@perennial/engine/program/diff.ts'
import { ProgramDocument } from '@perennial/engine/program/document.ts'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { languageOf } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { documentOf } from '../programs/document-of.ts'
import { changesInWords } from './change-words.ts'

const Change = z.object({ path: z.string(), before: z.unknown(), after: z.unknown() }).meta({ id: 'Change' })
const Words = z.object({ path: z.string(), words: z.string() })
const Number_ = z.coerce.number().int().min(1)

export function changeDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/programs/:program/diff',
    {
      ...allow('program:read'),
      schema: {
        summary: 'What changed from one version to another, or to the draft: by path, and in words',
        tags: ['programs'],
        params: z.object({ program: z.string().max(40) }),
        querystring: z.object({ from: Number_, to: z.union([z.literal('draft'), Number_]) }),
        response: {
          200: z.object({
            changes: z.array(Change),
            words: z.array(Words).meta({ description: 'In the language of the request; empty where the draft is not yet a program' }),
          }),
        },
      },
    },
    async (request) => {
      const program = await ctx.programs.current(request.caller.programId)
      if (!program || program.key !== request.params.program) throw new Problem('not_found', { what: 'program' })
      const { from, to } = request.query
      const [before, after] = await Promise.all([documentOf(ctx, program, from), documentOf(ctx, program, to)])
      const [was, is] = [ProgramDocument.safeParse(before), ProgramDocument.safeParse(after)]
      const language = languageOf(request.headers['accept-language'])
      return {
        changes: diffPrograms(before, after),
        words: was.success && is.success ? changesInWords(was.data, is.data, language) : [],
      }
    },
  )
}
