import { decodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import { decodeCursor, encodeCursor } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { cancelStudy, studiesBefore, studyById } from './studies.sql.ts'
import { PREFIX, studyAnswer, type StudyAnswer, type StudyKind, type StudyRow } from './study.ts'

/** A study of this program by the id that the API gave it. @throws Problem `not_found` */
export async function findStudy(ctx: Context, programId: number, kind: StudyKind, id: string): Promise<StudyRow> {
  const bytes = decodeId(PREFIX[kind], id)
  const row = bytes && (await studyById(ctx.pool, programId, kind, uuidText(bytes)))
  if (!row) throw new Problem('not_found', { what: kind })
  return row
}

/** Cancels a study that waits or runs, and shows how it stands; one that is over stays as it is. */
export async function stopStudy(ctx: Context, programId: number, kind: StudyKind, id: string): Promise<StudyRow> {
  const row = await findStudy(ctx, programId, kind, id)
  await cancelStudy(ctx.pool, programId, kind, row.id, new Date(ctx.clock.now()))
  return findStudy(ctx, programId, kind, id)
}

/** A page of a program's studies, the newest first. */
export async function listStudies(
  ctx: Context,
  programId: number,
  kind: StudyKind,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: StudyAnswer[]; next: string | null }> {
  const { rows, next } = await studiesOf(ctx, programId, kind, page)
  return { items: rows.map(answerOfStudy), next }
}

/** The same as rows; of exports with their reports, which are short. */
export async function studiesOf(
  ctx: Context,
  programId: number,
  kind: StudyKind,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ rows: StudyRow[]; next: string | null }> {
  const place = decodeCursor(cursor, ['micros', 'uuid'])
  const before = place && { micros: place[0] as number, id: place[1] as string }
  const rows = await studiesBefore(ctx.pool, programId, kind, before, limit)
  const last = rows.length === limit ? rows.at(-1)! : null
  return { rows, next: last && encodeCursor([last.micros, last.id]) }
}

export const answerOfStudy = (row: StudyRow): StudyAnswer => studyAnswer(row, uuidBytes(row.id))
