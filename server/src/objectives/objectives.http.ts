import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { objectivesOf, WINDOW_DAYS } from './objective.ts'
import { objectiveRows } from './objectives.sql.ts'

const Measured = z
  .object({
    subject: z.string().meta({ description: 'Path in the document, such as `campaigns.summer`' }),
    names: z.record(z.string(), z.string()),
    metric: z.string(),
    population: z.string().nullable(),
    target: z.number().meta({
      description:
        'Shares from 0 to 1; `orders`: a month and active member; `average_order`: minor units; `new_members`: how many in 90 days',
    }),
    by: z.string(),
    baseline: z
      .number()
      .nullable()
      .meta({ description: 'As it was in the 90 days before it began; null where there was nothing to measure' }),
    baseline_from: z.string().nullable(),
    baseline_to: z.string().nullable(),
    current: z.number().nullable().meta({ description: 'As it was in the last 90 days' }),
    measured_at: z.iso.datetime().nullable().meta({ description: 'Measured about once a day; null before the first time' }),
    reached: z.boolean().nullable(),
  })
  .meta({ id: 'Objective' })

export function objectiveDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/programs/:program/objectives',
    {
      ...allow('program:read'),
      schema: {
        summary: `What campaigns, plans and benefits are to change: before they began, over the last ${WINDOW_DAYS} days, and the target`,
        tags: ['programs'],
        params: z.object({ program: z.string().max(40) }),
        response: { 200: z.object({ items: z.array(Measured) }) },
      },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      if (program.key !== request.params.program) throw new Problem('not_found', { what: 'program' })
      const rows = await objectiveRows(ctx.pool, program.id)
      const { document } = program.timeline.versionAt(null, ctx.clock.now())
      const items = objectivesOf(document).map(({ subject, names, metric, population, target, by }) => {
        const row = rows.find((r) => r.subject === subject && r.metric === metric && r.population === (population ?? ''))
        const current = rounded(row?.current)
        return {
          subject,
          names: names as Record<string, string>,
          metric,
          population: population ?? null,
          target,
          by,
          baseline: rounded(row?.baseline),
          baseline_from: row?.baseline_from ?? null,
          baseline_to: row?.baseline_to ?? null,
          current,
          measured_at: row?.measured_at.toISOString() ?? null,
          reached: current === null ? null : current >= target,
        }
      })
      return { items }
    },
  )
}

/** To four decimals: what is said to more would be believed to more. */
const rounded = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value * 1e4) / 1e4
