import { parseDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { usageOf } from './benefits.sql.ts'

const Usage = z
  .object({
    benefit: z.string(),
    names: z.record(z.string(), z.string()),
    used: z.int(),
    restored: z.int().meta({ description: 'Uses that were given back, by hand or with a sale that came back' }),
    members: z.int().meta({ description: 'How many members used it' }),
    unit_cost: z.int(),
    cost: z.int().meta({ description: 'Of the uses that stand, at today’s unit cost, minor units of money' }),
  })
  .meta({ id: 'BenefitUsage' })

export function benefitUsageDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/programs/:program/benefits',
    {
      ...allow('program:read'),
      schema: {
        summary: 'How often each benefit was used in a time, by how many members, and what that cost',
        tags: ['programs'],
        params: z.object({ program: z.string().max(40) }),
        querystring: z.object({
          from: z.iso.date().meta({ description: 'First day, in the time zone of the program' }),
          to: z.iso.date().meta({ description: 'Last day' }),
        }),
        response: { 200: z.object({ items: z.array(Usage) }) },
      },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      if (program.key !== request.params.program) throw new Problem('not_found', { what: 'program' })
      const { document, zone } = program.timeline.versionAt(null, ctx.clock.now())
      const { from, to } = request.query
      const rows = await usageOf(ctx.slowPool, program.id, zone.startOf(parseDay(from)!), zone.startOf(parseDay(to)! + 1))
      const items = Object.entries(document.benefits).map(([benefit, { names, unit_cost }]) => {
        const { used = 0, restored = 0, members = 0 } = rows.find((row) => row.benefit === benefit) ?? {}
        const cost = (used - restored) * unit_cost
        return { benefit, names, used, restored, members, unit_cost, cost }
      })
      return { items }
    },
  )
}
