import { closeSync, openSync, writeSync } from 'node:fs'
import Papa from 'papaparse'
import { guarded } from './spreadsheet-cell.ts'

/** What of a file was not taken: the line, why, and what stood there. */
export interface RejectedRow {
  line: number
  reason: string
  detail: string
  record: string
}

/** A file that a spreadsheet opens: line, reason, detail and the row itself. */
export class Report {
  readonly #descriptor: number

  constructor(file: string) {
    this.#descriptor = openSync(file, 'w')
    // The mark lets Excel see that it is UTF-8.
    writeSync(this.#descriptor, '\uFEFFline,reason,detail,row\r\n')
  }

  add(rows: readonly RejectedRow[]): void {
    writeSync(this.#descriptor, `${Papa.unparse(rows.map((r) => [String(r.line), r.reason, guarded(r.detail), guarded(r.record)]))}\r\n`)
  }

  close(): void {
    closeSync(this.#descriptor)
  }
}
