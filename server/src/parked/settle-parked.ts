import type { Context } from '../context.ts'
import { ordersOfReferences, type OrderPlace } from '../intake/find-reference.ts'
import { KeyReused, submissionOf, type Draft } from '../intake/submission.ts'
import { settle, waitingRows, type ParkedRow, type Settled } from './parked.sql.ts'

/** Members wait for nobody but themselves: taken one after another, 1,800 that waited took 15 s instead of 1. */
const AT_ONCE = 500

/**
 * Decides what waited for its order, and lays aside what has waited too long. What was decided and not yet marked is decided again
 * under its key, which changes nothing. Returns how many were settled.
 */
export async function settleParked(ctx: Context): Promise<number> {
  let settled = 0
  const broken: unknown[] = []
  for (let after = 0; ;) {
    const page: ParkedRow[] = await waitingRows(ctx.slowPool, after, AT_ONCE)
    const orders = await ordersOfReferences(
      ctx,
      page.map((row) => ({ programId: row.program_id, hash: row.reference_hash })),
    )
    const ends: Settled[] = []
    const turns = await Promise.allSettled(byMember(page, orders).map((own) => inTurn(ctx, own, ends)))
    await settle(ctx.slowPool, ends, new Date(ctx.clock.now()))
    // One that cannot be decided holds up nobody but its member.
    for (const turn of turns) if (turn.status === 'rejected') broken.push(turn.reason)
    settled += ends.length
    if (page.length < AT_ONCE) break
    after = page.at(-1)!.id
  }
  if (broken.length > 0) throw broken[0]
  return settled
}

interface Waiting {
  row: ParkedRow
  order: OrderPlace | null
}

/** What waits of each member, in the order in which it came. Of an order that has not come nobody knows whose it is. */
function byMember(page: readonly ParkedRow[], orders: readonly (OrderPlace | null)[]): Waiting[][] {
  const members = new Map<string, Waiting[]>()
  for (const [i, row] of page.entries()) {
    const order = orders[i]!
    const whose = order ? order.holder.text : `row ${row.id}`
    const own = members.get(whose)
    if (own) own.push({ row, order })
    else members.set(whose, [{ row, order }])
  }
  return [...members.values()]
}

/** One after another: two returns of one order must be decided as they came. */
async function inTurn(ctx: Context, waiting: readonly Waiting[], ends: Settled[]): Promise<void> {
  for (const one of waiting) {
    const end = await settleOne(ctx, one)
    if (end) ends.push(end)
  }
}

/** @returns how it ended; null while it waits */
async function settleOne(ctx: Context, { row, order }: Waiting): Promise<Settled | null> {
  if (!order) {
    if (row.lapses_at.getTime() > ctx.clock.now()) return null
    ctx.log.warn({ kind: row.kind }, 'what waited for an order has waited too long and is laid before a person')
    return { row, state: 'lapsed', refusal: null }
  }
  const draft = { ...(row.draft as Extract<Draft, { kind: 'return' | 'event' }>), order: order.seq }
  const { program_id: programId, key_hash: key, same_as: sameAs, client } = row
  const saleReference = draft.kind === 'return' && !order.moved ? { saleReference: row.reference_hash } : {}
  try {
    const { outcome } = await ctx.intake.submit(
      submissionOf({ programId, holder: order.holder, draft, key, sameAs, client, ...saleReference }),
    )
    return { row, state: outcome.refusal ? 'refused' : 'done', refusal: outcome.refusal?.code ?? null }
  } catch (error) {
    if (!(error instanceof KeyReused)) throw error
    // The caller has used the key for something else meanwhile.
    return { row, state: 'refused', refusal: 'idempotency_key_reused' }
  }
}
