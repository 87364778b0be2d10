import { addMonths, formatDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import { DaysQuery, stretchOf } from '#kit/days-between.ts'
import type { Doors } from '#kit/doors.ts'
import { languageOf, message } from '#kit/messages.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { Speaker } from '../explanations/speaker.ts'
import { ownProgram } from '../programs/own-program.ts'
import { FigureAnswer, inWords } from '../pulse/figure-answer.ts'
import { AROUND_DAYS, type Health } from './health.ts'
import { readHealth } from './read-health.ts'
import { sentencesOf } from './sentences.ts'

const Points = z.record(z.string(), z.int())

const HealthAnswer = z
  .object({
    from: z.string(),
    to: z.string(),
    money: z.object({ currency: z.string(), decimals: z.int() }),
    sentences: z.array(
      z.object({
        about: z.enum(['people', 'return', 'points', 'rewards', 'joining']),
        text: z.string(),
        causal: z.literal(false).nullable().meta({ description: 'false: a comparison that is no effect of the program' }),
      }),
    ),
    members: z.int(),
    figures: z.array(FigureAnswer.omit({ series: true, series_of: true })),
    frequency: z.object({
      once: z.int().meta({ description: 'Members with one order in this time' }),
      more: z.int(),
      never: z.int().meta({ description: 'Members who have never bought, as far as the program knows' }),
      days_between: z.number().nullable().meta({ description: 'Days from an order to the member’s next, in the middle' }),
    }),
    rewards: z.array(
      z.object({
        reward: z.string(),
        name: z.string(),
        live: z.boolean(),
        times: z.int(),
        pieces: z.int(),
        members: z.int(),
        points: Points,
        cost: z
          .int()
          .nullable()
          .meta({ description: 'By the prices agreed with suppliers, and what causes are given; null where none is known' }),
        last_at: z.iso.datetime().nullable(),
      }),
    ),
    uses: z
      .array(z.object({ kind: z.string(), name: z.string(), currency: z.string(), times: z.int(), points: z.int() }))
      .meta({ description: 'What points were spent on, less what came back' }),
    joining: z.object({
      days: z.int().meta({ description: 'Before joining, and after' }),
      members: z.int().meta({ description: 'Who joined within two years, long enough ago to be seen for so long afterwards' }),
      known: z.int().meta({ description: 'Those of them of whom purchases of before are known' }),
      before: z.int().nullable().meta({ description: 'What those spent before, each of them, in minor units; null where there are none' }),
      after: z.int().nullable(),
      others_after: z.int().nullable().meta({ description: 'What those spent afterwards of whom nothing of before is known' }),
      causal: z.literal(false),
    }),
  })
  .meta({ id: 'HealthCheck' })

export function healthDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/programs/:program/health',
    {
      ...allow('reports:read'),
      schema: {
        summary: 'A program looked over: who buys, who comes back, what rewards are used and cost, what members spent before and after',
        tags: ['insight'],
        params: z.object({ program: z.string().max(40) }),
        querystring: z.object({
          ...DaysQuery,
          from: DaysQuery.from.meta({ description: 'First day; left out: twelve months before the last' }),
        }),
        response: { 200: HealthAnswer },
      },
    },
    async (request) => {
      const program = await ownProgram(ctx, request.caller.programId, request.params.program)
      const { version } = program.timeline.inForce(ctx.clock.now())
      const today = version.zone.dayOf(ctx.clock.now())
      const { to } = stretchOf(version.zone, today, { ...request.query, from: request.query.to ?? formatDay(today) })
      const from = request.query.from ?? formatDay(addMonths(to, -12) + 1)
      const stretch = stretchOf(version.zone, today, { from, to: formatDay(to) })
      const health = await readHealth(ctx, program, stretch)
      const speaker = Speaker.of(version, languageOf(request.headers['accept-language']))
      return { from, to: formatDay(to), money: version.settings.money, ...healthAnswer(speaker, health) }
    },
  )
}

function healthAnswer(speaker: Speaker, health: Health): Omit<z.infer<typeof HealthAnswer>, 'from' | 'to' | 'money'> {
  const { joining, rewards, uses } = health
  const each = (sum: number, of: number): number | null => (of === 0 ? null : Math.round(sum / of))
  return {
    sentences: sentencesOf(speaker, health) as z.infer<typeof HealthAnswer>['sentences'],
    members: health.members,
    figures: health.figures.map((figure) => {
      const { series: _, series_of: __, ...rest } = inWords(speaker, figure)
      return rest
    }),
    frequency: health.often,
    rewards: rewards.map(({ points, last_at, ...row }) => ({
      ...row,
      name: speaker.name(speaker.version.document.rewards[row.reward]?.names, row.reward),
      points: { ...points },
      last_at: last_at?.toISOString() ?? null,
    })),
    uses: uses.map(({ kind, reason, ...row }) => ({
      kind,
      name: message(speaker.language, `health.use.${kind}`, { reason: reason && speaker.reason(reason) }),
      ...row,
    })),
    joining: {
      days: AROUND_DAYS,
      members: joining.members,
      known: joining.known,
      before: each(joining.before, joining.known),
      after: each(joining.after, joining.known),
      others_after: each(joining.others_after, joining.members - joining.known),
      causal: false,
    },
  }
}
