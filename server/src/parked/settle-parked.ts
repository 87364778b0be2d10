import type { Context } from '../context.ts'
import { ordersOfReferences, type OrderPlace } from '../intake/find-reference.ts'
import { KeyReused, submissionOf, type Draft } from '../intake/submission.ts'
import { settle, waitingRows, type ParkedRow } from './parked.sql.ts'

const AT_ONCE = 200

/**
 * Decides what waited for its order, in the order in which it came, and lays aside what has waited too long. What was
 * decided and not yet marked is decided again under its key, which changes nothing. Returns how many were settled.
 */
export async function settleParked(ctx: Context): Promise<number> {
  let settled = 0
  for (let after = 0; ;) {
    const page: ParkedRow[] = await waitingRows(ctx.slowPool, after, AT_ONCE)
    const orders = await ordersOfReferences(
      ctx,
      page.map((row) => ({ programId: row.program_id, hash: row.reference_hash })),
    )
    // One after another: two returns of one order must be decided as they came.
    for (const [i, row] of page.entries()) if (await settleOne(ctx, row, orders[i]!)) settled += 1
    if (page.length < AT_ONCE) return settled
    after = page.at(-1)!.id
  }
}

async function settleOne(ctx: Context, row: ParkedRow, order: OrderPlace | null): Promise<boolean> {
  const now = new Date(ctx.clock.now())
  if (!order) {
    if (row.lapses_at > now) return false
    ctx.log.warn({ kind: row.kind }, 'what waited for an order has waited too long and is laid before a person')
    await settle(ctx.slowPool, row, 'lapsed', null, now)
    return true
  }
  const draft = { ...(row.draft as Extract<Draft, { kind: 'return' | 'event' }>), order: order.seq }
  const { program_id: programId, key_hash: key, same_as: sameAs, client } = row
  const saleReference = draft.kind === 'return' && !order.moved ? { saleReference: row.reference_hash } : {}
  try {
    const { outcome } = await ctx.intake.submit(
      submissionOf({ programId, holder: order.holder, draft, key, sameAs, client, ...saleReference }),
    )
    await settle(ctx.slowPool, row, outcome.refusal ? 'refused' : 'done', outcome.refusal?.code ?? null, now)
  } catch (error) {
    if (!(error instanceof KeyReused)) throw error
    // The caller has used the key for something else meanwhile.
    await settle(ctx.slowPool, row, 'refused', 'idempotency_key_reused', now)
  }
  return true
}
