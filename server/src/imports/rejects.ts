import type { Pool } from '#kit/pg.ts'
import { Report } from '#kit/reject-report.ts'
import { insertRejects, rejectCounts, rejectsAfter, type RejectRow } from './imports.sql.ts'

const AT_ONCE = 5000

/** What an import did not take, gathered and written to the database now and then. */
export class Rejects {
  readonly #pool: Pool
  readonly #importId: number
  #pending: RejectRow[] = []

  constructor(pool: Pool, importId: number) {
    this.#pool = pool
    this.#importId = importId
  }

  add(row: RejectRow): void {
    // NUL cannot stand in a text column; a file may hold it nevertheless.
    const clean = (text: string): string => text.replaceAll('\u0000', '\uFFFD').toWellFormed()
    this.#pending.push({ ...row, detail: clean(row.detail).slice(0, 500), record: clean(row.record).slice(0, 20_000) })
  }

  get full(): boolean {
    return this.#pending.length >= AT_ONCE
  }

  async flush(): Promise<void> {
    const rows = this.#pending
    this.#pending = []
    for (let i = 0; i < rows.length; i += AT_ONCE) await insertRejects(this.#pool, this.#importId, rows.slice(i, i + AT_ONCE))
  }

  /** How many lines were not taken, by reason. */
  async counts(): Promise<{ bad: number; refused: number; reasons: Record<string, number> }> {
    const rows = await rejectCounts(this.#pool, this.#importId)
    const sum = (refused: boolean): number => rows.filter((r) => r.refused === refused).reduce((n, r) => n + r.count, 0)
    return { bad: sum(false), refused: sum(true), reasons: Object.fromEntries(rows.map((r) => [r.reason, r.count])) }
  }

  /** Writes them to a report. */
  async writeTo(file: string): Promise<void> {
    const report = new Report(file)
    let line = -1
    for (;;) {
      const rows = await rejectsAfter(this.#pool, this.#importId, line, AT_ONCE)
      if (rows.length === 0) break
      report.add(rows)
      line = rows.at(-1)!.line
    }
    report.close()
  }
}
