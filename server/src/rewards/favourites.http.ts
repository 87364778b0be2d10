import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { findMember } from '../members/find-member.ts'
import { liveProgram } from '../programs/live-program.ts'
import { addFavourite, favouritesOf, removeFavourite } from './favourites.sql.ts'

const params = z.object({ id: z.string().max(40), reward: z.string().max(40) })
const Favourites = z.object({ favourites: z.array(z.string()).meta({ description: 'Keys of rewards, the latest first' }) })
const tags = ['rewards']

/** Marking is naming a place: doing it twice is doing it once, without a key. */
export function favouriteDoors(doors: Doors, ctx: Context): void {
  doors.put(
    '/v1/members/:id/favourites/:reward',
    { ...allow('points:spend'), schema: { summary: 'A member marks a reward', tags, params, response: { 200: Favourites } } },
    async ({ caller, params: { id, reward } }) => {
      const { holder_id: holder } = await findMember(ctx, caller.programId, id)
      const { timeline } = await liveProgram(ctx, caller.programId)
      const now = ctx.clock.now()
      if (!Object.hasOwn(timeline.inForce(now).version.document.rewards, reward)) throw new Problem('not_found', { what: 'reward' })
      await addFavourite(ctx.pool, caller.programId, holder, reward, new Date(now))
      return { favourites: await favouritesOf(ctx.pool, caller.programId, holder) }
    },
  )

  doors.delete(
    '/v1/members/:id/favourites/:reward',
    { ...allow('points:spend'), schema: { summary: 'A member takes a mark back', tags, params, response: { 200: Favourites } } },
    async ({ caller, params: { id, reward } }) => {
      const { holder_id: holder } = await findMember(ctx, caller.programId, id)
      await removeFavourite(ctx.pool, caller.programId, holder, reward)
      return { favourites: await favouritesOf(ctx.pool, caller.programId, holder) }
    },
  )
}
