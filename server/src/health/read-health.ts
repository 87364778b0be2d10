import { addMonths, formatDay } from '@perennial/engine/time/calendar.ts'
import type { Stretch } from '#kit/days-between.ts'
import { snapshot } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { figuresOf } from '../pulse/figures.ts'
import { readPulse } from '../pulse/read-pulse.ts'
import {
  aroundJoining,
  everBought,
  gaps,
  rewardsRedeemed,
  usesOfPoints,
  type JoiningRow,
  type RewardRow,
  type UseRow,
} from './health.sql.ts'
import { AROUND_DAYS, frequencyOf, rewardUses, type Health } from './health.ts'

type Gap = Awaited<ReturnType<typeof gaps>>[number]

/** Who joined so long ago is seen for as long before and after. */
const JOINED_MONTHS = 24

/** Looks a program over. */
export async function readHealth(ctx: Context, program: LiveProgram, stretch: Stretch): Promise<Health> {
  const now = ctx.clock.now()
  const { version } = program.timeline.inForce(now)
  const { zone } = version
  const { start, end } = stretch
  // Whoever joined must have been a member for all of the days that are looked at.
  const joinedTo = Math.min(end, now) - AROUND_DAYS * 86_400_000
  const joinedFrom = Math.min(zone.startOf(addMonths(zone.dayOf(joinedTo), -JOINED_MONTHS)), joinedTo)
  const [bought, between, rewards, uses, joining] = await snapshot<readonly [number, Gap[], RewardRow[], UseRow[], JoiningRow]>(
    ctx.reports,
    (client) => [
      everBought(client, program.id, end),
      gaps(client, program.id, start, end),
      rewardsRedeemed(client, program.id, start, end),
      usesOfPoints(client, program.id, formatDay(stretch.from), formatDay(stretch.to)),
      aroundJoining(client, program.id, joinedFrom, joinedTo, AROUND_DAYS),
    ],
  )
  const pulse = await readPulse(ctx, program.id, zone, stretch, null)
  return {
    members: pulse.now.members,
    figures: figuresOf(version, `/v1/programs/${program.key}`, pulse.now, null),
    often: frequencyOf(pulse.now, bought, between),
    rewards: rewardUses(version, rewards),
    uses,
    joining,
  }
}
