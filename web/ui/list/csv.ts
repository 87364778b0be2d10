import type { Column } from './list.tsx'

/** A spreadsheet would run a cell that begins so; a leading apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/
const isNumber = /^-?\d+(\.\d+)?$/

export function csvCell(value: string | number | null): string {
  const plain = value === null ? '' : String(value)
  const safe = FORMULA.test(plain) && !isNumber.test(plain) ? `'${plain}` : plain
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as a file. With a byte order mark, because Excel takes Chinese without one for something else. */
export function downloadCsv<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const lines = [columns.map(({ title }) => csvCell(title)), ...rows.map((row) => columns.map((column) => csvCell(cellOf(column, row))))]
  downloadText(`${name}.csv`, `\uFEFF${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`, 'text/csv')
}

/** What stands in a cell where there is nothing. In a file, such a cell is empty. */
const NOTHING = '–'

export function cellOf<Row>({ csv, render, sort }: Column<Row>, row: Row): string | number | null {
  if (csv) return csv(row)
  const shown = render(row)
  if (shown === NOTHING) return null
  return typeof shown === 'string' || typeof shown === 'number' ? shown : (sort?.(row) ?? null)
}

export function downloadText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}
