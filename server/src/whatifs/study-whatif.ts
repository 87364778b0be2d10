import { studyThreads } from '../backtests/study-backtest.ts'
import type { Context } from '../context.ts'
import { currentProgram } from '../programs/live-program.ts'
import type { Watching } from '../studies/run-studies.ts'
import { readWhatif, type WhatifRequest } from './read-whatif.ts'
import { runWhatif } from './run-whatif.ts'
import type { WhatifFigures } from './whatif.ts'

/** Works on a what-if from the queue. */
export async function studyWhatif(ctx: Context, programId: number, request: unknown, watching: Watching): Promise<WhatifFigures> {
  const program = await currentProgram(ctx, programId)
  const asked = await readWhatif(ctx, program, request as WhatifRequest, 'en')
  return runWhatif(ctx, program, asked, watching, studyThreads())
}
