import { Key, Names } from '@perennial/engine/program/parts.ts'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { languageOf } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { signedIn } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { beginProgram, BEGINNINGS } from './begin-program.ts'

const Begin = z
  .strictObject({
    template: z.enum(BEGINNINGS).meta({ description: '`points` is one currency and one campaign; the others are the example programs' }),
    key: Key,
    names: Names.refine((names) => Object.keys(names).length > 0, 'give a name in at least one language').meta({
      description: 'Text by language; its languages are those of the program',
    }),
    time_zone: z.string().max(60),
    money: z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/), decimals: z.int().min(0).max(4) }),
    languages: z
      .array(z.enum(['en', 'zh']))
      .min(1)
      .default(['en', 'zh']),
  })
  .meta({ id: 'BeginProgram' })

/** The door by which an organization gets its programs without a terminal. */
export function beginProgramDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/programs',
    {
      ...signedIn(),
      schema: {
        summary: 'Begin a program: its first version is in force at once. The same again changes nothing. For owners',
        tags: ['staff'],
        body: Begin,
        response: { 201: z.object({ key: z.string(), latest_version: z.int() }) },
      },
    },
    async (request, reply) => {
      const session = request.signedIn!
      if (!session.owner) throw new Problem('owners_only')
      const language = languageOf(request.headers['accept-language'])
      const begun = await beginProgram(ctx, session.organizationId, request.body, { by: request.caller.client, language })
      // What they may do where is read anew, with this program.
      session.over = true
      void reply.status(201)
      return begun
    },
  )
}
