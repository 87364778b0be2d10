import { keyHash } from '#kit/hashes.ts'
import { holderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { submissionOf, type Decided, type Draft } from '../intake/submission.ts'
import { dueGoodwill, settleGoodwill, type GoodwillRow } from './goodwill.sql.ts'

/** The command that gives it. */
export const draftOf = ({ currency, amount, reason }: Pick<GoodwillRow, 'currency' | 'amount' | 'reason'>): Draft => ({
  kind: 'adjust',
  currency,
  amount,
  reason,
  at: null,
})

/**
 * Gives what may be given. Its key is made from the row, so doing it twice is doing it once; whoever is killed in between
 * leaves it to the job.
 */
export async function carryOut(ctx: Context, row: GoodwillRow): Promise<Decided> {
  const holder = holderKey(uuidBytes(row.holder_id))
  const key = keyHash('goodwill', String(row.program_id), row.id)
  const submission = submissionOf({ programId: row.program_id, holder, draft: draftOf(row), key, sameAs: row.id, client: row.client })
  const decided = await ctx.intake.submit(submission)
  await settleGoodwill(ctx.pool, row.program_id, row.id, decided.outcome.refusal ? null : decided.seq)
  return decided
}

/** Longer than any request waits for its decision. */
const LEFT_MS = 20_000

/** Gives what was approved by a process that is not there any more. Returns how much of it there was. */
export async function carryOutLeft(ctx: Context): Promise<number> {
  const left = await dueGoodwill(ctx.slowPool, new Date(ctx.clock.now() - LEFT_MS), 50)
  for (const row of left) await carryOut(ctx, row)
  return left.length
}
