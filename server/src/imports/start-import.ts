import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { issuableKind } from '../coupons/begin-batch.ts'
import type { LiveProgram } from '../programs/program.ts'
import { compileMapping, formatOf, type ColumnMapping } from './column-mapping.ts'
import { fieldsOf } from './fields.ts'
import { fileOf, hasFile, removeFile } from './import-files.ts'
import type { ImportRow, Task } from './import.ts'
import { lookInto } from './look-into.ts'
import { columnsOf } from './mapping.ts'
import { openRecords } from './open-records.ts'
import { previewImport } from './preview-import.ts'
import { cancelImport, clearRejects, queueImport, resetImport, saveFile } from './uploads.sql.ts'

/**
 * Puts an uploaded file into the queue, to be checked or imported. One that failed goes on where it was, or, under another
 * mapping, begins again.
 *
 * @param given the mapping; the one it had, or guessed from the names of the columns, if null
 * @throws Problem `mapping_incomplete`, `wrong_import_state`, `file_gone`; BadFile where the columns are not there
 */
export async function startImport(
  ctx: Context,
  program: LiveProgram,
  row: ImportRow,
  given: ColumnMapping | null,
  task: 'check' | 'import',
): Promise<ImportRow> {
  // A repeated request finds what the first one did.
  if (row.options.task === task && ['waiting', 'checking', 'staging', 'deciding', 'done'].includes(row.state)) return row
  if (!['uploaded', 'failed'].includes(row.state)) throw new Problem('wrong_import_state', { state: row.state })
  if (!hasFile(ctx, row.public_id)) throw new Problem('file_gone')
  const { mapping } = given ? { mapping: given } : await previewImport(ctx, program, row, null)
  const format = formatOf(mapping, row.file!)
  const { columns } = await lookInto(fileOf(ctx, row.public_id), format, 1)
  const file = { ...row.file!, ...format, columns }
  const compiled = compileMapping(row.kind, mapping, file, fieldsOf(row.kind, program))
  // A column that is there twice is seen when the header is read with the mapping.
  for await (const _ of openRecords(fileOf(ctx, row.public_id), format, columnsOf(compiled))) break
  if (row.kind === 'coupons') issuableKind(program, mapping.values['coupon'] ?? '', ctx.clock.now())
  await saveFile(ctx.pool, row.id, file)
  if (row.state === 'uploaded') await clearRejects(ctx.pool, row.id)
  else if (given) await resetImport(ctx.pool, row.id)
  return queued(ctx, row, ['uploaded', 'failed'], { task, mapping })
}

/** Puts an import that is over into the queue again, for the rows that it did not take. */
export async function startRetry(ctx: Context, row: ImportRow, task: 'retry_mended' | 'retry_all'): Promise<ImportRow> {
  if (row.options.task === task && ['waiting', 'deciding'].includes(row.state)) return row
  return queued(ctx, row, OVER, { task })
}

/** States in which rows that were not taken can be mended and tried again. */
export const OVER: readonly string[] = ['done', 'failed', 'cancelled']

async function queued(
  ctx: Context,
  row: ImportRow,
  from: readonly string[],
  what: { task: Task; mapping?: ColumnMapping },
): Promise<ImportRow> {
  const queue = await queueImport(ctx.pool, row.id, from, { ...what, now: new Date(ctx.clock.now()) })
  if (!queue) throw new Problem('wrong_import_state', { state: row.state })
  return queue
}

/** Stops an import that waits or runs. What it took stays. @throws Problem `wrong_import_state` where it is over */
export async function stopImport(ctx: Context, row: ImportRow): Promise<void> {
  if (row.state === 'cancelled') return
  if (!(await cancelImport(ctx.pool, row.id, new Date(ctx.clock.now())))) throw new Problem('wrong_import_state', { state: row.state })
  removeFile(ctx, row.public_id)
}
