import type { Order } from '@perennial/engine/decide/command.ts'
import type { Client } from '#kit/pg.ts'
import { uncountedOrders } from './kept-orders.sql.ts'

/** A sale without a member, as reports count it. */
export interface UncountedOrder {
  program_id: number
  reference: string
  /** Epoch ms. */
  at: number
  source: 'kept'
  store: string
  channel: string
  total: number
  spent: number
}

/** Orders kept of people who are no members that no report has counted yet; they are marked, in the caller's transaction. */
export async function takeUncountedOrders(client: Client, limit: number): Promise<UncountedOrder[]> {
  return (await uncountedOrders(client, limit)).map(({ program_id, reference, at, recorded_at, input }) => {
    const { store, channel, total, net } = input as Order
    const happened = Math.min(at.getTime(), recorded_at.getTime())
    return { program_id, reference, at: happened, source: 'kept', store, channel, total, spent: net }
  })
}
