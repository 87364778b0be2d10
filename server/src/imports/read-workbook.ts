import { posix } from 'node:path'
import { BadFile } from './bad-file.ts'
import type { Told } from './open-records.ts'
import { openZip, type Zip } from './open-zip.ts'
import { headerOf, recordOf, type FileRecord } from './read-records.ts'
import { BadValue } from './read-value.ts'
import { isDateFormat, withoutEscapes } from './sheet-cell.ts'
import { SheetReader, type SheetRow, type Workbook } from './sheet-reader.ts'
import { XmlScanner, type XmlListener } from './xml-scanner.ts'

/** What may come out of a workbook. A sheet streams, whatever its size; two gigabytes are more than Excel itself can open. */
const UNPACKED_MAX = 2 * 1024 ** 3
/** Texts that cells share are kept in memory while the sheet is read. */
const TEXTS_MAX = 32 << 20
const ROWS_AT_ONCE = 500

/** The names of the sheets that can be seen, in their order. @throws BadFile where it is no workbook */
export async function sheetsOf(path: string): Promise<string[]> {
  const zip = await openZip(path, UNPACKED_MAX)
  try {
    const { sheets } = await outline(zip)
    return sheets.map(({ name }) => name)
  } finally {
    await zip.close()
  }
}

/**
 * Reads the rows of a sheet as records, the first that holds anything being the header. Memory stays flat but for the
 * texts that cells share. A record's line is its row in the sheet.
 *
 * @param sheet its name; the first that can be seen, if null
 * @throws BadFile where the file is no workbook, or too much comes out of it
 */
export async function* readWorkbook(
  path: string,
  sheet: string | null,
  needed: readonly string[],
  told: Pick<Told, 'header' | 'rows'>,
): AsyncGenerator<FileRecord[]> {
  const zip = await openZip(path, UNPACKED_MAX)
  try {
    const { sheets, since1904, parts } = await outline(zip)
    const chosen = sheet === null ? sheets[0] : sheets.find(({ name }) => name === sheet)
    if (!chosen) throw new BadFile('no_sheet', { sheet: sheet ?? '', sheets: sheets.map(({ name }) => name).join(', ') })
    const workbook: Workbook = { since1904, texts: await sharedTexts(zip, parts), dates: await dateStyles(zip, parts) }
    let header: string[] | null = null
    for await (const rows of sheetRows(zip, chosen.part, workbook, told)) {
      const records: FileRecord[] = []
      for (const row of rows) {
        if (row.cells.every((cell) => cell === '')) continue
        if (header !== null) records.push(recordOfRow(header, row))
        else {
          header = headerOf(trimmed(row.cells), needed)
          told.header?.(header)
        }
      }
      yield records
    }
  } finally {
    await zip.close()
  }
}

/** A sheet leaves out the cells at the end of a row that hold nothing. */
function recordOfRow(header: readonly string[], { number, cells, fault }: SheetRow): FileRecord {
  const row = [...trimmed(cells)]
  while (row.length < header.length) row.push('')
  const record = recordOf(header, row, number, ',', false)
  return fault ? { ...record, problem: new BadValue('unreadable', fault.key, fault.facts) } : record
}

function trimmed(cells: readonly string[]): readonly string[] {
  let end = cells.length
  while (end > 0 && cells[end - 1] === '') end -= 1
  return cells.slice(0, end)
}

async function* sheetRows(zip: Zip, part: string, workbook: Workbook, { rows }: Pick<Told, 'rows'>): AsyncGenerator<SheetRow[]> {
  const reader = new SheetReader(workbook, rows)
  for await (const _ of scan(zip, part, reader)) if (reader.rows.length >= ROWS_AT_ONCE) yield reader.take()
  yield reader.take()
}

interface Outline {
  sheets: { name: string; part: string }[]
  since1904: boolean
  /** Parts by the last word of the type of their relation: `sharedStrings`, `styles`. */
  parts: ReadonlyMap<string, string>
}

async function outline(zip: Zip): Promise<Outline> {
  const root = await relations(zip, '_rels/.rels', '')
  const book = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!zip.has(book)) throw new BadFile('no_workbook')
  const folder = posix.dirname(book)
  const related = await relations(zip, `${folder}/_rels/${posix.basename(book)}.rels`, folder)
  const byId = new Map(related.map(({ id, target }) => [id, target]))
  const sheets: Outline['sheets'] = []
  let since1904 = false
  await listen(zip, book, (name, attribute) => {
    if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
    const part = name === 'sheet' && (attribute('state') ?? 'visible') === 'visible' ? byId.get(attribute('r:id') ?? '') : undefined
    if (part !== undefined && zip.has(part)) sheets.push({ name: attribute('name') ?? '', part })
  })
  return { sheets, since1904, parts: new Map(related.map(({ type, target }) => [type, target])) }
}

async function relations(zip: Zip, part: string, folder: string): Promise<{ id: string; type: string; target: string }[]> {
  const found: { id: string; type: string; target: string }[] = []
  if (!zip.has(part)) return found
  await listen(zip, part, (name, attribute) => {
    const target = attribute('Target') ?? ''
    if (name !== 'Relationship') return
    const path = target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(folder, target))
    found.push({ id: attribute('Id') ?? '', type: (attribute('Type') ?? '').split('/').at(-1)!, target: path })
  })
  return found
}

/** Which styles show days: of the formats of cells, those whose number format does. */
async function dateStyles(zip: Zip, parts: Outline['parts']): Promise<boolean[]> {
  const part = parts.get('styles')
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  if (part === undefined || !zip.has(part)) return styles
  await listen(
    zip,
    part,
    (name, attribute) => {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (name === 'cellXfs') inCells = true
      const id = Number(attribute('numFmtId') ?? 0)
      if (name === 'xf' && inCells) styles.push(isDateFormat(id, codes.get(id)))
    },
    (name) => {
      if (name === 'cellXfs') inCells = false
    },
  )
  return styles
}

/** Texts that cells share, in their order. How a reading is noted above Chinese or Japanese characters is not a part of them. */
async function sharedTexts(zip: Zip, parts: Outline['parts']): Promise<string[]> {
  const texts: string[] = []
  const part = parts.get('sharedStrings')
  if (part === undefined || !zip.has(part)) return texts
  let [text, length] = ['', 0]
  let [inText, inReading] = [false, false]
  const listener: XmlListener = {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') inReading = true
      inText = name === 't' && !inReading
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') inReading = false
      if (name !== 'si') return
      length += text.length
      if (length > TEXTS_MAX) throw new BadFile('too_many_texts')
      texts.push(withoutEscapes(text))
    },
    text(more) {
      if (inText) text += more
    },
  }
  for await (const _ of scan(zip, part, listener));
  return texts
}

type Attributes = (name: string) => string | undefined

async function listen(
  zip: Zip,
  part: string,
  open: (name: string, attribute: Attributes) => void,
  close: (name: string) => void = () => undefined,
): Promise<void> {
  for await (const _ of scan(zip, part, { open, close, text: () => undefined }));
}

/** Goes on after each chunk, so that whoever listens may hand on what has come. */
async function* scan(zip: Zip, part: string, listener: XmlListener): AsyncGenerator<void> {
  const scanner = new XmlScanner(listener)
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of zip.read(part)) {
    scanner.push(decoder.decode(chunk, { stream: true }))
    yield
  }
  scanner.push(decoder.decode())
  yield
}
