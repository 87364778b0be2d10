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
import type { Tally } from './tally.ts'

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
 * @throws Cancelled when the signal aborts
 */
export async function runBacktest(ctx: Context, program: LiveProgram, backtest: Backtest, watching: Watching): Promise<BacktestFigures> {
  const { draft, from, to, population, threads = availableParallelism() } = backtest
  const { timeline } = program
  const live = timeline.latest
  const start = performance.now()
  const setup: Setup = {
    programId: program.id,
    published: timeline.published.map(({ version, effectiveFrom }) => ({
      number: version.number,
      document: version.document,
      effectiveFrom,
    })),
    live: live.document,
    draft: draft.document,
    from: live.zone.startOf(from),
    end: Math.min(live.zone.startOf(to + 1), ctx.clock.now()),
    population,
    seed: SEED,
  }
  const parts = await overBuckets<Setup, Tally>(ctx, { entry: 'backtests/backtest-thread', data: setup, threads }, watching)
  const seconds = (performance.now() - start) / 1000
  const about = {
    program: program.key,
    liveVersion: live.number,
    live,
    draft,
    from: formatDay(from),
    to: formatDay(to),
    population,
    seconds,
  }
  return buildReport(about, mergeTallies(parts))
}
