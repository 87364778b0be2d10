import { keyHash } from '#kit/hashes.ts'
import { transaction } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import { isLive } from '../programs/program.ts'
import { recordTold } from '../webhooks/record-event.ts'
import { insertAlert, usedBudgets, type AlertRow } from './budgets.sql.ts'

/**
 * Tells when a budget has come to a share at which its program wants to know: once for each share and amount, so that a
 * larger budget tells again. Returns how many were told. What is used is what decisions took, whoever decided them.
 */
export async function watchBudgets(ctx: Context): Promise<number> {
  let told = 0
  for (const { program_id, budget, used } of await usedBudgets(ctx.slowPool, null)) {
    const program = await ctx.programs.current(program_id)
    if (!program || !isLive(program)) continue
    const now = ctx.clock.now()
    const { budgets } = program.timeline.versionAt(null, now).document
    const { amount, alerts } = Object.hasOwn(budgets, budget) ? budgets[budget]! : { amount: 0, alerts: [] }
    for (const share of alerts.filter((s) => used >= s * amount)) {
      if (!(await tell(ctx, program_id, { budget, share, amount, used, at: new Date(now) }))) continue
      ctx.log.warn({ program: program.key, budget, share, used, amount }, 'a budget has come to a share that its program wants to know of')
      told += 1
    }
  }
  return told
}

/** Noted and announced together, so that it is announced once. @returns false where that was done already */
const tell = (ctx: Context, programId: number, alert: AlertRow): Promise<boolean> =>
  transaction(ctx.slowPool, async (client) => {
    if (!(await insertAlert(client, programId, alert))) return false
    const { at, ...data } = alert
    const id = keyHash('budget.reached', String(programId), data.budget, String(data.share), String(data.amount))
    await recordTold(ctx, client, { programId, id, type: 'budget.reached', data, at })
    return true
  })
