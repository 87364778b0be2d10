import type { Context } from '../context.ts'
import { removeOld } from './export-files.ts'
import { KEPT_MS } from './study-export.ts'

/** Removes files of exports whose time is over. */
export const forgetExports = async (ctx: Context): Promise<number> => removeOld(ctx, ctx.clock.now() - KEPT_MS)
