import type { SentLot } from '@perennial/engine/decide/command.ts'
import { keyHash } from '#kit/hashes.ts'
import { holderKey } from '#kit/holder-key.ts'
import { decodeId, encodeId } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { submissionOf, type Decided } from '../intake/submission.ts'
import { giftSent } from './demo.sql.ts'

/**
 * Lets a gift of the past arrive when it was sent; the outbox would let it arrive now, and the receiver's history would
 * end there. Key and body are those of the outbox's own command, which later finds it done.
 */
export async function carryGift(ctx: Context, programId: number, { holder: id, seq }: Decided, at: number): Promise<void> {
  const sender = holderKey(id)
  const sent = await giftSent(ctx.pool, sender.bucket, sender.text, seq)
  if (!sent) return
  const { to, currency, lots, within } = sent.data as { to: string; currency: string; lots: SentLot[]; within?: string }
  const from = encodeId('mem', sender.id)
  const receive = { kind: 'receive' as const, currency, lots, from, ...(within !== undefined && { within }), back: false }
  const holder = holderKey(decodeId('mem', to)!)
  const submitting = { programId, holder, key: keyHash('receive', `${sender.text} ${seq} ${sent.n}`), client: null }
  const { body } = submissionOf({ ...submitting, draft: { ...receive, at: null } })
  await ctx.intake.submit({ ...submissionOf({ ...submitting, draft: { ...receive, at, imported: true } }), body })
}
