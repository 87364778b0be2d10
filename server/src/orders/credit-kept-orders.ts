import type { Order } from '@perennial/engine/decide/command.ts'
import { keyHash } from '#kit/hashes.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Context } from '../context.ts'
import { submissionOf } from '../intake/submission.ts'
import type { LiveProgram } from '../programs/program.ts'
import { keptOrdersOf, markCredited } from './kept-orders.sql.ts'
import { referenceHash } from './place-order.ts'

const DAY_MS = 86_400_000

/** Decides the orders kept for a person who has joined, as far back as the program credits. Returns how many. */
export async function creditKeptOrders(ctx: Context, program: LiveProgram, holder: HolderKey, customerId: string): Promise<number> {
  const now = ctx.clock.now()
  const { join_credit_days } = program.timeline.latest.settings
  const kept = await keptOrdersOf(ctx.pool, program.id, customerId, new Date(now - join_credit_days * DAY_MS))
  for (const { reference, at, input } of kept) {
    const draft = { kind: 'order' as const, at: at.getTime(), order: input as Order, imported: true }
    const key = keyHash('kept', reference)
    await ctx.intake.submit(submissionOf({ programId: program.id, holder, draft, key, reference: referenceHash(reference), client: null }))
    await markCredited(ctx.pool, program.id, reference, new Date(now))
  }
  return kept.length
}
