import { keyHash } from '#kit/hashes.ts'
import { holderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { submissionOf } from '../intake/submission.ts'
import { checkoutById, type CheckoutRow } from './checkouts.sql.ts'

/**
 * A basket as it stands now. Whoever looks for what is due may come seconds later; one whose time is over is let go here
 * already, so that it can be changed and set aside anew.
 */
export async function asOfNow(ctx: Context, row: CheckoutRow): Promise<CheckoutRow> {
  const now = ctx.clock.now()
  const { id, program_id: programId, state, expires_at: end, holder_id: holder } = row
  if (state !== 'held' || end === null || end.getTime() > now || holder === null) return row
  const key = keyHash('tick', holder, String(now))
  const draft = { kind: 'tick' as const, at: null }
  await ctx.intake.submit(submissionOf({ programId, holder: holderKey(uuidBytes(holder)), draft, key, client: null }))
  return (await checkoutById(ctx.pool, programId, id)) ?? row
}
