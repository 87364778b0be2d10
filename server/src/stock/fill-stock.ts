import type { Context } from '../context.ts'
import { setStock } from './stock.sql.ts'

/** Says how much there is of a counted reward. @returns false where more is taken than that */
export async function fillStock(ctx: Context, programId: number, reward: string, total: number, alertBelow: number): Promise<boolean> {
  return (await setStock(ctx.pool, programId, { reward, slot: '', total, alert_below: alertBelow })) !== null
}
