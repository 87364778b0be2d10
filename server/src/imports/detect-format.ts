import { open } from 'node:fs/promises'
import Papa from 'papaparse'
import { BadFile } from './bad-file.ts'
import type { FileFormat } from './open-records.ts'
import { sheetsOf } from './read-workbook.ts'

/** So much of a file is looked at. */
const SAMPLE = 256 * 1024
const DELIMITERS = [',', ';', '\t', '|']

/**
 * How a file is written: by its first bytes, by whether it is UTF-8, and by which sign parts its first lines evenly.
 *
 * @param utf8 whether all of it is UTF-8
 * @throws BadFile where it is nothing that can be imported
 */
export async function detectFormat(path: string, utf8: boolean): Promise<FileFormat> {
  const head = await firstBytes(path)
  if (head.length === 0) throw new BadFile('empty')
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) {
    const [sheet] = await sheetsOf(path)
    if (sheet === undefined) throw new BadFile('no_workbook')
    return { format: 'xlsx', encoding: 'utf-8', delimiter: ',', sheet }
  }
  // What Excel wrote until 2003, and what it writes around a workbook with a password.
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new BadFile('old_excel')
  const encoding = encodingOf(head, utf8)
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  if (text.includes('\u0000')) throw new BadFile('no_text')
  return { format: 'csv', encoding, delimiter: delimiterOf(text) }
}

function encodingOf(head: Buffer, utf8: boolean): FileFormat['encoding'] {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (utf8) return 'utf-8'
  const text = new TextDecoder('gb18030').decode(head, { stream: true })
  if (text.includes('\uFFFD')) throw new BadFile('no_text')
  return 'gb18030'
}

/** The sign that parts the first lines into most cells, as many in each line as in the first. */
function delimiterOf(text: string): string {
  const counted = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text.slice(0, 64_000), { delimiter, preview: 20, skipEmptyLines: true })
    const cells = data[0]?.length ?? 0
    // The last line of a sample may be cut off.
    const even = data.slice(0, Math.max(1, data.length - 1)).filter((row) => row.length === cells).length
    return { delimiter, cells, even: even / Math.max(1, data.length - 1) }
  })
  const [best] = counted.filter(({ cells, even }) => cells > 1 && even >= 0.5).toSorted((a, b) => b.cells - a.cells)
  return best?.delimiter ?? ','
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
