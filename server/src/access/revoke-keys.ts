import type { Base } from '#kit/base.ts'
import { revokeByPrefix } from './api-keys.sql.ts'

/** Ends the keys that begin so (a whole key will do). Returns how many there were. */
export const revokeKeys = (ctx: Base, prefix: string): Promise<number> =>
  revokeByPrefix(ctx.pool, prefix.split('_').slice(0, 2).join('_'), new Date(ctx.clock.now()))
