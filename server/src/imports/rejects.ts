import type { Base } from '#kit/base.ts'
import { Report } from '#kit/reject-report.ts'
import { insertRejects, rejectCounts, type RejectRow } from './imports.sql.ts'
import type { Why } from './read-value.ts'
import { rejectsAfter, type StoredReject } from './rejects.sql.ts'

const AT_ONCE = 5000

/** A row with more in it than this can be read in the report, and mended in the file only. */
const FIELDS_MAX = 64_000

/** A row that was not taken: what stood there, and why. */
export interface Reject {
  line: number
  /** Whether the engine refused it; else it could not be read. */
  refused: boolean
  reason: string
  detail: string
  why: Why
  record: string
  fields: Readonly<Record<string, unknown>>
  /** Rows with the same key make one order. */
  key: string | null
}

/** What of a reject is kept encrypted. */
export type RejectContent = Pick<Reject, 'detail' | 'why' | 'record'> & { fields: Reject['fields'] | null }

/** What an import did not take, gathered and written to the database now and then. */
export class Rejects {
  readonly #ctx: Base
  readonly #importId: number
  #pending: RejectRow[] = []
  /** How many that cannot be read were added so far, by this process. */
  bad = 0

  constructor(ctx: Base, importId: number) {
    this.#ctx = ctx
    this.#importId = importId
  }

  add({ line, refused, reason, key, ...what }: Reject): void {
    if (!refused) this.bad += 1
    this.#pending.push({ line, refused, reason, key, content: this.#ctx.vault.encryptRow(line, kept(what)) })
  }

  get full(): boolean {
    return this.#pending.length >= AT_ONCE
  }

  async flush(): Promise<void> {
    const rows = this.#pending
    this.#pending = []
    for (let i = 0; i < rows.length; i += AT_ONCE) await insertRejects(this.#ctx.slowPool, this.#importId, rows.slice(i, i + AT_ONCE))
  }

  /** How many lines were not taken, by reason. */
  async counts(): Promise<{ bad: number; refused: number; reasons: Record<string, number> }> {
    const rows = await rejectCounts(this.#ctx.slowPool, this.#importId)
    const sum = (refused: boolean): number => rows.filter((r) => r.refused === refused).reduce((n, r) => n + r.count, 0)
    return { bad: sum(false), refused: sum(true), reasons: Object.fromEntries(rows.map((r) => [r.reason, r.count])) }
  }

  /** Writes them to a report. */
  async writeTo(file: string): Promise<void> {
    const report = new Report(file)
    let line = -1
    for (;;) {
      const rows = await rejectsAfter(this.#ctx.slowPool, this.#importId, line, AT_ONCE)
      if (rows.length === 0) break
      report.add(rows.map((row) => ({ ...row, ...contentOf(this.#ctx, row) })))
      line = rows.at(-1)!.line
    }
    report.close()
  }
}

/** What is kept of a row; a NUL or half a character of the file must not look like text. */
export function kept({ detail, why, record, fields }: Omit<RejectContent, 'fields'> & { fields: Reject['fields'] }): RejectContent {
  const clean = (text: string): string => text.replaceAll('\u0000', '\uFFFD').toWellFormed()
  const fits = JSON.stringify(fields).length <= FIELDS_MAX
  return { detail: clean(detail).slice(0, 500), why, record: clean(record).slice(0, 20_000), fields: fits ? fields : null }
}

/** What stands in a reject. Those of before they were encrypted stand as they are, and cannot be mended. */
export function contentOf({ vault }: Pick<Base, 'vault'>, { line, content, detail, record }: StoredReject): RejectContent {
  if (content) return vault.decryptRow(line, content) as RejectContent
  return { detail, record, why: { key: '', facts: {} }, fields: null }
}
