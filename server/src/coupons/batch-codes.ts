import Papa from 'papaparse'
import type { Base } from '#kit/base.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { guarded } from '#kit/spreadsheet-cell.ts'
import { codesOf, type BatchRow } from './batches.sql.ts'

const PAGE = 2000

/** The codes of a batch as CSV, a page at a time, never more than a page ahead of whoever reads it. */
export async function* batchCodes(ctx: Base, { id }: Pick<BatchRow, 'id'>): AsyncGenerator<string> {
  yield 'code,id,state\r\n'
  for (let after = 0; ;) {
    const rows = await codesOf(ctx.slowPool, id, after, PAGE)
    if (rows.length === 0) return
    const lines = rows.map(({ code_hash, code, state }) => {
      const hash = uuidBytes(code_hash)
      return [guarded(ctx.vault.decryptCode(hash, code)), encodeId('cpn', hash), state]
    })
    yield `${Papa.unparse(lines)}\r\n`
    after = rows.at(-1)!.place
  }
}
