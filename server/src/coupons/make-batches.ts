import type { Context } from '../context.ts'
import { isLive } from '../programs/program.ts'
import { unfinishedBatches } from './batches.sql.ts'
import { kindOf } from './coupon.ts'
import { generateCodes } from './generate-codes.ts'

/** Makes the codes that were asked for and are not there yet. Returns of how many batches. */
export async function makeBatches(ctx: Context, stopping: AbortSignal): Promise<number> {
  const waiting = await unfinishedBatches(ctx.slowPool, 'generated')
  let done = 0
  for (const batch of waiting) {
    if (stopping.aborted) return done
    const program = await ctx.programs.get(batch.program_id)
    const prefix = program && isLive(program) ? kindOf(program, batch.coupon, ctx.clock.now())?.document.prefix : undefined
    await generateCodes(ctx, batch, prefix ?? '', undefined, stopping)
    done += 1
  }
  return done
}
