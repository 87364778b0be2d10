import { hostname } from 'node:os'
import type { Base } from '#kit/base.ts'
import type { JobRun } from './job-run.ts'
import { deleteRuns, saveRuns } from './jobs.sql.ts'

const PROCESS = `${hostname()} ${process.pid}`

/** Writes down how the jobs of this process are, so that any door can tell. What cannot be written now is written next time. */
export async function reportRuns(ctx: Base, runs: readonly JobRun[]): Promise<void> {
  await saveRuns(ctx.slowPool, PROCESS, runs, ctx.clock.now()).catch((error: Error) =>
    ctx.log.warn({ error: error.message }, 'how the jobs are could not be written'),
  )
}

/** This process runs no jobs any more. */
export async function withdrawRuns(ctx: Base): Promise<void> {
  await deleteRuns(ctx.slowPool, PROCESS).catch((error: Error) =>
    ctx.log.warn({ error: error.message }, 'the jobs could not be taken off the list'),
  )
}
