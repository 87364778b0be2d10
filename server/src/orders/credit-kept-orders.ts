import type { Order } from '@perennial/engine/decide/command.ts'
import { keyHash } from '#kit/hashes.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Context } from '../context.ts'
import { KeyReused, submissionOf, type Submission } from '../intake/submission.ts'
import type { LiveProgram } from '../programs/program.ts'
import { keptOrdersOf, markCredited } from './kept-orders.sql.ts'
import { referenceHash } from './place-order.ts'

const DAY_MS = 86_400_000

/** Decides the orders kept for a person who has joined, as far back as the program credits. Returns how many. */
export async function creditKeptOrders(ctx: Context, program: LiveProgram, holder: HolderKey, customerId: string): Promise<number> {
  const now = ctx.clock.now()
  const { settings, zone } = program.timeline.versionAt(null, now)
  const kept = await keptOrdersOf(ctx.pool, program.id, customerId, new Date(now - settings.join_credit_days * DAY_MS))
  let credited = 0
  for (const { reference, at, input } of kept) {
    const order = input as Order
    const draft = { kind: 'order' as const, at: at.getTime(), order, imported: true }
    const products = await ctx.products.factsFor(program.organizationId, order, zone.dayOf(draft.at))
    const facts = products ? { products } : {}
    const key = keyHash('kept', reference)
    const claimed = { programId: program.id, holder, draft, key, reference: referenceHash(reference), facts, client: null }
    if (await isDecided(ctx, submissionOf(claimed))) credited += 1
    await markCredited(ctx.pool, program.id, reference, new Date(now))
  }
  return credited
}

/** False when a member's order has taken the reference meanwhile: it is the same sale, or somebody else's. */
async function isDecided(ctx: Context, submission: Submission): Promise<boolean> {
  try {
    return (await ctx.intake.submit(submission)).outcome.refusal === undefined
  } catch (error) {
    if (error instanceof KeyReused) return false
    throw error
  }
}
