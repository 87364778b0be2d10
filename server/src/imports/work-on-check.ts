import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { compileMapping } from './column-mapping.ts'
import { faultIn } from './dry-run.ts'
import { fieldsOf } from './fields.ts'
import { fileOf } from './import-files.ts'
import { columnsOf } from './mapping.ts'
import { openRecords } from './open-records.ts'
import { Rejects } from './rejects.ts'
import type { Work } from './run-imports.ts'
import { badRow } from './take-rows.ts'
import { clearRejects, markChecked } from './uploads.sql.ts'

/** More of them than this nobody looks through; they are counted all the same. */
const SHOWN = 1000
const BREATH = 500

/** A dry run: reads the whole file and writes down what of it cannot be read. Nothing is taken and nothing is decided. */
export async function workOnCheck(ctx: Context, program: LiveProgram, { row, signal, at }: Work): Promise<void> {
  const mapping = compileMapping(row.kind, row.mapping!, row.file!, fieldsOf(row.kind, program))
  const rejects = new Rejects(ctx, row.id)
  const reasons: Record<string, number> = {}
  let [rows, bad, bytes, total] = [0, 0, 0, 0]
  const told = { bytes: (chunk: Uint8Array) => (bytes += chunk.length), rows: (count: number) => (total = count) }
  await clearRejects(ctx.slowPool, row.id)
  for await (const records of openRecords(fileOf(ctx, row.public_id), mapping, columnsOf(mapping), told)) {
    for (const record of records) {
      rows += 1
      if (rows % BREATH === 0) await new Promise((resolve) => setImmediate(resolve))
      const fault = faultIn(ctx, program, row.kind, mapping, record)
      if (!fault) continue
      bad += 1
      reasons[fault.reason] = (reasons[fault.reason] ?? 0) + 1
      if (bad <= SHOWN) rejects.add(badRow(record, fault))
    }
    signal.throwIfAborted()
    at(rows, mapping.format === 'xlsx' ? (total > 0 ? rows / total : null) : bytes / row.file!.bytes)
  }
  await rejects.flush()
  await markChecked(ctx.slowPool, row, { rows, readable: rows - bad, bad, reasons }, { rows, share: 1 })
}
