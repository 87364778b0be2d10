import { keyHash } from '#kit/hashes.ts'
import { holderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { issueCoupon } from '../coupons/issue-coupon.ts'
import type { OutboxRow } from '../outbox/outbox.sql.ts'
import { currentProgram } from '../programs/live-program.ts'

/** What a rule's coupon may come too late for: a person took the kind out of the program, or its last day is over. */
const TOO_LATE: ReadonlySet<string> = new Set(['unknown_coupon', 'coupon_over', 'coupon_is_shared'])

/** A rule gave a coupon: the member gets it, once for each place in a decision, however often this is done. */
export async function giveWanted(ctx: Context, { program_id, holder_id, seq, n, data }: OutboxRow): Promise<void> {
  const { coupon } = data as { coupon: string }
  const program = await currentProgram(ctx, program_id)
  const holder = holderKey(uuidBytes(holder_id))
  const origin = keyHash('coupon of a rule', holder_id, String(seq), String(n))
  try {
    await issueCoupon(ctx, program, { holder, coupon, expiresOn: null, source: 'rule', origin })
  } catch (error) {
    if (!(error instanceof Problem) || !TOO_LATE.has(error.code)) throw error
    ctx.log.warn({ coupon, code: error.code }, 'a rule gives a coupon that cannot be issued')
  }
}
