import type { Context } from '../context.ts'
import { isLive } from '../programs/program.ts'
import { deleteReceipts, programsWithReceipts } from './receipts.sql.ts'

/** For so long after the last day on which it could be claimed, whoever asks is told that it is too old. */
const KEPT_DAYS = 60
const AT_ONCE = 5000

/** Receipts that nobody can claim any more are forgotten. Returns how many. */
export async function forgetReceipts(ctx: Context): Promise<number> {
  let forgotten = 0
  const now = ctx.clock.now()
  for (const id of await programsWithReceipts(ctx.slowPool)) {
    const program = await ctx.programs.current(id)
    if (!program || !isLive(program)) continue
    const { receipt_claim_days: days } = program.timeline.versionAt(null, now).settings
    forgotten += await deleteReceipts(ctx.slowPool, id, new Date(now - (days + KEPT_DAYS) * 86_400_000), AT_ONCE)
  }
  return forgotten
}
