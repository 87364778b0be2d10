import type { Context } from '../context.ts'
import { couponsOf } from './coupons.sql.ts'

/** A page of a member's coupons, the newest first. */
export const memberCoupons = (
  ctx: Context,
  programId: number,
  holderId: string,
  before: Parameters<typeof couponsOf>[3],
  limit: number,
): ReturnType<typeof couponsOf> => couponsOf(ctx.pool, programId, holderId, before, limit)
