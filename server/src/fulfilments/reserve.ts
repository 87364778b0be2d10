import { holderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { transaction, type Client } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { giveBackStock, takeStock, type Taking } from '../stock/take-stock.ts'
import { todayIn } from '../stock/today.ts'
import {
  deleteReserved,
  fulfilmentById,
  insertFulfilment,
  lapsedReservations,
  moveRow,
  setCounted,
  type FulfilmentRow,
  type NewFulfilment,
} from './fulfilments.sql.ts'

/** How long a reservation stands without its hold. A hold takes milliseconds; what takes longer was cut off. */
export const RESERVED_MS = 10 * 60_000
const AT_ONCE = 100

/** Takes stock and notes for what, both or neither. @returns what stands there, made now or before */
export async function reserve(ctx: Context, row: NewFulfilment, pool: string | null): Promise<FulfilmentRow> {
  const today = todayIn(await liveProgram(ctx, row.program_id), ctx.clock.now())
  const take = (): Promise<void> =>
    transaction(ctx.pool, async (client) => {
      if (await insertFulfilment(client, row)) await takeStock(client, takingOf(row, pool, today))
    })
  await take()
  return (await fulfilmentById(ctx.pool, row.id))!
}

export const takingOf = (row: NewFulfilment, pool: string | null, today: string): Taking => ({
  programId: row.program_id,
  fulfilment: row.id,
  reward: row.reward,
  slot: row.slot,
  quantity: row.quantity,
  counted: row.counted,
  pool,
  today,
})

/** The engine refused: nothing is left of the reservation. Doing it twice is doing it once. */
export const unreserve = (ctx: Context, id: string): Promise<void> =>
  transaction(ctx.pool, async (client) => {
    const row = await deleteReserved(client, id)
    if (row) await giveBackStock(client, { ...row, programId: row.program_id, fulfilment: row.id })
  })

/** Gives back the stock of reservations that were cut off. Their hold, if there is one after all, finds them lapsed. */
export const reclaim = (ctx: Context): Promise<number> =>
  transaction(ctx.slowPool, async (client) => {
    const at = new Date(ctx.clock.now())
    const rows = await lapsedReservations(client, at, AT_ONCE)
    for (const row of rows) {
      await returnStock(client, row)
      await moveRow(client, row, { to: 'lapsed', by: 'server', why: 'no_hold', at, settled: true })
    }
    return rows.length
  })

/** What stands for a fulfilment goes back, once. */
export async function returnStock(client: Client, row: FulfilmentRow): Promise<void> {
  await giveBackStock(client, { ...row, programId: row.program_id, fulfilment: row.id })
  if (row.counted) await setCounted(client, row.id, false)
}

export const holderOf = ({ holder_id }: Pick<FulfilmentRow, 'holder_id'>): ReturnType<typeof holderKey> => holderKey(uuidBytes(holder_id))
