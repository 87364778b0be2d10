import { uuidBytes } from '#kit/ids.ts'
import type { Context } from './context.ts'
import { beginHeld } from './fulfilments/begin-fulfilment.ts'
import { receiveGift } from './gifts/receive-gift.ts'
import { giveWanted } from './member-coupons/give-wanted.ts'
import type { OutboxRow } from './outbox/outbox.sql.ts'
import { recordAnnounced } from './webhooks/record-event.ts'

/** THE list: when X was announced, do Y. What nobody reacts to, and no endpoint of the program listens to, is not written to the outbox. */
export const REACTIONS: Readonly<Record<string, (ctx: Context, row: OutboxRow) => Promise<void>>> = {
  'gift.sent': receiveGift,
  'reward.held': beginHeld,
  'coupon.wanted': giveWanted,
}

export const isAnnounced = (type: string): boolean => type in REACTIONS

/** Endpoints are told first: what a reaction leads to is announced after what led to it. */
export async function react(ctx: Context, row: OutboxRow): Promise<void> {
  const { program_id: programId, holder_id: holder, seq, n, type, data, at } = row
  await recordAnnounced(ctx, { programId, holder: uuidBytes(holder), seq, n, type, data, at })
  await REACTIONS[type]?.(ctx, row)
}
