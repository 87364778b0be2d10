import { decodeId, uuidText } from '#kit/ids.ts'
import type { Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { importAnswer, type ImportAnswer, type ImportRow } from './import.ts'
import { importByPublicId, rejectSums } from './uploads.sql.ts'

/** An import of this program by the id that the API gave it. @throws Problem `not_found` */
export async function findImport(ctx: Context, programId: number, id: string): Promise<ImportRow> {
  const bytes = decodeId('imp', id)
  const row = bytes && (await importByPublicId(ctx.pool, programId, uuidText(bytes)))
  if (!row) throw new Problem('not_found', { what: 'import' })
  return row
}

/** How imports stand, with what is still to be mended of them. */
export async function showImports(ctx: Context, rows: readonly ImportRow[], language: Language): Promise<ImportAnswer[]> {
  const sums = await rejectSums(
    ctx.pool,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => importAnswer(row, sums.get(row.id)!, language))
}
