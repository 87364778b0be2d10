import { columnOf, dateText, plainNumber, withoutEscapes, type DateStyles } from './sheet-cell.ts'
import type { XmlListener } from './xml-scanner.ts'

export interface Workbook {
  since1904: boolean
  /** Texts that cells share. */
  texts: readonly string[]
  dates: DateStyles
}

export interface SheetRow {
  number: number
  cells: string[]
  /** Why it cannot be read; its texts are under `import.why`. */
  fault: { key: string; facts: Readonly<Record<string, unknown>> } | null
}

/** As many as Excel has. */
const COLUMNS_MAX = 16_384
/** A row of texts that are each shared could be gigabytes: all of its cells together may be so long. */
const ROW_MAX = 1 << 20

/** Gathers the rows of a sheet, each cell as the text that it shows. */
export class SheetReader implements XmlListener {
  readonly #workbook: Workbook
  readonly #told: (rows: number) => void
  rows: SheetRow[] = []
  #row: SheetRow | null = null
  #length = 0
  #number = 0
  #column = -1
  #type = 'n'
  #style = 0
  #value = ''
  #inValue = false
  #inReading = false

  /** @param told of how many rows the sheet says that it has */
  constructor(workbook: Workbook, told: (rows: number) => void = () => undefined) {
    this.#workbook = workbook
    this.#told = told
  }

  /** Gives away what has been gathered. */
  take(): SheetRow[] {
    const { rows } = this
    this.rows = []
    return rows
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'row') {
      const number = Number(attribute('r'))
      this.#number = Number.isSafeInteger(number) && number > 0 ? number : this.#number + 1
      this.#row = { number: this.#number, cells: [], fault: null }
      this.#column = -1
      this.#length = 0
    } else if (name === 'c') {
      this.#column = columnOf(attribute('r') ?? '') ?? this.#column + 1
      this.#type = attribute('t') ?? 'n'
      this.#style = Number(attribute('s') ?? 0)
      this.#value = ''
    } else if (name === 'rPh') this.#inReading = true
    else if (name === 'dimension') this.#told(lastRow(attribute('ref') ?? ''))
    this.#inValue = name === 'v' || (name === 't' && !this.#inReading)
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false
    else if (name === 'rPh') this.#inReading = false
    else if (name === 'c') this.#cell()
    else if (name === 'row' && this.#row) {
      this.rows.push(this.#row)
      this.#row = null
    }
  }

  text(text: string): void {
    if (this.#inValue && this.#value.length < ROW_MAX) this.#value += text
  }

  #cell(): void {
    const row = this.#row
    if (!row || this.#column >= COLUMNS_MAX) return
    const value = this.#shown()
    this.#length += value.length
    if (this.#length > ROW_MAX) {
      row.fault ??= { key: 'row_too_long', facts: {} }
      return
    }
    if (this.#type === 'e') row.fault ??= { key: 'cell_error', facts: { value, column: this.#column + 1 } }
    while (row.cells.length < this.#column) row.cells.push('')
    row.cells[this.#column] = value
  }

  #shown(): string {
    const value = this.#value
    switch (this.#type) {
      case 's':
        return this.#workbook.texts[Number(value)] ?? ''
      case 'b':
        return value === '1' ? 'true' : 'false'
      case 'n':
        return this.#workbook.dates[this.#style] ? dateText(value, this.#workbook.since1904) : plainNumber(value)
      case 'd':
        return value.replace('T', ' ').replace(/ 00:00:00(\.0+)?$/, '')
      // Texts of their own, what a formula came to, and errors.
      default:
        return withoutEscapes(value)
    }
  }
}

/** The last row of a range like `A1:F1001`. */
const lastRow = (range: string): number => Number(/(\d+)$/.exec(range)?.[1] ?? 0)
