import { formatDay } from '@perennial/engine/time/calendar.ts'
import type { Zone } from '@perennial/engine/time/zone.ts'
import { startsOf, type Stretch } from '#kit/days-between.ts'
import { snapshot, together, type Client } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import {
  boughtByDay,
  countedTo,
  figuresBetween,
  joinedByDay,
  membersBefore,
  membersByLevel,
  standingBefore,
  type Counted,
  type LevelRow,
} from './pulse.sql.ts'
import { tallyOf, type Tally } from './tally.ts'

export interface Pulse {
  now: Tally
  before: Tally | null
  levels: readonly LevelRow[]
  counted: Counted
}

/** So many answers are kept. Ten people who look at the same days ask the database once for each thing that happens. */
const KEPT = 20
const kept = new WeakMap<Context, Map<string, Promise<Pulse>>>()

/** What is counted of two stretches of days, read at one moment; the same again as long as nothing more was counted. */
export async function readPulse(ctx: Context, programId: number, zone: Zone, stretch: Stretch, compared: Stretch | null): Promise<Pulse> {
  const { seal, batch, whole } = await countedTo(ctx.pool)
  const name = [programId, zone.name, stretch.start, stretch.end, compared?.start, compared?.end, seal, batch, whole].join()
  let own = kept.get(ctx)
  if (!own) kept.set(ctx, (own = new Map()))
  const before = own.get(name)
  if (before) return before
  const reading = readNow(ctx, programId, zone, stretch, compared)
  own.set(name, reading)
  // What failed is tried again by whoever asks next.
  reading.catch(() => own.delete(name))
  if (own.size > KEPT) own.delete(own.keys().next().value!)
  return reading
}

function readNow(ctx: Context, programId: number, zone: Zone, stretch: Stretch, compared: Stretch | null): Promise<Pulse> {
  return snapshot<readonly [Tally, Tally | null, LevelRow[], Counted]>(ctx.reports, (client) => [
    readTally(client, programId, zone, stretch),
    compared ? readTally(client, programId, zone, compared) : Promise.resolve(null),
    membersByLevel(client, programId),
    countedTo(client),
  ]).then(([now, before, levels, counted]) => ({ now, before, levels, counted }))
}

async function readTally(client: Client, programId: number, zone: Zone, stretch: Stretch): Promise<Tally> {
  const { from, to, end } = stretch
  const starts = startsOf(zone, stretch)
  const [bought, joined, figures, before, members] = await together([
    boughtByDay(client, programId, starts, end),
    joinedByDay(client, programId, starts, end),
    figuresBetween(client, programId, formatDay(from), formatDay(to)),
    standingBefore(client, programId, formatDay(from)),
    membersBefore(client, programId, end),
  ])
  return tallyOf(stretch, { bought, joined, figures, before, members })
}
