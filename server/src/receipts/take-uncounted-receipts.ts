import type { Client } from '#kit/pg.ts'
import { uncountedReceipts } from './receipts.sql.ts'

/** A sale without a member, as reports count it. */
export interface UncountedReceipt {
  program_id: number
  reference: string
  /** Epoch ms. */
  at: number
  source: 'receipt'
  store: string
  channel: string
  total: number
  spent: number
}

/** Receipts that no report has counted yet; they are marked, in the caller's transaction. */
export async function takeUncountedReceipts(client: Client, limit: number): Promise<UncountedReceipt[]> {
  return (await uncountedReceipts(client, limit)).map(({ program_id, number, at, amount, recorded_at, input }) => ({
    program_id,
    reference: number,
    at: Math.min(at.getTime(), recorded_at.getTime()),
    source: 'receipt',
    store: input.store ?? '',
    channel: input.channel ?? '',
    total: amount,
    spent: amount,
  }))
}
