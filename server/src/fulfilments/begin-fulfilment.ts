import { decodeId, uuidText } from '#kit/ids.ts'
import { transaction, type Client } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { findHold } from '../intake/find-hold.ts'
import type { OutboxRow } from '../outbox/outbox.sql.ts'
import { liveProgram } from '../programs/live-program.ts'
import { takeStock } from '../stock/take-stock.ts'
import { todayIn } from '../stock/today.ts'
import { beginRow, fulfilmentById, lockFulfilment, moveRow, setCounted, type FulfilmentRow } from './fulfilments.sql.ts'
import { holderOf, takingOf } from './reserve.ts'
import { rewardOf } from './reward-of.ts'

/** The reaction to `reward.held`: whoever asked may have been cut off before noting that the points are held. */
export async function beginHeld(ctx: Context, row: OutboxRow): Promise<void> {
  const { fulfilment, hold } = row.data as { fulfilment?: string; hold: number }
  const id = fulfilment === undefined ? null : decodeId('ful', fulfilment)
  if (id) await beginFulfilment(ctx, uuidText(id), hold)
}

/** The points are held: from now on it is worked on. Doing it twice is doing it once. */
export async function beginFulfilment(ctx: Context, id: string, holdSeq: number): Promise<void> {
  const before = await fulfilmentById(ctx.slowPool, id)
  if (!before || before.hold_seq !== null) return
  const hold = await findHold(ctx, holderOf(before), holdSeq)
  if (!hold?.reward) throw new Error(`fulfilment ${id}: there is no hold ${holdSeq}`)
  const { price } = hold.reward
  await transaction(ctx.slowPool, async (client) => {
    const row = await lockFulfilment(client, id)
    if (!row || row.hold_seq !== null) return
    const now = new Date(ctx.clock.now())
    await beginRow(client, id, { holdSeq, price, amounts: hold.amounts, now })
    const to = row.state === 'lapsed' && !(await taken(ctx, client, row)) ? 'cancelled' : 'pending'
    await moveRow(client, row, { to, by: 'server', why: to === 'pending' ? '' : 'out_of_stock', at: now, settled: to === 'cancelled' })
  })
}

/** The stock of a reservation that had lapsed is taken once more, if there is any. */
async function taken(ctx: Context, client: Client, row: FulfilmentRow): Promise<boolean> {
  const program = await liveProgram(ctx, row.program_id)
  const reward = rewardOf(program, row)
  const counted = reward.stock === 'counted'
  try {
    await takeStock(client, takingOf({ ...row, counted }, reward.pool ?? null, todayIn(program, ctx.clock.now())))
  } catch (error) {
    if (error instanceof Problem && error.code === 'out_of_stock') return false
    throw error
  }
  if (counted) await setCounted(client, row.id, true)
  return true
}
