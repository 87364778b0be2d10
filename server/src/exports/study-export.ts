import { createWriteStream, renameSync, rmSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import Papa from 'papaparse'
import { openClient } from '#kit/pg.ts'
import { guarded } from '#kit/spreadsheet-cell.ts'
import type { Context } from '../context.ts'
import { currentProgram } from '../programs/live-program.ts'
import type { Watching } from '../studies/run-studies.ts'
import { fileOf, makeFolder } from './export-files.ts'
import { guessRows, nextRows, openRows } from './export-rows.sql.ts'
import { tableOf, type Row } from './export-table.ts'
import { spanOf, type ExportReport, type ExportRequest } from './export.ts'

const AT_ONCE = 1000
/** How long the file is kept. */
export const KEPT_MS = 7 * 86_400_000

/**
 * Writes an export from the queue: read through a cursor over one moment of the database, and written as it is read, so
 * that memory stays flat. The file appears whole or not at all; cut off, it is begun anew.
 */
export async function studyExport(
  ctx: Context,
  programId: number,
  request: unknown,
  watching: Watching,
  id: string,
): Promise<ExportReport> {
  const { kind, people, ...span } = request as ExportRequest
  const program = await currentProgram(ctx, programId)
  const table = tableOf(kind, { ctx, program, people })
  const client = await openClient({ url: ctx.databaseUrl, name: 'export', statementTimeoutMs: 0, log: ctx.log })
  const file = fileOf(ctx, id)
  let rows = 0
  async function* lines(): AsyncGenerator<string> {
    // The mark lets Excel see that it is UTF-8.
    yield `\uFEFF${Papa.unparse([table.columns])}\r\n`
    const read = { programId, ...spanOf(program, span) }
    await openRows(client, kind, read)
    const guess = await guessRows(client, kind, read)
    for (;;) {
      watching.signal.throwIfAborted()
      const some = await nextRows<Row>(client, AT_ONCE)
      if (some.length === 0) return
      rows += some.length
      watching.at(Math.min(0.99, rows / Math.max(rows + 1, guess)))
      yield `${Papa.unparse((await table.cells(some)).map((cells) => cells.map(shown)))}\r\n`
    }
  }
  try {
    makeFolder(ctx)
    await pipeline(Readable.from(lines()), createWriteStream(`${file}.part`, { mode: 0o600 }))
    renameSync(`${file}.part`, file)
  } catch (error) {
    rmSync(`${file}.part`, { force: true })
    throw error
  } finally {
    await client.end()
  }
  return { rows, bytes: statSync(file).size, expires_at: new Date(ctx.clock.now() + KEPT_MS).toISOString() }
}

/** A cell as text: a number stays one, and nothing is run by whoever opens the file. */
function shown(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return guarded(typeof cell === 'string' ? cell : JSON.stringify(cell))
}
