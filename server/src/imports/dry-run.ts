import { Report } from '#kit/reject-report.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { Watching } from './decide-staged.ts'
import { columnsOf, type FieldMapping, type OrderMapping } from './mapping.ts'
import { openRecords } from './open-records.ts'
import type { FileRecord } from './read-records.ts'
import { BadValue } from './read-value.ts'
import { faultOf } from './stage-orders.ts'
import { readRow, type RowKind } from './take-rows.ts'

export interface DryRun {
  dry_run: true
  rows: number
  readable: number
  bad: number
  reasons: Record<string, number>
  report: string | null
  seconds: number
}

/** Reads a whole file as an import would, and says what of it cannot be read. Nothing is stored and nothing is decided. */
export async function dryRun(
  ctx: Context,
  program: LiveProgram,
  kind: 'orders' | RowKind,
  file: string,
  mapping: OrderMapping | FieldMapping,
  reportFile: string | null,
  watching: Watching,
): Promise<DryRun> {
  const start = performance.now()
  const reasons: Record<string, number> = {}
  let [rows, bad] = [0, 0]
  let report: Report | null = null
  watching.stage('reading', 0)
  for await (const records of openRecords(file, mapping, columnsOf(mapping))) {
    for (const record of records) {
      const fault = faultIn(ctx, program, kind, mapping, record)
      if (!fault) continue
      bad += 1
      reasons[fault.reason] = (reasons[fault.reason] ?? 0) + 1
      if (reportFile) report ??= new Report(reportFile)
      report?.add([{ line: record.line, reason: fault.reason, detail: fault.message, record: record.raw }])
    }
    watching.at((rows += records.length))
  }
  report?.close()
  const seconds = (performance.now() - start) / 1000
  return { dry_run: true, rows, readable: rows - bad, bad, reasons, report: report ? reportFile : null, seconds }
}

/** Why a record cannot be read; null where it can. */
export function faultIn(
  ctx: Context,
  program: LiveProgram,
  kind: 'orders' | RowKind,
  mapping: OrderMapping | FieldMapping,
  record: FileRecord,
): BadValue | null {
  const { time_zone: zone, money } = program.timeline.latest.settings
  if ('order' in mapping) return faultOf(record, mapping, zone, money.decimals)
  const read = readRow(ctx, { program, kind: kind as RowKind, mapping, batch: null }, record)
  return read instanceof BadValue ? read : null
}
