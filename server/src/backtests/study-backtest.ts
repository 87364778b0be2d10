import { availableParallelism } from 'node:os'
import type { Context } from '../context.ts'
import { currentProgram } from '../programs/live-program.ts'
import type { Watching } from '../studies/run-studies.ts'
import type { BacktestFigures } from './backtest.ts'
import { readBacktest, type BacktestRequest } from './read-backtest.ts'
import { runBacktest } from './run-backtest.ts'

/** Backtests asked for over the API run beside the doors, so one processor stays free for those. */
export const studyThreads = (): number => Math.max(1, availableParallelism() - 1)

/** Works on a backtest from the queue. */
export async function studyBacktest(ctx: Context, programId: number, request: unknown, watching: Watching): Promise<BacktestFigures> {
  const program = await currentProgram(ctx, programId)
  const asked = readBacktest(ctx, program, request as BacktestRequest, 'en')
  return runBacktest(ctx, program, { ...asked, threads: studyThreads() }, watching)
}
