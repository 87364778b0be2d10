/** A file of the shape of the Online Retail data, with everything in it that makes a real one hard; the same for the same seed. */

export const RETAIL_COLUMNS = ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country']

interface Line {
  sku: string
  text: string
  quantity: string
  price: string
}

interface Invoice {
  number: string
  minute: number
  customer: string
  country: string
  lines: Line[]
}

const START = Date.UTC(2010, 11, 1, 8, 26)
const BAD_PRICES = ['0', '0.00', '-11062.06', 'n/a', '', '1,5', '1e3']
const BAD_QUANTITIES = ['0', '-3', '1.5', 'many', '']
const TEXTS = [
  'WHITE METAL LANTERN',
  'SET OF 3, CAKE TINS',
  '6" RULER, "VINTAGE"',
  'two\nlines',
  'two\r\nlines; or "more"',
  '=HYPERLINK("http://x.example","y")',
  '@SUM(1+1)',
  '＝1+1',
  '红色灯笼 🏮',
  '',
]

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * `count` rows of cells, and a few twice. Lines of an invoice stand apart, as those of five open invoices are written in turns.
 *
 * @param lines how many lines an invoice has at most
 */
export function* retailRows(count: number, seed: number, lines = 14): Generator<string[]> {
  const shop = new Shop(seed, Math.max(12, Math.round(count / 130)), lines)
  const open: Invoice[] = []
  for (let i = 0; i < count; i++) {
    while (open.length < 5) open.push(shop.invoice())
    const invoice = open[shop.below(open.length)]!
    const line = invoice.lines.shift()!
    if (invoice.lines.length === 0) open.splice(open.indexOf(invoice), 1)
    yield shop.row(invoice, line)
    // The same line twice is two lines, as it is in the real file.
    if (shop.chance(0.01)) yield shop.row(invoice, line)
  }
}

class Shop {
  readonly #next: () => number
  readonly #customers: number
  readonly #lines: number
  readonly #sold = new Map<string, Line[]>()
  #number = 536_365
  #minute = 0

  constructor(seed: number, customers: number, lines: number) {
    this.#lines = lines
    this.#next = numbersFrom(seed)
    this.#customers = customers
  }

  below = (n: number): number => Math.floor(this.#next() * n)
  chance = (share: number): boolean => this.#next() < share
  pick = <T>(list: readonly T[]): T => list[this.below(list.length)]!

  invoice(): Invoice {
    this.#minute += this.below(40)
    const number = this.#number++
    const customer = this.chance(0.15) ? '' : String(12_346 + this.below(this.#customers))
    const known = this.#sold.get(customer)
    const back = known !== undefined && customer !== '' && this.chance(0.15)
    const lines = Array.from({ length: 1 + this.below(back ? 3 : this.#lines) }, () => (back ? this.#takenBack(known) : this.#sale()))
    if (!back) this.#sold.set(customer, [...(known ?? []), ...lines].slice(-60))
    const country = this.pick(['United Kingdom', 'France', 'EIRE', "Côte d'Ivoire"])
    return { number: back ? `C${number}` : String(number), minute: this.#minute, customer, country, lines }
  }

  #sale(): Line {
    const product = this.below(120)
    const price = (0.19 + product * 0.37 + this.below(2) * 0.1).toFixed(2)
    const quantity = String(1 + this.below(this.chance(0.1) ? 200 : 12))
    return {
      sku: `${20_000 + product}${this.pick(['', 'A'])}`,
      text: this.pick(TEXTS),
      quantity: this.chance(0.01) ? this.pick(BAD_QUANTITIES) : quantity,
      price: this.chance(0.01) ? this.pick(BAD_PRICES) : price,
    }
  }

  /** Mostly something that was bought: all of it, part of it, more than it; else something that never was. */
  #takenBack(sold: readonly Line[]): Line {
    const line = this.pick(sold)
    const bought = Math.max(1, Math.abs(Number.parseInt(line.quantity, 10) || 1))
    const quantity = String(-(this.chance(0.6) ? bought : 1 + this.below(bought * 2)))
    if (this.chance(0.2)) return { ...line, sku: 'POST', quantity }
    if (this.chance(0.1)) return { ...line, price: '12345.67', quantity }
    return { ...line, quantity }
  }

  row(invoice: Invoice, line: Line): string[] {
    const minute = invoice.minute + (this.chance(0.05) ? 1 : 0)
    const time = new Date(START + minute * 60_000).toISOString().slice(0, 16).replace('T', ' ')
    const date = this.chance(0.002) ? this.pick(['2011-02-30 10:00', 'yesterday', '']) : time
    const customer = this.chance(0.001) ? '99999' : invoice.customer
    const number = this.chance(0.001) ? '' : invoice.number
    return [number, line.sku, line.text, line.quantity, date, line.price, customer, invoice.country]
  }
}

export interface Writing {
  delimiter?: string
  newline?: string
}

/** A row as text: cells are quoted only where they must be, and a quote inside is written twice. */
export function rowText(cells: readonly string[], { delimiter = ',', newline = '\n' }: Writing = {}): string {
  const written = cells.map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell))
  return written.join(delimiter) + newline
}

/** The whole file as text, with its header. */
export function retailText(count: number, seed: number, writing: Writing & { lines?: number } = {}): string {
  return [RETAIL_COLUMNS, ...retailRows(count, seed, writing.lines)].map((row) => rowText(row, writing)).join('')
}
