import type { Base } from '#kit/base.ts'
import { forgetTries } from './limit-tries.ts'
import { pruneSessions } from './sessions.sql.ts'

/** As long as somebody may ask from where they signed in, and as a network is remembered as theirs. */
const KEPT_MS = 30 * 86_400_000

/** Forgets sessions that ended long ago, and tries that have drained away. Returns how many. */
export const forgetSessions = async (ctx: Base): Promise<number> =>
  (await pruneSessions(ctx.pool, new Date(ctx.clock.now() - KEPT_MS))) + (await forgetTries(ctx))
