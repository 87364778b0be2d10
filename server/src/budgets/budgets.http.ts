import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { alertsOf, usedBudgets } from './budgets.sql.ts'

const Budget = z
  .object({
    budget: z.string(),
    of: z.enum(['points', 'money']),
    currency: z.string().optional(),
    amount: z.int(),
    used: z.int(),
    left: z.int().meta({ description: 'Never below nothing: a later version may have made the budget smaller than what was used' }),
    alerts: z.array(
      z.object({
        share: z.number(),
        reached_at: z.iso.datetime().nullable().meta({ description: 'When it was seen; null while less is used' }),
      }),
    ),
  })
  .meta({ id: 'Budget' })

export function budgetDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/programs/:program/budgets',
    {
      ...allow('program:read'),
      schema: {
        summary: 'The budgets of the version in force: what was used of them, what is left, and which shares were reached',
        tags: ['programs'],
        params: z.object({ program: z.string().max(40) }),
        response: { 200: z.object({ items: z.array(Budget) }) },
      },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      if (program.key !== request.params.program) throw new Problem('not_found', { what: 'program' })
      const [used, alerts] = await Promise.all([usedBudgets(ctx.pool, program.id), alertsOf(ctx.pool, program.id)])
      const usedBy = new Map(used.map((row) => [row.budget, row.used]))
      const { budgets } = program.timeline.versionAt(null, ctx.clock.now()).document
      const items = Object.entries(budgets).map(([budget, { of, currency, amount, alerts: shares }]) => ({
        budget,
        of,
        ...(currency !== undefined && { currency }),
        amount,
        used: usedBy.get(budget) ?? 0,
        left: Math.max(0, amount - (usedBy.get(budget) ?? 0)),
        alerts: shares.map((share) => {
          const reached = alerts.find((a) => a.budget === budget && a.share === share && a.amount === amount)
          return { share, reached_at: reached?.at.toISOString() ?? null }
        }),
      }))
      return { items }
    },
  )
}
