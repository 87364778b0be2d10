import type { Context } from '../context.ts'
import { setStock } from './stock.sql.ts'

/** Says how much there is of a counted reward. Where more is taken than that, it stays as it is. */
export async function fillStock(ctx: Context, programId: number, reward: string, total: number, alertBelow: number): Promise<void> {
  await setStock(ctx.pool, programId, { reward, slot: '', total, alert_below: alertBelow })
}
