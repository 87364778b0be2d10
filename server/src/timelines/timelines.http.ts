import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { languageOf } from '#kit/messages.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { seesPeople } from '../access/api-key.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { findMember } from '../members/find-member.ts'
import { currentProgram } from '../programs/live-program.ts'
import { readTimeline } from './read-timeline.ts'
import { TIMELINE_KINDS, TimelineItem, type TimelineKind } from './timeline.ts'

const KINDS = new RegExp(`^(${TIMELINE_KINDS.join('|')})(,(${TIMELINE_KINDS.join('|')}))*$`)

export function timelineDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/members/:id/timeline',
    {
      ...allow('members:read'),
      schema: {
        summary: 'What happened to a member over all channels, in words, the latest first',
        tags: ['members'],
        params: z.object({ id: z.string().max(40) }),
        querystring: z.object({
          ...Page,
          kind: z
            .string()
            .regex(KINDS, `Kinds are ${TIMELINE_KINDS.join(', ')}; several are separated by commas`)
            .optional()
            .meta({ description: `Only these, separated by commas: ${TIMELINE_KINDS.join(', ')}` }),
        }),
        response: { 200: z.object({ items: z.array(TimelineItem), next: z.string().nullable() }) },
      },
    },
    async ({ caller, headers, params: { id }, query: { limit, cursor, kind } }) => {
      const member = await findMember(ctx, caller.programId, id)
      const place = decodeCursor(cursor, ['micros', 'place']) as [number, number] | null
      const { items, next } = await readTimeline(ctx, await currentProgram(ctx, caller.programId), member, {
        kinds: (kind?.split(',') ?? []) as TimelineKind[],
        // What was written down about a person is for those who see people.
        notes: seesPeople(caller),
        language: languageOf(headers['accept-language']),
        until: place && { micros: place[0], passed: place[1] },
        limit,
      })
      return { items, next: next && encodeCursor([next.micros, next.passed]) }
    },
  )
}
