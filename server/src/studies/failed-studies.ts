import { decodeId, uuidText } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { failedStudies, reviveStudy, studyCounts } from './studies.sql.ts'
import { PREFIX, type StudyKind, type StudyRow } from './study.ts'

/** Studies of a program that failed, the newest first. */
export const studiesThatFailed = (ctx: Context, programId: number, limit: number): Promise<StudyRow[]> =>
  failedStudies(ctx.pool, programId, limit)

/** Queues a study that failed once more, by the id that the API gave it. @returns whether it is one */
export async function retryStudy(ctx: Context, programId: number, id: string): Promise<boolean> {
  for (const [kind, prefix] of Object.entries(PREFIX) as [StudyKind, (typeof PREFIX)[StudyKind]][]) {
    const bytes = decodeId(prefix, id)
    if (bytes) return reviveStudy(ctx.pool, programId, kind, uuidText(bytes))
  }
  return false
}

/** How many studies of a program wait, run and have failed, by kind. */
export const countStudies = (ctx: Context, programId: number): ReturnType<typeof studyCounts> => studyCounts(ctx.pool, programId)
