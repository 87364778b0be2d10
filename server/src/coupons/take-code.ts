import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { countImported, insertImported, placeOf, type BatchRow, type RejectReason } from './batches.sql.ts'
import { beginBatch } from './begin-batch.ts'
import { couponHash, isMistyped } from './coupon-code.ts'
import { CODE_LENGTH } from './import-codes.ts'

/** Begins a batch for codes that come one by one, so many at most. The same id is the batch that there is. */
export const beginCodes = (
  ctx: Context,
  program: LiveProgram,
  given: { id: Buffer; coupon: string; count: number; expiresOn: string | null; by: string },
): Promise<BatchRow> => beginBatch(ctx, program, { ...given, fileHash: given.id })

/** Takes a code that was made elsewhere into its place in a batch. The same again is known; one that stands elsewhere is a double. */
export async function takeCode(ctx: Context, batch: BatchRow, place: number, text: string): Promise<'taken' | 'known' | RejectReason> {
  const { program_id: programId } = batch
  const length = Array.from(text).length
  if (length < CODE_LENGTH.min || length > CODE_LENGTH.max || text.includes('\uFFFD')) return 'unreadable'
  const hash = couponHash(ctx.vault, programId, text)
  if (!hash) return isMistyped(text) ? 'mistyped' : 'unreadable'
  const code = { line: place, place, hash, code: ctx.vault.encryptCode(hash, text) }
  const added = await insertImported(ctx.slowPool, batch, [code], new Date(ctx.clock.now()))
  if (added.has(place)) return 'taken'
  const known = await placeOf(ctx.slowPool, programId, hash)
  return known?.batch_id === batch.id && known.place === place ? 'known' : 'double'
}

/** Counts what a batch holds now. Once all have come, its codes may be read. */
export const countCodes = (ctx: Context, { id }: BatchRow, all: boolean): Promise<void> =>
  countImported(ctx.slowPool, id, all ? new Date(ctx.clock.now()) : null)
