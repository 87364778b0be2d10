import { keyHash } from '#kit/hashes.ts'
import { holderKey } from '#kit/holder-key.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import type { SwitchOff } from '../coupons/cancel-coupon.ts'
import { submitCommand } from '../decisions/submit-command.ts'

/** Takes an active coupon out of its member's orders, by a decision of theirs. What is refused is told by the coupon's state. */
export function switchOff(ctx: Context, caller: Caller, key: Buffer): SwitchOff {
  return async ({ holder_id, code_hash }) => {
    const draft = { kind: 'coupon' as const, act: 'deactivate' as const, coupon: encodeId('cpn', uuidBytes(code_hash)), at: null }
    const holder = holderKey(uuidBytes(holder_id!))
    try {
      await submitCommand(ctx, caller, { key: keyHash('coupon off', key.toString('hex')), holder, draft })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
}
