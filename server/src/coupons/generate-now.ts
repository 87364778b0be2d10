import { newId } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { batchAnswer, type BatchAnswer } from './batch.ts'
import { unfinishedLike } from './batches.sql.ts'
import { beginBatch, daysToIssue, issuableKind } from './begin-batch.ts'
import { readDay } from './expires-on.ts'
import { generateCodes } from './generate-codes.ts'

/** Whose batches the command's are. */
const BY = 'command line'

export interface GeneratedCodes extends BatchAnswer {
  resumed: boolean
  seconds: number
}

/** Makes codes and waits for them. A batch like this that was cut off is taken up, so that it ends with exactly so many. */
export async function generateNow(
  ctx: Context,
  program: LiveProgram,
  { coupon, count, expiresOn }: { coupon: string; count: number; expiresOn: string | null },
  at: (made: number) => void,
): Promise<GeneratedCodes> {
  const start = performance.now()
  const now = ctx.clock.now()
  const { expires_on } = daysToIssue(program, coupon, readDay(expiresOn ?? undefined), now)
  const { prefix = '' } = issuableKind(program, coupon, now)
  const before = await unfinishedLike(ctx.slowPool, { program_id: program.id, coupon, count, expires_on, by: BY })
  const batch = before ?? (await beginBatch(ctx, program, { id: newId(now), coupon, count, expiresOn, by: BY }))
  const row = await generateCodes(ctx, batch, prefix, at)
  return { ...batchAnswer(row, {}), resumed: before !== null, seconds: (performance.now() - start) / 1000 }
}
