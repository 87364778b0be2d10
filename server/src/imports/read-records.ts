import Papa from 'papaparse'
import { BadFile } from './bad-file.ts'
import { RecordCutter } from './cut-records.ts'
import { BadValue } from './read-value.ts'

/** One record of a file: its line number, and its fields by name; or why it cannot be read. */
export interface FileRecord {
  line: number
  fields: Record<string, unknown>
  /** The record as it stood, for the report. */
  raw: string
  problem: BadValue | null
}

export interface Format {
  format: 'csv' | 'jsonl'
  encoding: 'utf-8' | 'gb18030' | 'utf-16le'
  delimiter: string
}

/**
 * Reads records in chunks, never more than a chunk ahead of its caller, so that memory stays flat.
 *
 * @param needed columns without which the file cannot be the one that the mapping is of
 */
export function readRecords(
  bytes: AsyncIterable<Uint8Array>,
  format: Format,
  needed: readonly string[],
  told: (header: readonly string[]) => void = () => undefined,
): AsyncGenerator<FileRecord[]> {
  return format.format === 'csv' ? readCsv(bytes, format, needed, told) : readJsonLines(bytes, format)
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: false, ignoreBOM: false })
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: Format,
  needed: readonly string[],
  told: (header: readonly string[]) => void,
): AsyncGenerator<FileRecord[]> {
  let header: string[] | null = null
  let line = 1
  for await (const piece of wholeRecords(decoded(bytes, encoding), delimiter)) {
    const { data, errors } = Papa.parse<string[]>(piece, { delimiter, newline: '\n', skipEmptyLines: false })
    const broken = new Set(errors.map((error) => error.row ?? 0))
    const records: FileRecord[] = []
    for (const [i, row] of data.entries()) {
      const at = line
      line += 1 + row.reduce((sum, cell) => sum + newlines(cell), 0)
      // Lines may end in CR LF, even some of them only.
      row[row.length - 1] = row.at(-1)!.replace(/\r$/, '')
      // What follows the last line end of a piece is an empty record of the parser's making.
      if (row.length === 1 && row[0] === '') continue
      if (header === null) told((header = headerOf(row, needed)))
      else records.push(recordOf(header, row, at, delimiter, broken.has(i)))
    }
    // The empty record after the last line end was counted as a line.
    if (piece.endsWith('\n')) line -= 1
    yield records
  }
}

/** The names of the columns. @throws BadFile where one that is needed is not there, or twice */
export function headerOf(row: readonly string[], needed: readonly string[]): string[] {
  const header = row.map((name) => name.trim())
  for (const column of needed) {
    const count = header.filter((name) => name === column).length
    const shown = header.map((name) => name.slice(0, 40)).slice(0, 50)
    if (count === 0) throw new BadFile('no_column', { column, columns: shown.join(', ') })
    if (count > 1) throw new BadFile('double_column', { column, count })
  }
  return header
}

/** A record from its cells. Those beyond the header are named by their place, so that whoever mends it sees them. */
export function recordOf(header: readonly string[], row: readonly string[], line: number, delimiter: string, broken: boolean): FileRecord {
  const fields: Record<string, unknown> = {}
  header.forEach((name, i) => (fields[name] = row[i]))
  for (let i = header.length; i < row.length; i++) fields[`#${i + 1}`] = row[i]
  const raw = Papa.unparse([row as string[]], { delimiter })
  return { line, fields, raw, problem: broken ? new BadValue('unreadable', 'bad_quotes') : miscounted(header, row) }
}

const miscounted = ({ length: wanted }: readonly string[], { length: found }: readonly string[]): BadValue | null =>
  found === wanted ? null : new BadValue('unreadable', 'cell_count', { found, wanted })

function newlines(text: string): number {
  let count = 0
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) count += 1
  return count
}

async function* wholeRecords(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<string> {
  const cutter = new RecordCutter(delimiter)
  for await (const chunk of text) yield* cutter.push(chunk)
  yield* cutter.rest()
}

async function* readJsonLines(bytes: AsyncIterable<Uint8Array>, { encoding }: Format): AsyncGenerator<FileRecord[]> {
  let line = 0
  for await (const piece of wholeLines(decoded(bytes, encoding))) {
    const records: FileRecord[] = []
    for (const text of piece.split('\n')) {
      line += 1
      if (text.trim() !== '') records.push(jsonRecord(text, line))
    }
    // Splitting leaves one empty text after the last line end.
    if (piece.endsWith('\n')) line -= 1
    yield records
  }
}

function jsonRecord(text: string, line: number): FileRecord {
  try {
    const fields = JSON.parse(text) as unknown
    const isObject = typeof fields === 'object' && fields !== null && !Array.isArray(fields)
    return {
      line,
      fields: (isObject ? fields : {}) as Record<string, unknown>,
      raw: text,
      problem: isObject ? null : new BadValue('unreadable', 'not_an_object'),
    }
  } catch (error) {
    return { line, fields: {}, raw: text, problem: new BadValue('unreadable', 'not_json', { detail: (error as Error).message }) }
  }
}

async function* wholeLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of text) {
    rest += chunk
    const end = rest.lastIndexOf('\n') + 1
    if (end === 0) continue
    yield rest.slice(0, end)
    rest = rest.slice(end)
  }
  if (rest !== '') yield rest
}
