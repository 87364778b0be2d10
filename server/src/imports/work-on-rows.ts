import { keyHash } from '#kit/hashes.ts'
import type { Context } from '../context.ts'
import type { BatchRow } from '../coupons/batches.sql.ts'
import { beginCodes, countCodes } from '../coupons/take-code.ts'
import type { LiveProgram } from '../programs/program.ts'
import { BadFile } from './bad-file.ts'
import { compileMapping } from './column-mapping.ts'
import { fieldsOf } from './fields.ts'
import { fileOf, removeFile } from './import-files.ts'
import type { ImportRow } from './import.ts'
import { markDone, saveProgress } from './imports.sql.ts'
import { columnsOf, type FieldMapping } from './mapping.ts'
import { openRecords } from './open-records.ts'
import { Rejects } from './rejects.ts'
import type { Work } from './run-imports.ts'
import { takeRows, type RowKind } from './take-rows.ts'

/** Rows between two looks at whether it must stop. */
const AT_ONCE = 200
const ALL_BAD = 1000

/**
 * Imports the rows of an uploaded file, each on its own. Killed anywhere, its next run goes on behind the last line that
 * was written down as done; of the few after it, those that were taken are known.
 */
export async function workOnRows(ctx: Context, program: LiveProgram, { row, signal, at }: Work): Promise<void> {
  const kind = row.kind as RowKind
  const mapping = compileMapping(kind, row.mapping!, row.file!, fieldsOf(kind, program)) as FieldMapping
  const rejects = new Rejects(ctx, row.id)
  const batch = await batchOf(ctx, program, row)
  const counts = { rows: 0, decided: 0, already_known: 0, ...row.counts }
  let { position } = row
  let savedAt = ctx.clock.now()
  const save = async (): Promise<void> => {
    const now = { ...counts }
    await rejects.flush()
    await saveProgress(ctx.slowPool, row, position, now)
  }
  let [bytes, total] = [0, 0]
  const told = { bytes: (chunk: Uint8Array) => (bytes += chunk.length), rows: (count: number) => (total = count) }
  try {
    for await (const chunk of openRecords(fileOf(ctx, row.public_id), mapping, columnsOf(mapping), told)) {
      const records = chunk.filter(({ line }) => line > row.position)
      for (let i = 0; i < records.length; i += AT_ONCE) {
        signal.throwIfAborted()
        const some = records.slice(i, i + AT_ONCE)
        await takeRows(ctx, { program, kind, mapping, batch }, some, rejects, counts)
        position = some.at(-1)!.line
        at(counts.rows, mapping.format === 'xlsx' ? (total > 0 ? position / total : null) : bytes / row.file!.bytes)
        if (counts.rows >= ALL_BAD && rejects.bad === counts.rows) throw new BadFile('all_bad', { rows: counts.rows })
        if (Math.abs(ctx.clock.now() - savedAt) < 1000) continue
        savedAt = ctx.clock.now()
        await save()
      }
    }
  } finally {
    await save()
  }
  if (batch) await countCodes(ctx, batch, true)
  await markDone(ctx.slowPool, row, counts, new Date(ctx.clock.now()))
  removeFile(ctx, row.public_id)
}

/** Of coupons: the batch that the codes of the import go to. */
export async function batchOf(
  ctx: Context,
  program: LiveProgram,
  { kind, mapping, public_id, asked_by }: ImportRow,
): Promise<BatchRow | null> {
  if (kind !== 'coupons') return null
  const { coupon = '', expires_on: expiresOn = null } = mapping!.values as { coupon?: string; expires_on?: string }
  const id = keyHash('import codes', public_id)
  return beginCodes(ctx, program, { id, coupon, count: 0, expiresOn, by: asked_by })
}
