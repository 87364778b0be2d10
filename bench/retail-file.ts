import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { randomOf } from './schedule.ts'

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
const REAL = fileURLToPath(new URL('../../shared/data/online_retail.csv.gz', import.meta.url))
const FIRST_INVOICE = Date.parse('2010-12-01T08:26:00Z')
const MINUTE_MS = 60_000

/** The shop's real year where somebody has put it beside the checkout (542,000 rows), else null. */
export const realRetailFile = (): string | null => (existsSync(REAL) ? REAL : null)

/**
 * Writes a file of the same shape, the same every time: invoices of about twenty rows from some four thousand
 * customers, one in eight the cancellation of a few lines sold before, and one in four without a customer.
 */
export async function writeRetailFile(path: string, rows: number): Promise<void> {
  const random = randomOf(536_365)
  const whole = (most: number): number => Math.floor(random() * most)
  const file = createWriteStream(path)
  const sold: string[][] = []
  file.write(`${HEADER}\n`)
  for (let written = 0, invoice = 0; written < rows; invoice++) {
    const at = dateOf(FIRST_INVOICE + invoice * 17 * MINUTE_MS)
    const before = invoice % 8 === 7 ? sold[whole(sold.length)]! : null
    const customer = random() < 0.25 ? '' : String(12_346 + whole(4000))
    const count = Math.min(rows - written, before ? 1 + whole(Math.min(3, before.length)) : 1 + whole(38))
    const lines = before?.slice(0, count) ?? Array.from({ length: count }, () => lineOf(whole, at, customer))
    const number = before ? `C${536_365 + invoice}` : String(536_365 + invoice)
    const text = lines.map((line) => (before ? cancelled(number, line, at) : `${number},${line}`)).join('\n')
    if (!before) sold.push(lines)
    if (sold.length > 500) sold.shift()
    if (!file.write(`${text}\n`)) await once(file, 'drain')
    written += count
  }
  file.end()
  await finished(file)
}

function lineOf(whole: (most: number) => number, at: string, customer: string): string {
  const product = whole(3600)
  return `${20_000 + product},"PRODUCT ${product}, SET OF ${1 + (product % 6)}",${1 + whole(24)},${at},${((39 + ((product * 37) % 1200)) / 100).toFixed(2)},${customer},United Kingdom`
}

/** The row that takes a sold line back: the same but for number, sign and date. */
function cancelled(number: string, line: string, at: string): string {
  return `${number},${line.replace(/",(\d+),[^,]+,/, `",-$1,${at},`)}`
}

const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace('T', ' ')
