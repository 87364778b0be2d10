import type { Context } from '../context.ts'
import { deleteAbandoned } from './checkouts.sql.ts'

const KEPT_DAYS = 30
const AT_ONCE = 1000

/** Baskets that were never set aside and that nobody came back to are forgotten. Returns how many. */
export const forgetCheckouts = (ctx: Context): Promise<number> =>
  deleteAbandoned(ctx.slowPool, new Date(ctx.clock.now() - KEPT_DAYS * 86_400_000), AT_ONCE)
