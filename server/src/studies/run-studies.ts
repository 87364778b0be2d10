import type { Context } from '../context.ts'
import { failStudy, finishStudy, reportProgress, requeueStudy, takeStudy } from './studies.sql.ts'
import type { StudyKind, StudyRow } from './study.ts'

/** A process that has not been heard of for so long is taken for dead, and its study is begun anew. */
const SILENT_SECONDS = 60
const ATTEMPTS_MAX = 3
const BEAT_MS = 1000

export interface Watching {
  /** Aborted when the study is cancelled or the process stops. */
  signal: AbortSignal
  /** Share that is done, from 0 to 1. */
  at(progress: number): void
}

/** Works on a request of one kind until its report is there. @param id of the study, as in the database */
export type StudyRunner = (ctx: Context, programId: number, request: unknown, watching: Watching, id: string) => Promise<object>

/** Takes one study from the queue, if there is any, and works on it to its end. A process works on one at a time. */
export async function runStudies(ctx: Context, runners: Readonly<Record<StudyKind, StudyRunner>>, stopping: AbortSignal): Promise<number> {
  const study = await takeStudy(ctx.slowPool, new Date(ctx.clock.now()), SILENT_SECONDS)
  if (!study) return 0
  if (study.attempts > ATTEMPTS_MAX)
    await failed(ctx, study, `given up after ${ATTEMPTS_MAX} attempts, each of which ended with its process`)
  else await work(ctx, study, runners[study.kind], stopping)
  return 1
}

async function work(ctx: Context, study: StudyRow, runner: StudyRunner, stopping: AbortSignal): Promise<void> {
  const over = new AbortController()
  const signal = AbortSignal.any([stopping, over.signal])
  let progress = 0
  const beat = setInterval(() => {
    reportProgress(ctx.slowPool, study, progress).then(
      (mine) => mine || over.abort(),
      (error: Error) => ctx.log.warn({ study: study.id, error: error.message }, 'the progress of a study could not be written'),
    )
  }, BEAT_MS)
  try {
    const report = await runner(ctx, study.program_id, study.request, { signal, at: (share) => (progress = share) }, study.id)
    await finishStudy(ctx.slowPool, study, JSON.stringify(report), new Date(ctx.clock.now()))
  } catch (error) {
    if (stopping.aborted) await requeueStudy(ctx.slowPool, study)
    else if (!over.signal.aborted) await failed(ctx, study, (error as Error).message, error)
  } finally {
    clearInterval(beat)
  }
}

async function failed(ctx: Context, study: StudyRow, why: string, error?: unknown): Promise<void> {
  ctx.log.error({ study: study.id, kind: study.kind, err: error }, 'a study failed')
  await failStudy(ctx.slowPool, study, why, new Date(ctx.clock.now()))
}
