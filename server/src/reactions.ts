import type { Context } from './context.ts'
import { receiveGift } from './gifts/receive-gift.ts'
import type { OutboxRow } from './outbox/outbox.sql.ts'

/** THE list: when X was announced, do Y. What nobody reacts to is not written to the outbox. */
export const REACTIONS: Readonly<Record<string, (ctx: Context, row: OutboxRow) => Promise<void>>> = {
  'gift.sent': receiveGift,
}

export const isAnnounced = (type: string): boolean => type in REACTIONS

export async function react(ctx: Context, row: OutboxRow): Promise<void> {
  await REACTIONS[row.type]?.(ctx, row)
}
