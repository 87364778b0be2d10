import Papa from 'papaparse'

/**
 * What the Online Retail program grants and takes back within some days, and what it would have with its points tripled
 * on these days: worked out from the text of the file with arrays and loops, and nothing of the product.
 */
export interface Arms {
  orders: number
  granted: [live: number, draft: number]
  clawedBack: [live: number, draft: number]
  byCustomer: Map<string, [live: number, draft: number]>
}

interface Sold {
  at: string
  place: number
  lines: { sku: string; quantity: number; pence: number; back: number }[]
}

export function retailArms(text: string, from: string, to: string): Arms {
  const arms: Arms = { orders: 0, granted: [0, 0], clawedBack: [0, 0], byCustomer: new Map() }
  const within = (at: string): boolean => at.slice(0, 10) >= from && at.slice(0, 10) <= to
  const points = (sold: Sold): [number, number] => {
    const pence = sold.lines.reduce((sum, line) => sum + remaining(line), 0)
    const pounds = Math.floor(pence / 100)
    const live = pence >= 10_000 ? 2 * pounds : pounds
    return [live, within(sold.at) ? live + 2 * pounds : live]
  }
  const count = (customer: string, sums: [number, number], [live, draft]: [number, number], sign: 1 | -1): void => {
    const own = arms.byCustomer.get(customer) ?? [0, 0]
    arms.byCustomer.set(customer, [own[0] + sign * live, own[1] + sign * draft])
    sums[0] += live
    sums[1] += draft
  }
  const sales = new Map<string, Sold[]>()
  for (const [number, rows] of invoices(text)) {
    const [at, customer] = [rows[0]![4]!, rows[0]![6]!]
    if (rows.some((row) => row[6] !== customer)) continue
    const own = sales.get(customer) ?? []
    sales.set(customer, own)
    if (!number.startsWith('C')) {
      const sold = {
        at,
        place: own.length,
        lines: rows.map((row) => ({ sku: row[1]!, quantity: Number(row[3]), pence: penceOf(row), back: 0 })),
      }
      own.push(sold)
      if (!within(at)) continue
      arms.orders += 1
      count(customer, arms.granted, points(sold), 1)
      continue
    }
    const earlier = own.filter((sold) => sold.at <= at).toSorted((a, b) => (a.at === b.at ? b.place - a.place : a.at < b.at ? 1 : -1))
    const before = new Map(earlier.map((sold) => [sold, points(sold)]))
    for (const row of rows) takeBack(row, earlier)
    if (!within(at)) continue
    for (const [sold, [live, draft]] of before) {
      const after = points(sold)
      count(customer, arms.clawedBack, [live - after[0], draft - after[1]], -1)
    }
  }
  return arms
}

/** What is left of a line is its share by quantity, a half penny rounded up. */
const remaining = ({ pence, quantity, back }: Sold['lines'][number]): number =>
  Math.floor((2 * pence * (quantity - back) + quantity) / (2 * quantity))

function takeBack(row: readonly string[], earlier: readonly Sold[]): void {
  const wanted = Math.abs(Number(row[3]))
  let left = wanted
  for (const line of earlier.flatMap((sold) => sold.lines)) {
    if (line.sku !== row[1] || line.pence * wanted !== penceOf(row) * line.quantity) continue
    const part = Math.min(left, line.quantity - line.back)
    line.back += part
    left -= part
  }
}

const penceOf = (row: readonly string[]): number => Math.round(Math.abs(Number(row[3])) * Math.round(Number(row[5]) * 100))

/** The rows that can be taken, by invoice, in the order of the file. */
function invoices(text: string): Map<string, string[][]> {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true })
  const found = new Map<string, string[][]>()
  for (const row of data.slice(1)) {
    const [number, sku, , quantity, date, price, customer] = row as [string, string, string, string, string, string, string]
    const count = /^-?\d+$/.test(quantity) ? Number(quantity) * (number.startsWith('C') ? -1 : 1) : 0
    const priced = /^\d+(\.\d+)?$/.test(price) && Number(price) > 0
    const dated = /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(date) && new Date(`${date}Z`).toISOString().startsWith(date.slice(0, 10))
    if (number === '' || sku === '' || customer === '' || count <= 0 || !priced || !dated) continue
    found.set(number, [...(found.get(number) ?? []), row])
  }
  return found
}
