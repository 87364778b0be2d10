import Papa from 'papaparse'
import { Line } from './invoice.ts'

/** What is wrong with a line of a file, and how to put it right. */
export interface Fault {
  line: number
  text: string
}

/** A file of more is no invoice. */
const LINES_MAX = 100_000
export const DECIMALS_MAX = 4

/**
 * The lines of an invoice as CSV (a comma, semicolon or tab apart), whose first line names the columns `reference` and
 * `amount`; other columns are passed over, and so are empty lines.
 *
 * @param decimals places of the amounts after the point; 0 where they are minor units of money
 */
export function readInvoice(text: string, decimals: number): { lines: Line[]; faults: Fault[] } {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const columns = columnsOf(plain.slice(0, plain.indexOf('\n') + 1 || plain.length))
  if (!columns) return { lines: [], faults: [{ line: 1, text: 'it does not name the columns reference and amount, each once.' }] }
  const { data, errors } = Papa.parse<string[]>(plain, { delimiter: columns.delimiter, newline: '\n' })
  const broken = new Map(errors.map((error) => [error.row ?? 0, error.message]))
  const [lines, faults]: [Line[], Fault[]] = [[], []]
  let at = 1
  for (const [i, row] of data.entries()) {
    const line = at
    at += 1 + row.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
    if (i === 0 || row.every((cell) => cell.trim() === '')) continue
    const read = broken.has(i) ? `it cannot be read: ${broken.get(i)}.` : lineOf(row, columns, decimals)
    if (typeof read === 'string') faults.push({ line, text: read })
    else lines.push(read)
  }
  if (lines.length > LINES_MAX) faults.push({ line: at, text: `it has more than ${LINES_MAX} lines. Take it in as several invoices.` })
  return { lines, faults }
}

interface Columns {
  delimiter: string
  count: number
  reference: number
  amount: number
}

function columnsOf(header: string): Columns | null {
  for (const delimiter of [',', ';', '\t']) {
    const names = (Papa.parse<string[]>(header, { delimiter }).data[0] ?? []).map((name) => name.trim().toLowerCase())
    const [reference, amount] = [names.indexOf('reference'), names.indexOf('amount')]
    const once = reference === names.lastIndexOf('reference') && amount === names.lastIndexOf('amount')
    if (reference >= 0 && amount >= 0 && once) return { delimiter, count: names.length, reference, amount }
  }
  return null
}

/** The line, or what is wrong with it. */
function lineOf(row: readonly string[], columns: Columns, decimals: number): Line | string {
  if (row.length !== columns.count) return `it has ${row.length} fields where the first line has ${columns.count}.`
  const [reference, text] = [row[columns.reference]!.trim(), row[columns.amount]!.trim()]
  if (reference === '') return 'it has no reference. Write the fulfilment that it charges for, ful_…'
  const amount = minorOf(text, decimals)
  if (amount === null) return `"${text.slice(0, 40)}" is no amount. ${remedy(decimals)}`
  const read = Line.safeParse({ reference, amount })
  return read.success && !/\p{Cc}/u.test(reference) ? read.data : 'its reference is too long or unreadable, or its amount too large.'
}

const remedy = (decimals: number): string =>
  decimals === 0
    ? 'Write minor units, like 2500, or give --decimals 2 for a file that writes 25.00.'
    : `Write it like ${(25).toFixed(decimals)}, without anything between the thousands.`

/** An amount in minor units; null where the text is none, or has more places. */
function minorOf(text: string, decimals: number): number | null {
  const [, sign, whole, fraction = ''] = /^([+-]?)(\d{1,13})(?:\.(\d{1,4}))?$/.exec(text) ?? []
  if (whole === undefined || fraction.length > decimals) return null
  const units = Number(whole + fraction.padEnd(decimals, '0'))
  return sign === '-' ? 0 - units : units
}
