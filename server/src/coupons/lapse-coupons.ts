import { formatDay } from '@perennial/engine/time/calendar.ts'
import type { Context } from '../context.ts'
import { livePrograms } from '../programs/list-programs.ts'
import { todayOf } from './coupon.ts'
import { expireSome, freeSome } from './coupons.sql.ts'

/** Rows a statement: few enough that no till waits for them. */
const AT_ONCE = 500

/** A basket whose time is over lets go of its coupons by a decision, within seconds. Who has not after this will not any more. */
const LEFT_BEHIND_MS = 3_600_000

/**
 * Writes down that days and baskets' times are over. Nothing depends on it, since whether a coupon is valid is told by its
 * dates; it keeps the tables in step with what people see. Returns how many rows.
 */
export async function lapseCoupons(ctx: Context, stopping?: AbortSignal): Promise<number> {
  let done = 0
  for await (const program of livePrograms(ctx)) {
    const now = ctx.clock.now()
    const today = formatDay(todayOf(program, now))
    done += await inParts(() => freeSome(ctx.slowPool, program.id, new Date(now - LEFT_BEHIND_MS), AT_ONCE), stopping)
    done += await inParts(() => expireSome(ctx.slowPool, program.id, today, AT_ONCE), stopping)
  }
  return done
}

async function inParts(part: () => Promise<number>, stopping?: AbortSignal): Promise<number> {
  for (let done = 0; ;) {
    const rows = await part()
    done += rows
    if (rows < AT_ONCE || stopping?.aborted) return done
  }
}
