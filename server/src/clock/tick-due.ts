import { keyHash } from '#kit/hashes.ts'
import { holderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { submissionOf } from '../intake/submission.ts'
import { dueHolders } from './clock.sql.ts'

const AT_ONCE = 1000

/**
 * Lets time pass for holders whom nobody calls. Balances are right without it, because whatever falls due is decided
 * before the next command; this only finds who is due, so that members see it without calling. Returns how many.
 */
export async function tickDue(ctx: Context): Promise<number> {
  let done = 0
  for (;;) {
    const now = ctx.clock.now()
    const due = await dueHolders(ctx.slowPool, new Date(now), AT_ONCE)
    await Promise.all(
      due.map(({ holder_id, program_id }) => {
        const draft = { kind: 'tick' as const, at: null }
        const key = keyHash('tick', holder_id, String(now))
        return ctx.intake.submit(submissionOf({ programId: program_id, holder: holderKey(uuidBytes(holder_id)), draft, key, client: null }))
      }),
    )
    done += due.length
    if (due.length < AT_ONCE) return done
  }
}
