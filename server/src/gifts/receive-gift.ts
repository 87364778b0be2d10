import type { SentLot } from '@perennial/engine/decide/command.ts'
import { keyHash } from '#kit/hashes.ts'
import { holderKey } from '#kit/holder-key.ts'
import { decodeId, encodeId, uuidBytes } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { submissionOf, UnknownHolder } from '../intake/submission.ts'
import type { OutboxRow } from '../outbox/outbox.sql.ts'

/**
 * A gift that left arrives at the other member, or comes home to the lots it left when it is refused there. Both
 * commands have keys derived from the sending, so doing this twice is doing it once.
 */
export async function receiveGift(ctx: Context, row: OutboxRow): Promise<void> {
  const { to, currency, lots, within } = row.data as { to: string; currency: string; lots: SentLot[]; within?: string }
  const sender = holderKey(uuidBytes(row.holder_id))
  const receiver = decodeId('mem', to)
  const name = `${row.holder_id} ${row.seq} ${row.n}`
  const from = encodeId('mem', sender.id)
  if (receiver) {
    const draft = { kind: 'receive' as const, currency, lots, from, ...(within !== undefined && { within }), back: false, at: null }
    const submission = submissionOf({
      programId: row.program_id,
      holder: holderKey(receiver),
      draft,
      key: keyHash('receive', name),
      client: null,
    })
    try {
      if (!(await ctx.intake.submit(submission)).outcome.refusal) return
    } catch (error) {
      if (!(error instanceof UnknownHolder)) throw error
    }
  }
  const draft = { kind: 'receive' as const, currency, lots, from: to, back: true, at: null }
  const home = await ctx.intake.submit(
    submissionOf({ programId: row.program_id, holder: sender, draft, key: keyHash('receive back', name), client: null }),
  )
  if (home.outcome.refusal) throw new Error(`a gift could not come home: ${home.outcome.refusal.code}`)
}
