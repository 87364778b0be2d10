import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { languageOf } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { currentProgram } from '../programs/live-program.ts'
import { explainDecision } from './explain-decision.ts'
import { Explanation } from './explanation.ts'

export function explanationDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/decisions/:id',
    {
      ...allow('decisions:read'),
      schema: {
        summary: 'Why a decision came out as it did: in words, with its inputs, its effects, and every rule that did nothing',
        tags: ['decisions'],
        params: z.object({ id: z.string() }),
        response: { 200: Explanation },
      },
    },
    async (request) => {
      const program = await currentProgram(ctx, request.caller.programId)
      const explained = await explainDecision(ctx, program, request.params.id, languageOf(request.headers['accept-language']))
      if (!explained) throw new Problem('not_found', { what: 'decision' })
      return explained
    },
  )
}
