import type { Context } from '../context.ts'
import { removeCutOff, removeFile } from './import-files.ts'
import { markCleared, staleImports } from './uploads.sql.ts'

const DAY_MS = 86_400_000
/** A file that nobody started within a week is not wanted; it may hold names. */
const UNSTARTED_MS = 7 * DAY_MS
/** Rows that were not taken can be mended for so long. */
const MENDABLE_MS = 90 * DAY_MS

/** Deletes files that nobody started, and what imports of long ago did not take. Returns how many imports it cleared. */
export async function forgetImports(ctx: Context): Promise<number> {
  const now = ctx.clock.now()
  const stale = await staleImports(ctx.slowPool, new Date(now - UNSTARTED_MS), new Date(now - MENDABLE_MS))
  for (const { public_id } of stale) removeFile(ctx, public_id)
  removeCutOff(ctx, now - DAY_MS)
  await markCleared(
    ctx.slowPool,
    stale.map(({ id }) => id),
    new Date(now),
  )
  return stale.length
}
