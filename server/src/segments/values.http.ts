import { PURCHASE_MONTHS } from '@perennial/engine/program/vocabulary.ts'
import { addMonths, formatDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import { daysFrom, inQuery, startsOf, type Stretch } from '#kit/days-between.ts'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { ownProgram } from '../programs/own-program.ts'
import type { LiveProgram } from '../programs/program.ts'
import { asQuery, asRule, type Bounds } from './as-rule.ts'
import { countMembers } from './facts.sql.ts'
import { byMoney, cellsOf, scalesOf, type Step } from './grid.ts'
import { bandsOf, gridOf } from './values.sql.ts'

const params = z.object({ program: z.string().max(40) })
const MONTHS = Object.values(PURCHASE_MONTHS)
const months = z
  .enum(MONTHS.map(String) as [string, ...string[]])
  .default('12')
  .meta({ description: 'How many months up to today' })

const Share = {
  members: z.int(),
  share_of_members: z.number().meta({ description: 'Of all members' }),
  orders: z.int(),
  spent: z.int().meta({ description: 'Minor units of money' }),
  share_of_sales: z.number().meta({ description: 'Of what all members paid in that time' }),
  made_of: z.string().nullable().meta({ description: 'Path of the list of its people; null where there is none' }),
  rule: z.string().meta({ description: 'The rule by which it can be saved as a segment' }),
}

const Bands = z
  .object({
    months: z.int(),
    from: z.string(),
    to: z.string(),
    money: z.object({ currency: z.string(), decimals: z.int() }),
    members: z.int(),
    spent: z.int(),
    bands: z.array(
      z.object({
        least: z.int().nullable().meta({ description: 'Null for those who bought nothing' }),
        below: z.int().nullable(),
        ...Share,
      }),
    ),
  })
  .meta({ id: 'ValueBands' })

const StepAnswer = z.object({ score: z.int(), from: z.number(), to: z.number().nullable() })
const Rfm = z
  .object({
    months: z.int(),
    from: z.string(),
    to: z.string(),
    money: z.object({ currency: z.string(), decimals: z.int() }),
    members: z.int(),
    buyers: z.int(),
    spent: z.int(),
    scales: z.object({
      recency: z.array(StepAnswer).meta({ description: 'Days since the last order; the fewest have the highest score' }),
      frequency: z.array(StepAnswer).meta({ description: 'Orders' }),
      money: z.array(StepAnswer.extend(Share)).meta({ description: 'What was spent, in minor units' }),
    }),
    cells: z.array(
      z.object({ recency: z.int(), frequency: z.int(), money: z.number().meta({ description: 'Mean score of money' }), ...Share }),
    ),
  })
  .meta({ id: 'Rfm' })

export function valueDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/programs/:program/bands',
    {
      ...allow('reports:read'),
      schema: {
        summary: 'Members by what they spent: how many are in each band, and what share of sales is theirs',
        tags: ['insight'],
        params,
        querystring: z.object({
          months,
          thresholds: z
            .string()
            .regex(/^\d{1,15}(,\d{1,15}){0,9}$/, 'thresholds are whole numbers with commas between them')
            .optional()
            .meta({ description: 'In minor units, such as 1000000,500000,100000; those of ten, five and one thousand, if left out' }),
        }),
        response: { 200: Bands },
      },
    },
    async (request) => {
      const program = await ownProgram(ctx, request.caller.programId, request.params.program)
      const { months: count, stretch, money } = lastMonths(ctx, program, request.query.months)
      const given = request.query.thresholds?.split(',').map(Number) ?? [10_000, 5000, 1000].map((amount) => amount * 10 ** money.decimals)
      const thresholds = [...new Set(given)].filter((amount) => amount > 0).toSorted((a, b) => a - b)
      const [rows, members] = await Promise.all([
        bandsOf(ctx.reports, program.id, { ...stretch, thresholds }),
        countMembers(ctx.reports, program.id),
      ])
      const all = rows.reduce((sum, row) => sum + row.spent, 0)
      const share = shareOf(program, count, stretch, members, all)
      const bands = [...thresholds.keys(), -1].map((place) => {
        const reached = place === -1 ? 0 : thresholds.length - place
        const { members: own = 0, orders = 0, spent = 0 } = rows.find((row) => row.reached === reached) ?? {}
        const [least, below] = [thresholds[reached - 1] ?? 0, thresholds[reached] ?? null]
        return { least, below, ...share({ spent: [least, below === null ? null : below - 1] }, { members: own, orders, spent }) }
      })
      const none = members - rows.reduce((sum, row) => sum + row.members, 0)
      const nobody = { ...share({ orders: [0, 0] }, { members: Math.max(0, none), orders: 0, spent: 0 }), made_of: null }
      return { months: count, ...days(stretch), money, members, spent: all, bands: [...bands, { least: null, below: null, ...nobody }] }
    },
  )

  doors.get(
    '/v1/programs/:program/rfm',
    {
      ...allow('reports:read'),
      schema: {
        summary: 'Members by how long ago they last bought, how often, and for how much',
        tags: ['insight'],
        params,
        querystring: z.object({
          months,
          parts: z.coerce
            .number()
            .int()
            .min(2)
            .max(7)
            .default(5)
            .meta({ description: 'Steps of each scale; fewer where many members are alike' }),
        }),
        response: { 200: Rfm },
      },
    },
    async (request) => {
      const program = await ownProgram(ctx, request.caller.programId, request.params.program)
      const { months: count, stretch, money } = lastMonths(ctx, program, request.query.months)
      const { zone } = program.timeline.inForce(ctx.clock.now()).version
      const [rows, members] = await Promise.all([
        gridOf(ctx.reports, program.id, { starts: startsOf(zone, stretch), end: stretch.end, parts: request.query.parts }),
        countMembers(ctx.reports, program.id),
      ])
      const all = rows.reduce((sum, row) => sum + row.spent, 0)
      const share = shareOf(program, count, stretch, members, all)
      const scales = scalesOf(rows)
      const bounds = ({ from, to }: Step): readonly [number, number | null] => [from, to]
      const step = (of: readonly Step[], score: number): Step => of.find((s) => s.score === score)!
      return {
        months: count,
        ...days(stretch),
        money,
        members,
        buyers: rows.reduce((sum, row) => sum + row.members, 0),
        spent: all,
        scales: {
          ...scales,
          money: byMoney(rows, scales).map(({ score, ...own }) => {
            const scale = step(scales.money, score)
            return { ...scale, ...share({ spent: bounds(scale) }, own) }
          }),
        },
        cells: cellsOf(rows, scales).map(({ recency, frequency, money: score, ...own }) => {
          const ago = bounds(step(scales.recency, recency))
          const orders = bounds(step(scales.frequency, frequency))
          return { recency, frequency, money: Math.round(score * 100) / 100, ...share({ orders, ago }, own) }
        }),
      }
    },
  )
}

interface LastMonths {
  months: number
  stretch: Stretch
  money: { currency: string; decimals: number }
}

/** The last months as rules count them: from the day after the same date so many months ago. */
function lastMonths(ctx: Context, program: LiveProgram, query: string): LastMonths {
  const count = Number(query)
  if (!(MONTHS as readonly number[]).includes(count)) throw new Problem('invalid_request')
  const { zone, settings } = program.timeline.inForce(ctx.clock.now()).version
  const today = zone.dayOf(ctx.clock.now())
  return { months: count, stretch: daysFrom(zone, addMonths(today, -count) + 1, today), money: settings.money }
}

const days = ({ from, to }: Stretch): { from: string; to: string } => ({ from: formatDay(from), to: formatDay(to) })

interface Own {
  members: number
  orders: number
  spent: number
}

/** What is said of each group: its shares, its people, and the rule that finds them again. */
function shareOf(program: LiveProgram, count: number, stretch: Stretch, members: number, all: number) {
  return (bounds: Bounds, own: Own): Own & { share_of_members: number; share_of_sales: number; made_of: string | null; rule: string } => ({
    ...own,
    share_of_members: members === 0 ? 0 : own.members / members,
    share_of_sales: all === 0 ? 0 : own.spent / all,
    made_of: `/v1/programs/${program.key}/buyers?${inQuery(stretch)}&${asQuery(bounds)}`,
    rule: asRule(count, bounds),
  })
}
