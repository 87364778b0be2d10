import { openBytes } from '#kit/file-bytes.ts'
import { Report } from '#kit/reject-report.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { Watching } from './import-orders.ts'
import { readRow, TAKES } from './import-rows.ts'
import { columnsOf, type FieldMapping, type OrderMapping } from './mapping.ts'
import { readOrderRecord } from './order-record.ts'
import { readRecords, type FileRecord } from './read-records.ts'
import { BadValue } from './read-value.ts'

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
  kind: 'orders' | keyof typeof TAKES,
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
  for await (const records of readRecords(openBytes(file), mapping, columnsOf(mapping))) {
    for (const record of records) {
      const fault = 'order' in mapping ? orderFault(record, mapping, program) : rowFault(ctx, program, kind as never, mapping, record)
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

function orderFault(record: FileRecord, mapping: OrderMapping, { timeline }: LiveProgram): BadValue | null {
  if (record.problem !== null) return new BadValue('unreadable', record.problem)
  try {
    const { time_zone: zone, money } = timeline.latest.settings
    readOrderRecord(record.fields, mapping, zone, money.decimals)
    return null
  } catch (error) {
    if (error instanceof BadValue) return error
    throw error
  }
}

function rowFault(
  ctx: Context,
  program: LiveProgram,
  kind: keyof typeof TAKES,
  mapping: FieldMapping,
  record: FileRecord,
): BadValue | null {
  const read = readRow(TAKES[kind], ctx, program, mapping, record)
  return read instanceof BadValue ? read : null
}
