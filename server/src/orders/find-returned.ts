import type { Base } from '#kit/base.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { returnsOf } from './orders.sql.ts'

/** Whether anything of a sale has come back. */
export const isReturned = async (ctx: Base, holder: HolderKey, seq: number): Promise<boolean> =>
  (await returnsOf(ctx.pool, holder, seq))?.some((quantity) => quantity > 0) ?? false
