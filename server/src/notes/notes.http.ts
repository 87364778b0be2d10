import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { holderKey } from '#kit/holder-key.ts'
import { uuidBytes, uuidText } from '#kit/ids.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { actorOf } from '../access/actor.ts'
import { answerOnce } from '../access/answer-once.ts'
import { mustSeePeople } from '../access/api-key.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { findMember } from '../members/find-member.ts'
import { liveProgram } from '../programs/live-program.ts'
import { Note, NOTE_MAX } from './note.ts'
import { notesOf } from './notes.sql.ts'
import { clearNotes, notesNamed } from './read-notes.ts'
import { writeNote } from './write-note.ts'

const params = z.object({ id: z.string().max(40) })
const WriteNote = z.strictObject({ text: z.string().trim().min(1).max(NOTE_MAX) }).meta({ id: 'WriteNote' })

export function noteDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/members/:id/notes',
    {
      ...allow('members:write'),
      schema: {
        summary: 'Write something down about a member. It is encrypted, and gone when the person is erased',
        tags: ['members'],
        params,
        body: WriteNote,
        response: { 201: Note },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'note', async (key) => {
        const member = await findMember(ctx, request.caller.programId, request.params.id)
        const program = await liveProgram(ctx, request.caller.programId)
        const id = keyHash('note', member.holder_id, key.toString('hex'))
        await writeNote(ctx, program, member, { id, text: request.body.text, by: actorOf(request.caller) })
        void reply.status(201)
        return (await notesNamed(ctx, program, member, [uuidText(id)])).get(uuidText(id))!
      }),
  )

  doors.get(
    '/v1/members/:id/notes',
    {
      ...allow('members:read'),
      schema: {
        summary: 'What was written down about a member, the newest first',
        tags: ['members'],
        params,
        querystring: z.object(Page),
        response: { 200: z.object({ items: z.array(Note), next: z.string().nullable() }) },
      },
    },
    async ({ caller, params: { id }, query: { limit, cursor } }) => {
      const member = await findMember(ctx, caller.programId, id)
      mustSeePeople(caller)
      const place = decodeCursor(cursor, ['micros', 'uuid']) as [number, string] | null
      const rows = await notesOf(ctx.pool, holderKey(uuidBytes(member.holder_id)), place && { micros: place[0], id: place[1] }, limit)
      const last = rows.at(-1)
      return {
        items: await clearNotes(ctx, await liveProgram(ctx, caller.programId), member, rows),
        next: rows.length === limit && last ? encodeCursor([last.micros, last.id]) : null,
      }
    },
  )
}
