import { z } from 'zod'
import { decodeRowId, encodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { findCoupon } from '../coupons/find-coupon.ts'
import { findStored } from '../decisions/find-stored.ts'
import { findFulfilment } from '../fulfilments/find-fulfilment.ts'
import type { MemberRow } from '../members/members.sql.ts'
import { recordTold } from '../webhooks/record-event.ts'

const WANTED = 'message.resend_wanted'

export const Resend = z
  .union([
    z.strictObject({ coupon: z.string().max(40).meta({ description: 'One of the member’s' }) }),
    z.strictObject({ fulfilment: z.string().max(40).meta({ description: 'Of the member’s' }) }),
    z.strictObject({ decision: z.string().max(60).meta({ description: 'One of the member’s' }) }),
  ])
  .meta({ id: 'Resend' })
export type Resend = z.infer<typeof Resend>

/**
 * Tells the program's endpoints that a message is to be sent again. Perennial sends none itself: it knows what a message
 * was about, and whoever sends them knows its words. Codes that a member may see once are not told again by this.
 *
 * @param event its id: the same for the same request, however often it comes
 * @throws Problem `not_found` for what is not the member's, `nobody_listens`
 */
export async function wantResend(
  ctx: Context,
  { program_id: programId, holder_id }: MemberRow,
  event: Buffer,
  what: Resend,
): Promise<void> {
  if ((await ownerOf(ctx, programId, what)) !== holder_id) throw new Problem('not_found', { what: Object.keys(what)[0]! })
  await ctx.listeners.refresh()
  if (!ctx.listeners.listen(programId, WANTED)) throw new Problem('nobody_listens', { type: WANTED })
  const data = { member: encodeId('mem', uuidBytes(holder_id)), ...what }
  const at = new Date(ctx.clock.now())
  await transaction(ctx.pool, (client) => recordTold(ctx, client, { programId, id: event, type: WANTED, data, at }))
}

async function ownerOf(ctx: Context, programId: number, what: Resend): Promise<string | null> {
  if ('coupon' in what) return (await findCoupon(ctx, programId, what.coupon)).holder_id
  if ('fulfilment' in what) return (await findFulfilment(ctx, programId, what.fulfilment)).holder_id
  const place = decodeRowId('dec', what.decision, 1)
  const stored = place && (await findStored(ctx, programId, place.holder, place.place[0]!))
  return stored ? uuidText(stored.holder) : null
}
