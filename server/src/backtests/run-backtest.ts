import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { formatDay, type Day } from '@perennial/engine/time/calendar.ts'
import { availableParallelism } from 'node:os'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { overBuckets } from '../studies/over-buckets.ts'
import type { Watching } from '../studies/run-studies.ts'
import type { BacktestFigures } from './backtest.ts'
import { buildReport } from './build-report.ts'
import { mergeTallies } from './merge-tallies.ts'
import type { Setup } from './setup.ts'
import { sharesLimits, usedUpIn } from './shared-limits.ts'
import { DRAFT, LIVE, type Tally } from './tally.ts'

/** Any number; the same for all, so that the same question has the same answer. */
const SEED = 1

export interface Backtest {
  draft: CompiledVersion
  /** First and last day of the window, in the program's time zone. */
  from: Day
  to: Day
  population: string | null
  /** All processors, if left out. */
  threads?: number
}

/**
 * Decides the brand's own history again under a draft and under the live version, and reports how they differ. It reads
 * one moment of the database, over connections that cannot write, and keeps nothing.
 *
 * Limits that all members share are not known while members are decided one by one. Where one is passed, all is decided
 * a second time, with the limit used up from the moment at which the first time passed it.
 *
 * @throws Cancelled when the signal aborts
 */
export async function runBacktest(ctx: Context, program: LiveProgram, backtest: Backtest, watching: Watching): Promise<BacktestFigures> {
  const { draft, from, to, population, threads = availableParallelism() } = backtest
  const live = program.timeline.latest
  const start = performance.now()
  const setup = setupOf(program, backtest, ctx.clock.now())
  const share = sharesLimits(live) || sharesLimits(draft) ? 0.5 : 1
  const pass = async (usedUp: Setup['usedUp'], done: number): Promise<Tally> => {
    const scaled = { ...watching, at: (part: number): void => watching.at(done + part * share) }
    const given = { entry: 'backtests/backtest-thread', data: { ...setup, usedUp }, threads } as const
    return mergeTallies(await overBuckets<Setup, Tally>(ctx, given, scaled))
  }
  const first = await pass(setup.usedUp, 0)
  const usedUp = { live: usedUpIn(LIVE, live, first), draft: usedUpIn(DRAFT, draft, first) }
  const tally = usedUp.live.size + usedUp.draft.size > 0 ? await pass(usedUp, share) : first
  const seconds = (performance.now() - start) / 1000
  const window = { from: formatDay(from), to: formatDay(to) }
  const about = { program: program.key, liveVersion: live.number, live, draft, ...window, population, usedUp, seconds }
  return buildReport(about, tally)
}

function setupOf({ id, timeline }: LiveProgram, { draft, from, to, population }: Backtest, now: number): Setup {
  const live = timeline.latest
  return {
    programId: id,
    published: timeline.published.map(({ version: { number, document }, effectiveFrom }) => ({ number, document, effectiveFrom })),
    live: live.document,
    draft: draft.document,
    from: live.zone.startOf(from),
    end: Math.min(live.zone.startOf(to + 1), now),
    population,
    seed: SEED,
    usedUp: { live: new Map(), draft: new Map() },
  }
}
