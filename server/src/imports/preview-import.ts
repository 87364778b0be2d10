import type { Reason } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { compileMapping, formatOf, mappingFaults, type ColumnMapping } from './column-mapping.ts'
import { faultIn } from './dry-run.ts'
import { fieldsOf, type Field } from './fields.ts'
import { guessMapping } from './guess-mapping.ts'
import { fileOf } from './import-files.ts'
import type { ImportRow } from './import.ts'
import { lookInto } from './look-into.ts'
import type { FileFormat } from './open-records.ts'
import type { FileRecord } from './read-records.ts'
import type { BadValue } from './read-value.ts'
import { sheetsOf } from './read-workbook.ts'

const ROWS = 20
/** Rows that a guess goes by. */
const SAMPLE = 200

export interface Preview {
  format: FileFormat
  sheets: string[]
  columns: string[]
  fields: Field[]
  mapping: ColumnMapping
  /** What is missing before it can be started. */
  reasons: Reason[]
  rows: { record: FileRecord; fault: BadValue | null }[]
}

/**
 * The first rows of an uploaded file under a mapping, and what is wrong with them.
 *
 * @param given the mapping; guessed from the names of the columns, if null
 * @throws BadFile where the file cannot be read so
 */
export async function previewImport(ctx: Context, program: LiveProgram, row: ImportRow, given: ColumnMapping | null): Promise<Preview> {
  const path = fileOf(ctx, row.public_id)
  const file = row.file!
  const fields = fieldsOf(row.kind, program)
  const format: FileFormat = formatOf(given ?? row.mapping ?? {}, file)
  const { columns, records } = await lookInto(path, format, SAMPLE)
  const seen = { ...file, columns }
  const mapping =
    given ??
    row.mapping ??
    guessMapping(
      row.kind,
      columns,
      records.map((record) => record.fields),
      fields,
    )
  const reasons = mappingFaults(row.kind, mapping, seen, fields)
  const compiled = reasons.length === 0 ? compileMapping(row.kind, mapping, seen, fields) : null
  const sheets = format.format === 'xlsx' ? await sheetsOf(path) : []
  const rows = records.slice(0, ROWS).map((record) => ({
    record,
    fault: compiled ? faultIn(ctx, program, row.kind, compiled, record) : record.problem,
  }))
  return { format, sheets, columns, fields, mapping, reasons, rows }
}
