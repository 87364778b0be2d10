import { keyHash } from '#kit/hashes.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Context } from '../context.ts'
import { issueCoupon } from '../coupons/issue-coupon.ts'
import { currentProgram } from '../programs/live-program.ts'
import { fillStock } from '../stock/fill-stock.ts'
import { registerWarehouse } from '../suppliers/register-warehouse.ts'

const UNITS = 200
const ALERT_BELOW = 20
/** Of the members who joined first, who has a coupon of each kind. */
const GIVEN = 210
const EVERY = 7

/** What can be redeemed is there, and some members have coupons. Doing it again changes nothing. */
export async function fillShelves(ctx: Context, programId: number, holders: readonly HolderKey[]): Promise<void> {
  const program = await currentProgram(ctx, programId)
  const { rewards, coupons } = program.timeline.latest.document
  for (const [reward, { stock, supplier }] of Object.entries(rewards)) {
    if (stock === 'counted') await fillStock(ctx, programId, reward, UNITS, ALERT_BELOW)
    if (supplier === 'warehouse') await registerWarehouse(ctx, programId, supplier)
  }
  for (const [i, coupon] of Object.keys(coupons).entries()) {
    const lucky = holders.slice(0, GIVEN).filter((_, n) => n % EVERY === i % EVERY)
    for (const holder of lucky) {
      const origin = keyHash('demo coupon', String(programId), coupon, holder.text)
      await issueCoupon(ctx, program, { holder, coupon, expiresOn: null, source: 'hand', origin })
    }
  }
}
