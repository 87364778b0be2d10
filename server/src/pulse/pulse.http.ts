import { formatDay, type Day } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import { comparedWith, DaysQuery, stretchOf } from '#kit/days-between.ts'
import type { Doors } from '#kit/doors.ts'
import { languageOf } from '#kit/messages.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { Speaker } from '../explanations/speaker.ts'
import { ownProgram } from '../programs/own-program.ts'
import { expiringSoon } from './expiring-soon.ts'
import { FigureAnswer, inWords } from './figure-answer.ts'
import { figuresOf } from './figures.ts'
import type { LevelRow } from './pulse.sql.ts'
import { readPulse } from './read-pulse.ts'

const Tiers = z.object({
  set: z.string(),
  name: z.string(),
  levels: z.array(z.object({ level: z.string(), name: z.string(), members: z.int(), made_of: z.string() })),
})

const Days = z.object({ from: z.string(), to: z.string() })
const PulseAnswer = z
  .object({
    ...Days.shape,
    compared: Days.nullable(),
    time_zone: z.string(),
    money: z.object({ currency: z.string(), decimals: z.int() }),
    members: z.int().meta({ description: 'Who had joined by the last day' }),
    figures: z.array(FigureAnswer),
    tiers: z.array(Tiers).meta({ description: 'Members by level, as they are now' }),
    counted_to: z.iso.datetime().nullable().meta({ description: 'When the last of what is counted was decided' }),
    up_to_date: z.boolean().meta({ description: 'Whether that is all there is; else it is being counted' }),
  })
  .meta({ id: 'Pulse' })

export function pulseDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/programs/:program/pulse',
    {
      ...allow('reports:read'),
      schema: {
        summary: 'The figures of the program in a stretch of days, each with what it is made of',
        tags: ['insight'],
        params: z.object({ program: z.string().max(40) }),
        querystring: z.object({
          ...DaysQuery,
          compare: z.enum(['previous', 'year', 'none']).default('previous').meta({
            description: 'With as many days right before, or with the same days a year before',
          }),
        }),
        response: { 200: PulseAnswer },
      },
    },
    async (request) => {
      const program = await ownProgram(ctx, request.caller.programId, request.params.program)
      const { compare, ...query } = request.query
      const now = ctx.clock.now()
      const { version } = program.timeline.inForce(now)
      const today = version.zone.dayOf(now)
      const stretch = stretchOf(version.zone, today, query)
      const compared = compare === 'none' ? null : comparedWith(version.zone, stretch, compare)
      const path = `/v1/programs/${program.key}`
      const [pulse, coming] = await Promise.all([
        readPulse(ctx, program.id, version.zone, stretch, compared),
        expiringSoon(ctx, program.id, version, path, today),
      ])
      const speaker = Speaker.of(version, languageOf(request.headers['accept-language']))
      return {
        ...days(stretch),
        compared: compared && days(compared),
        time_zone: version.zone.name,
        money: version.settings.money,
        members: pulse.now.members,
        figures: [...figuresOf(version, path, pulse.now, pulse.before), ...coming].map((figure) => inWords(speaker, figure)),
        tiers: tiersOf(speaker, path, pulse.levels, pulse.now.members),
        counted_to: pulse.counted.at?.toISOString() ?? null,
        up_to_date: pulse.counted.whole,
      }
    },
  )
}

const days = ({ from, to }: { from: Day; to: Day }): z.infer<typeof Days> => ({ from: formatDay(from), to: formatDay(to) })

/** Whoever never had another level has the first. */
function tiersOf(speaker: Speaker, path: string, rows: readonly LevelRow[], members: number): z.infer<typeof Tiers>[] {
  return speaker.version.tierSets.map(({ key: set, names, levels }) => {
    const own = rows.filter((row) => row.tier_set === set)
    const counts = new Map(own.map((row) => [row.level, row.members]))
    const first = levels[0]!.key
    const others = own.reduce((sum, row) => (row.level === first ? sum : sum + row.members), 0)
    return {
      set,
      name: speaker.name(names, set),
      levels: levels.map(({ key: level }) => ({
        level,
        name: speaker.level(set, level),
        members: level === first ? Math.max(0, members - others) : (counts.get(level) ?? 0),
        made_of: `${path}/levels/${set}/${level}/members`,
      })),
    }
  })
}
