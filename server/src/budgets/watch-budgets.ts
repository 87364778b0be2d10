import type { Context } from '../context.ts'
import { isLive } from '../programs/program.ts'
import { insertAlert, usedBudgets } from './budgets.sql.ts'

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
      if (!(await insertAlert(ctx.slowPool, program_id, { budget, share, amount, used, at: new Date(now) }))) continue
      ctx.log.warn({ program: program.key, budget, share, used, amount }, 'a budget has come to a share that its program wants to know of')
      told += 1
    }
  }
  return told
}
