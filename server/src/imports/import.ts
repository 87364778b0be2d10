import { z } from 'zod'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { message, type Language } from '#kit/messages.ts'
import type { ColumnMapping } from './column-mapping.ts'
import type { FileFormat } from './open-records.ts'
import type { Why } from './read-value.ts'

export const KINDS = ['orders', 'customers', 'members', 'balances', 'products', 'stores', 'coupons'] as const
export type ImportKind = (typeof KINDS)[number]

export const STATES = ['uploaded', 'waiting', 'checking', 'staging', 'deciding', 'done', 'failed', 'cancelled'] as const
export type ImportState = (typeof STATES)[number]

/** What a run does: reads all and says what is wrong with it, imports, or tries rows again that were not taken. */
export type Task = 'check' | 'import' | 'retry_mended' | 'retry_all'

/** What is known of an uploaded file. */
export interface ImportFile extends FileFormat {
  name: string
  bytes: number
  columns: string[]
}

/** What the last dry run found. */
export interface Checked {
  rows: number
  readable: number
  bad: number
  reasons: Record<string, number>
}

export interface ImportRow {
  id: number
  public_id: string
  program_id: number
  kind: ImportKind
  state: ImportState
  file: ImportFile | null
  file_hash: Buffer
  mapping: ColumnMapping | null
  options: { task?: Task }
  checked: Checked | null
  staged_rows: number
  position: number
  counts: Partial<Record<'decided' | 'already_known' | 'refused' | 'bad' | 'orders' | 'returns' | 'kept' | 'rows', number>>
  progress: { rows?: number; share?: number | null; per_second?: number }
  attempts: number
  stalls: number
  asked_by: string
  started_at: Date
  begun_at: Date | null
  finished_at: Date | null
  cleared_at: Date | null
  error: Why | null
}

/** Rows that were not taken, and those that a later try took. */
export interface RejectSums {
  open: number
  mended: number
  taken: number
  reasons: Record<string, number>
}

const Counts = z.object({
  read: z.int(),
  taken: z.int().meta({ description: 'By this import, those that were mended included' }),
  known: z.int().meta({ description: 'Known from before' }),
  rejected: z.int().meta({ description: 'Not taken so far' }),
  mended: z.int().meta({ description: 'Not taken so far, and mended since' }),
})

const CheckedAnswer = z.object({ rows: z.int(), readable: z.int(), bad: z.int(), reasons: z.record(z.string(), z.int()) })

export const ImportAnswer = z
  .object({
    id: z.string(),
    kind: z.string(),
    state: z.enum(STATES).meta({
      description: 'uploaded: waits for its mapping. staging: the lines of an order are put together. deciding: rows are taken',
    }),
    task: z.enum(['check', 'import', 'retry_mended', 'retry_all']).nullable().meta({ description: 'What its last or present run does' }),
    file: z
      .object({
        name: z.string(),
        bytes: z.int(),
        format: z.enum(['csv', 'jsonl', 'xlsx']),
        encoding: z.string(),
        delimiter: z.string(),
        sheet: z.string().nullable(),
        columns: z.array(z.string()),
      })
      .nullable()
      .meta({ description: 'Null for imports by the command line' }),
    rows: Counts,
    reasons: z.record(z.string(), z.int()).meta({ description: 'Of the rows that are not taken, by code' }),
    progress: z.number().nullable().meta({ description: 'Share that is done, from 0 to 1; null where it cannot be told' }),
    per_second: z.number().meta({ description: 'Rows, lately or on average' }),
    checked: CheckedAnswer.nullable().meta({ description: 'What the last dry run found' }),
    asked_by: z.string(),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable(),
    finished_at: z.iso.datetime().nullable(),
    error: z.string().nullable().meta({ description: 'Why it failed, and what to do' }),
  })
  .meta({ id: 'Import' })
export type ImportAnswer = z.infer<typeof ImportAnswer>

export function importAnswer(row: ImportRow, rejects: RejectSums, language: Language): ImportAnswer {
  const { file, counts, progress } = row
  const over = row.state === 'done' || row.state === 'failed' || row.state === 'cancelled'
  return {
    id: encodeId('imp', uuidBytes(row.public_id)),
    kind: row.kind,
    state: row.state,
    task: row.options.task ?? null,
    file: file && {
      name: file.name,
      bytes: file.bytes,
      format: file.format,
      encoding: file.encoding,
      delimiter: file.delimiter,
      sheet: file.sheet ?? null,
      columns: file.columns,
    },
    rows: {
      read: Math.max(progress.rows ?? 0, counts.rows ?? 0, row.file ? 0 : row.staged_rows),
      taken: (counts.decided ?? 0) + rejects.taken,
      known: counts.already_known ?? 0,
      rejected: rejects.open,
      mended: rejects.mended,
    },
    reasons: rejects.reasons,
    progress: over ? (row.state === 'done' ? 1 : (progress.share ?? null)) : (progress.share ?? (row.state === 'uploaded' ? 0 : null)),
    per_second: progress.per_second ?? 0,
    checked: row.checked,
    asked_by: row.asked_by,
    created_at: row.started_at.toISOString(),
    started_at: row.begun_at?.toISOString() ?? null,
    finished_at: row.finished_at?.toISOString() ?? null,
    error: row.error && said(language, row.error),
  }
}

/** A text with its values; a field of the import among them is named as the reader knows it. */
export function said(language: Language, { key, facts }: Why): string {
  const field = facts['field']
  const named = typeof field === 'string' ? { field: fieldName(language, field) } : {}
  return message(language, key, { ...facts, ...named })
}

/** What a field is called; an attribute that the program has no name for by its key. @param of what stands behind the dot of `tier.status`, as it is called */
export function fieldName(language: Language, field: string, of?: string): string {
  const [group, part = ''] = field.split('.')
  const key = field === 'name.en' || field === 'name.zh' ? field.replace('.', '_') : part === '' ? field : `${group}_of`
  return message(language, `import.field.${key}`, { part: of ?? field.split('.').slice(1).join(' '), defaultValue: field })
}
