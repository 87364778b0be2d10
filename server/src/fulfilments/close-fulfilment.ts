import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { adapterOf, placingOf } from './adapter-of.ts'
import { move } from './apply-report.ts'
import { fulfilmentById, lockFulfilment, moveRow, nextRound, type FulfilmentRow } from './fulfilments.sql.ts'
import { workOne } from './work-fulfilments.ts'

/**
 * Calls off what is not promised yet. A supplier that knows of it has to agree first: what it sends all the same would be
 * for nothing.
 *
 * @throws Problem `cannot_cancel`
 */
export async function cancelFulfilment(ctx: Context, row: FulfilmentRow, by: string, staff: boolean): Promise<FulfilmentRow> {
  if (row.state === 'cancelled') return row
  const inTime = staff || ctx.clock.now() < row.cancel_until.getTime()
  if (!inTime || !['pending', 'ordered', 'unknown'].includes(row.state)) throw new Problem('cannot_cancel', { state: row.state })
  if (row.state !== 'pending') {
    const adapter = await adapterOf(ctx, row)
    const said = adapter?.cancel ? await adapter.cancel(await placingOf(ctx, row)) : null
    if (said?.status !== 'failed') throw new Problem('cannot_cancel', { state: row.state })
  }
  // Somebody else may have moved it on meanwhile.
  if (!(await move(ctx, row, 'cancelled', 'cancelled', by))) throw new Problem('cannot_cancel', { state: row.state })
  await workOne(ctx, row.id)
  return (await fulfilmentById(ctx.pool, row.id))!
}

/**
 * A person settles what is in review: it is paid for, or it is not.
 *
 * @throws Problem `nothing_to_settle`
 */
export async function resolveFulfilment(
  ctx: Context,
  { id }: FulfilmentRow,
  verdict: 'capture' | 'release',
  reason: string,
  by: string,
): Promise<FulfilmentRow> {
  await transaction(ctx.pool, async (client) => {
    const row = await lockFulfilment(client, id)
    if (row?.state !== 'in_review') throw new Problem('nothing_to_settle', {})
    await nextRound(client, id)
    const to = verdict === 'capture' ? 'confirmed' : 'failed'
    await moveRow(client, row, { to, by, why: reason, at: new Date(ctx.clock.now()), settled: true })
  })
  await workOne(ctx, id)
  return (await fulfilmentById(ctx.pool, id))!
}
