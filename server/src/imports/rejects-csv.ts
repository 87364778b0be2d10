import Papa from 'papaparse'
import type { Base } from '#kit/base.ts'
import { message, type Language } from '#kit/messages.ts'
import { guarded } from '#kit/spreadsheet-cell.ts'
import { said, type ImportRow } from './import.ts'
import { cellText } from './mapping.ts'
import { rejectsAfter } from './rejects.sql.ts'
import { contentOf } from './rejects.ts'

const AT_ONCE = 1000

/** Rows that were not taken, as a file that a spreadsheet opens without running anything in it. The mark lets Excel see that it is UTF-8. */
export async function* rejectsCsv(ctx: Base, row: ImportRow, language: Language): AsyncGenerator<string> {
  const columns = row.file?.columns ?? []
  const head = ['line', 'reason', 'detail'].map((name) => message(language, `import.report.${name}`))
  yield `\uFEFF${Papa.unparse([[...head, ...(row.file ? columns.map(guarded) : [message(language, 'import.report.row')])]])}\r\n`
  let line = -1
  for (;;) {
    const rejects = await rejectsAfter(ctx.slowPool, row.id, line, AT_ONCE)
    if (rejects.length === 0) return
    const lines = rejects.map((reject) => {
      const { why, detail, fields, record } = contentOf(ctx, reject)
      const cells = row.file && fields ? columns.map((column) => cellText(fields[column])) : [record]
      return [String(reject.line), reject.reason, why.key === '' ? detail : said(language, why), ...cells].map(guarded)
    })
    yield `${Papa.unparse(lines)}\r\n`
    line = rejects.at(-1)!.line
  }
}
