import type { RewardDocument } from '@perennial/engine/program/reward-schema.ts'
import { addMonths } from '@perennial/engine/time/calendar.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../intake/submission.ts'
import { liveProgram } from '../programs/live-program.ts'
import { makeCodes } from '../stock/take-stock.ts'
import { move } from './apply-report.ts'
import type { FulfilmentRow } from './fulfilments.sql.ts'
import { rewardOf } from './reward-of.ts'
import { follow } from './settle-points.ts'

/**
 * Delivers what needs no supplier, once it is paid for. Coupons are wanted by the decision that captures the points, codes
 * were taken with the reservation, seats with the stock, donations and conversions are this very record.
 */
export async function deliverHere(ctx: Context, row: FulfilmentRow): Promise<void> {
  const program = await liveProgram(ctx, row.program_id)
  const reward = rewardOf(program, row)
  if (row.kind === 'generated') await makeCodes(ctx, row.program_id, `own:${row.reward}`, row.id, row.quantity)
  const today = program.timeline.inForce(ctx.clock.now()).version.zone.dayOf(ctx.clock.now())
  const draft = commandOf(reward, row.quantity, today)
  if (draft) {
    const { outcome } = await follow(ctx, row, 'deliver', draft)
    if (outcome.refusal) {
      await move(ctx, row, 'in_review', `not_delivered: ${outcome.refusal.code}`)
      return
    }
  }
  await move(ctx, row, 'delivered', '')
}

/** What gives the member what they chose, where that is a command. */
function commandOf({ kind, credit, tier }: RewardDocument, quantity: number, today: number): Draft | null {
  if (kind === 'credit' && credit)
    return { kind: 'adjust', currency: credit.currency, amount: credit.amount * quantity, reason: 'reward', at: null }
  if (kind !== 'tier' || !tier) return null
  const until = tier.months === undefined ? null : addMonths(today, tier.months * quantity)
  return { kind: 'standing', set: tier.set, level: tier.level, until, reason: 'reward', at: null }
}
