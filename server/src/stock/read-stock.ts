import type { Base } from '#kit/base.ts'
import { poolsOf } from './pool-codes.sql.ts'
import { stockOf } from './stock.sql.ts'

/** What is left: units by reward, all slots together, and free codes by pool. */
export async function leftInStock(
  ctx: Base,
  programId: number,
  today: string,
): Promise<{ units: Map<string, number>; codes: Map<string, number> }> {
  const [rows, pools] = await Promise.all([stockOf(ctx.pool, programId), poolsOf(ctx.pool, programId, today)])
  const units = new Map<string, number>()
  for (const { reward, total, taken } of rows) units.set(reward, (units.get(reward) ?? 0) + total - taken)
  return { units, codes: new Map(pools.map(({ key, free }) => [key, free])) }
}
