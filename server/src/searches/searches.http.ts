import type { Doors } from '#kit/doors.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { Search, SearchAnswer } from './search-answer.ts'
import { searchPeople } from './search-people.ts'

export function searchDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/members::search',
    {
      ...allow('members:read', { asks: true }),
      schema: {
        summary: 'Find people by whatever they say of themselves; by body, so that nothing of it stands in a log of addresses',
        tags: ['members'],
        body: Search,
        response: { 200: SearchAnswer },
      },
    },
    async ({ caller, body: { query, limit } }) => {
      const program = await liveProgram(ctx, caller.programId)
      return searchPeople(ctx, program, query, { limit, caller })
    },
  )
}
