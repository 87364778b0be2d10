import { keyHash } from '#kit/hashes.ts'
import { uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { insertStudy, studyById } from './studies.sql.ts'
import type { StudyKind, StudyRow } from './study.ts'

/** How many of a program may wait. Each takes seconds to minutes, so a longer queue would only be forgotten. */
const WAITING_MAX = 10

export interface Asking {
  programId: number
  kind: StudyKind
  request: object
  askedBy: string
  /** Hash of the idempotency key: the same key again is the same study. */
  key: Buffer
}

/** Puts a study into the queue. @throws Problem `studies_waiting` when too many wait already */
export async function askStudy(ctx: Context, { programId, kind, request, askedBy, key }: Asking): Promise<StudyRow> {
  const id = uuidText(keyHash('study', String(programId), kind, key.toString('hex')))
  const now = new Date(ctx.clock.now())
  const stands = await insertStudy(ctx.pool, { id, programId, kind, request: JSON.stringify(request), askedBy, now }, WAITING_MAX)
  if (!stands) throw new Problem('studies_waiting', { waiting: WAITING_MAX })
  return (await studyById(ctx.pool, programId, kind, id))!
}
