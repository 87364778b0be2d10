import { sha256, stableJson } from '#kit/hashes.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { Watching } from './decide-staged.ts'
import type { Summary } from './import-orders.ts'
import { insertImport, markDone, markStaged } from './imports.sql.ts'
import { columnsOf, type FieldMapping } from './mapping.ts'
import { openRecords } from './open-records.ts'
import { Rejects } from './rejects.ts'
import { takeRows, type RowKind } from './take-rows.ts'

/** Imports rows that each stand alone. Every row may be taken twice without harm, so a killed import is simply run again. */
export async function importRows(
  ctx: Context,
  program: LiveProgram,
  kind: Exclude<RowKind, 'coupons'>,
  file: string,
  mapping: FieldMapping,
  reportFile: string | null,
  watching: Watching,
): Promise<Summary> {
  const start = performance.now()
  const now = (): Date => new Date(ctx.clock.now())
  const run = { id: await insertImport(ctx.slowPool, program.id, kind, sha256(stableJson(mapping)), now()), attempts: 0 }
  const rejects = new Rejects(ctx, run.id)
  const counts = { rows: 0, decided: 0, already_known: 0 }
  watching.stage('reading', 0)
  for await (const records of openRecords(file, mapping, columnsOf(mapping))) {
    await takeRows(ctx, { program, kind, mapping, batch: null }, records, rejects, counts)
    watching.at(counts.rows)
    await rejects.flush()
  }
  await rejects.flush()
  await markStaged(ctx.slowPool, run, Buffer.alloc(0), counts.rows, 0, counts)
  await markDone(ctx.slowPool, run, counts, now())
  const { bad, refused, reasons } = await rejects.counts()
  const report = bad + refused > 0 ? reportFile : null
  if (report) await rejects.writeTo(report)
  const none = { orders: 0, returns: 0, kept: 0, resumed: false }
  return { ...counts, ...none, bad, refused, reasons, report, seconds: (performance.now() - start) / 1000 }
}
