import { keyHash } from '#kit/hashes.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { transaction } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import { submissionOf, type Decided, type Draft } from '../intake/submission.ts'
import { move } from './apply-report.ts'
import { isOff, isPromised } from './fulfilment.ts'
import { lockFulfilment, setPoints, type FulfilmentRow } from './fulfilments.sql.ts'
import { holderOf, returnStock } from './reserve.ts'

export const fulfilmentId = ({ id }: Pick<FulfilmentRow, 'id'>): string => encodeId('ful', uuidBytes(id))

/** A command that follows from a fulfilment. Its key does too: doing it twice is doing it once. */
export function follow(ctx: Context, row: FulfilmentRow, what: string, draft: Draft): Promise<Decided> {
  const key = keyHash('fulfilment', row.id, String(row.rounds), what)
  return ctx.intake.submit(
    submissionOf({ programId: row.program_id, holder: holderOf(row), draft, key, sameAs: `${row.id} ${what}`, client: row.client }),
  )
}

/** Spends or lets go of the points, as the state of the fulfilment has it. @returns whether there was anything to do */
export async function settlePoints(ctx: Context, row: FulfilmentRow): Promise<boolean> {
  if (isPromised(row.state) && row.points === 'held') await capture(ctx, row)
  else if (isPromised(row.state) && row.points === 'released') await spendAnew(ctx, row)
  else if (isOff(row.state) && row.points === 'held') await release(ctx, row)
  else if (isOff(row.state) && row.points === 'captured') await refund(ctx, row)
  // Its hold had lapsed before anybody knew whether it would come; what it has of the stock waited for that.
  else if (isOff(row.state) && row.counted) await goBack(ctx, row)
  else return false
  return true
}

async function capture(ctx: Context, row: FulfilmentRow): Promise<void> {
  const { seq, outcome } = await follow(ctx, row, 'capture', {
    kind: 'capture',
    hold: row.hold_seq!,
    fulfilment: fulfilmentId(row),
    at: null,
  })
  if (!outcome.refusal) return setPoints(ctx.slowPool, row.id, 'captured', [seq])
  // The hold lapsed while the supplier made up its mind: the points are the member's again.
  await setPoints(ctx.slowPool, row.id, 'released', [])
  if (row.rounds === 0) await move(ctx, row, 'in_review', `points_gone: ${outcome.refusal.code}`)
}

/** A person decided that it is paid for, though its points had been let go. */
async function spendAnew(ctx: Context, row: FulfilmentRow): Promise<void> {
  const spent: number[] = []
  for (const [currency, amount] of Object.entries(row.amounts ?? {})) {
    const draft = { kind: 'redeem' as const, currency, amount, reason: 'reward', at: null }
    const { seq, outcome } = await follow(ctx, row, `redeem ${currency}`, draft)
    if (outcome.refusal) {
      for (const of of spent) await follow(ctx, row, `undo ${of}`, { kind: 'refund', of, reason: 'reward', at: null })
      await move(ctx, row, 'in_review', `points_gone: ${outcome.refusal.code}`)
      return
    }
    spent.push(seq)
  }
  await setPoints(ctx.slowPool, row.id, 'captured', spent)
}

async function release(ctx: Context, row: FulfilmentRow): Promise<void> {
  const { outcome } = await follow(ctx, row, 'release', { kind: 'release', hold: row.hold_seq!, fulfilment: fulfilmentId(row), at: null })
  const code = outcome.refusal?.code
  if (code !== undefined && code !== 'hold_closed') throw new Error(`fulfilment ${row.id}: its points could not be let go: ${code}`)
  await goBack(ctx, row)
}

async function refund(ctx: Context, row: FulfilmentRow): Promise<void> {
  for (const of of row.spent) await follow(ctx, row, `refund ${of}`, { kind: 'refund', of, reason: 'reward_not_delivered', at: null })
  await goBack(ctx, row)
}

/** The points are back, and with them what was taken of stock. */
const goBack = (ctx: Context, { id }: FulfilmentRow): Promise<void> =>
  transaction(ctx.slowPool, async (client) => {
    const row = await lockFulfilment(client, id)
    if (!row || (row.points === 'released' && !row.counted)) return
    await returnStock(client, row)
    await setPoints(client, id, 'released', [])
  })
