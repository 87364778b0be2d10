import type { Context } from '../context.ts'
import { BadRule } from './ask-rule.ts'
import { CLAIM_MS, refreshSegment } from './refresh-segment.ts'
import type { SegmentRow } from './segment.ts'
import { settleSegment, takeDue } from './segments.sql.ts'

/** Asks the rules of segments for which it is time, one after another. Returns of how many. */
export async function workSegments(ctx: Context, stopping: AbortSignal): Promise<number> {
  // Each once a run: what cannot be refreshed must not be tried without a pause.
  const done: number[] = []
  while (!stopping.aborted) {
    const now = ctx.clock.now()
    const segment = await takeDue(ctx.slowPool, new Date(now), new Date(now + CLAIM_MS), done)
    if (!segment) break
    await refresh(ctx, segment as SegmentRow & { rule: string })
    done.push(segment.id)
  }
  return done.length
}

async function refresh(ctx: Context, segment: SegmentRow & { rule: string }): Promise<void> {
  const begun = new Date(ctx.clock.now())
  try {
    await refreshSegment(ctx, segment, 'schedule')
  } catch (error) {
    // A rule that the program's document no longer bears is told to whoever looks; the last snapshot goes on holding.
    if (!(error instanceof BadRule))
      ctx.log.error({ segment: segment.key, error: (error as Error).message }, 'a segment could not be refreshed')
    const why = error instanceof BadRule ? error.message : 'it failed here; the log says why'
    await settleSegment(ctx.slowPool, segment.id, { begun, now: new Date(ctx.clock.now()), spent: null, spentByAll: null, error: why })
  }
}
