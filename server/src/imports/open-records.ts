import { openBytes } from '#kit/file-bytes.ts'
import { readRecords, type FileRecord, type Format } from './read-records.ts'
import { readWorkbook } from './read-workbook.ts'

/** How a file is written, workbooks included. */
export interface FileFormat extends Omit<Format, 'format'> {
  format: 'csv' | 'jsonl' | 'xlsx'
  /** Which sheet of a workbook; the first that can be seen, if left out. */
  sheet?: string | undefined
}

/** What else is told of a file while it is read. */
export interface Told {
  /** Its bytes; not those of a workbook. */
  bytes?: (chunk: Uint8Array) => void
  /** The names of its columns. */
  header?: (names: readonly string[]) => void
  /** How many rows a workbook's sheet says that it has. */
  rows?: (count: number) => void
}

/** The records of a file, some at a time, never far ahead of the caller. */
export function openRecords(file: string, format: FileFormat, needed: readonly string[], told: Told = {}): AsyncGenerator<FileRecord[]> {
  if (format.format === 'xlsx') return readWorkbook(file, format.sheet ?? null, needed, told)
  const { bytes } = told
  return readRecords(bytes ? passing(openBytes(file), bytes) : openBytes(file), { ...format, format: format.format }, needed, told.header)
}

async function* passing(bytes: AsyncIterable<Uint8Array>, of: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    of(chunk)
    yield chunk
  }
}
