/**
 * What the Online Retail program must make of a file, worked out with plain arrays and loops and nothing of the
 * product: no parser, no engine, no database of it. The tests hold what was imported against this.
 */
export interface Totals {
  rows: number
  orders: number
  returns: number
  /** Line of the file at which a row that is not taken begins, and why. */
  bad: Map<number, string>
  refused: Map<number, string>
  /** By customer: what orders granted, and what is left of it after returns. */
  points: Map<string, { before: number; after: number }>
}

interface Row {
  line: number
  cells: string[]
}

interface Sold {
  at: string
  place: number
  lines: { sku: string; quantity: number; pence: number; back: number }[]
}

export function retailTotals(text: string, delimiter = ','): Totals {
  const [, ...rows] = rowsOf(text, delimiter)
  const totals: Totals = { rows: rows.length, orders: 0, returns: 0, bad: new Map(), refused: new Map(), points: new Map() }
  const invoices = new Map<string, Row[]>()
  for (const row of rows) {
    const fault = faultOf(row.cells)
    if (fault) totals.bad.set(row.line, fault)
    else invoices.set(row.cells[0]!, [...(invoices.get(row.cells[0]!) ?? []), row])
  }
  const sales = new Map<string, Sold[]>()
  for (const [number, lines] of invoices) {
    const customer = lines[0]!.cells[6]!
    if (lines.some((row) => row.cells[6] !== customer)) for (const { line } of lines) totals.refused.set(line, 'two_customers')
    else if (number.startsWith('C')) takeBack(lines, sales.get(customer) ?? [], totals)
    else sales.set(customer, [...(sales.get(customer) ?? []), soldBy(lines, (totals.orders += 1))])
  }
  for (const [customer, sold] of sales) {
    const sum = (left: boolean): number => sold.reduce((points, sale) => points + pointsOf(sale, left), 0)
    totals.points.set(customer, { before: sum(false), after: sum(true) })
  }
  return totals
}

/** A point for each whole pound, two from a hundred pounds. */
function pointsOf({ lines }: Sold, left: boolean): number {
  let pence = 0
  for (const line of lines) {
    // What is left of a line is its share by quantity, a half penny rounded up.
    const quantity = line.quantity - (left ? line.back : 0)
    pence += Math.floor((2 * line.pence * quantity + line.quantity) / (2 * line.quantity))
  }
  return Math.floor(pence / 100) * (pence >= 10_000 ? 2 : 1)
}

function soldBy(lines: readonly Row[], place: number): Sold {
  const soldLines = lines.map(({ cells }) => ({ sku: cells[1]!, quantity: Number(cells[3]), pence: penceOf(cells), back: 0 }))
  return { at: lines[0]!.cells[4]!, place, lines: soldLines }
}

/** Each line that comes back is looked for in the customer's sales, the latest first. */
function takeBack(rows: readonly Row[], sales: readonly Sold[], totals: Totals): void {
  const at = rows[0]!.cells[4]!
  const earlier = sales.filter((sale) => sale.at <= at).toSorted((a, b) => (a.at === b.at ? b.place - a.place : a.at < b.at ? 1 : -1))
  const strangers: number[] = []
  for (const { line, cells } of rows) {
    const wanted = Math.abs(Number(cells[3]))
    let left = wanted
    for (const sold of earlier.flatMap((sale) => sale.lines)) {
      if (sold.sku !== cells[1] || sold.pence * wanted !== penceOf(cells) * sold.quantity) continue
      const part = Math.min(left, sold.quantity - sold.back)
      sold.back += part
      left -= part
    }
    if (left === wanted) strangers.push(line)
  }
  for (const line of strangers) totals.refused.set(line, 'no_sale')
  if (strangers.length < rows.length) totals.returns += 1
}

const penceOf = (cells: readonly string[]): number => Math.round(Math.abs(Number(cells[3])) * Math.round(Number(cells[5]) * 100))

/** The first thing that is wrong with a row, in the order in which the report looks for it. */
function faultOf([number, sku, , quantity, date, price, customer]: readonly string[]): string | null {
  if (number === '') return 'bad_reference'
  if (customer === '') return 'no_customer'
  if (sku === '') return 'bad_sku'
  const count = /^-?[0-9]+$/.test(quantity!) ? Number(quantity) * (number!.startsWith('C') ? -1 : 1) : 0
  if (!(count > 0)) return 'bad_quantity'
  if (!/^[0-9]+(\.[0-9]+)?$/.test(price!) || Number(price) === 0) return 'bad_price'
  const isDate = /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(date!) && new Date(`${date}Z`).toISOString().startsWith(date!.slice(0, 10))
  return isDate ? null : 'bad_time'
}

/** The rows of a text, letter by letter. */
function rowsOf(text: string, delimiter: string): Row[] {
  const rows: Row[] = []
  let [line, begun, cell, quoted] = [1, 1, '', false]
  let cells: string[] = []
  const letters = text.replace(/^\uFEFF/, '')
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i]!
    if (letter === '\n') line += 1
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (letters[i + 1] === '"') cell += letters[(i += 1)]
      else quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === delimiter) {
      cells.push(cell)
      cell = ''
    } else if (letter === '\n') {
      rows.push({ line: begun, cells: [...cells, cell.replace(/\r$/, '')] })
      ;[begun, cell, cells] = [line, '', []]
    } else cell += letter
  }
  return rows
}
