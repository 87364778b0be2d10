import { decodeId } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { findImport } from './find-import.ts'
import type { ImportRow } from './import.ts'
import { startImport } from './start-import.ts'
import { importCounts, importsBefore } from './uploads.sql.ts'

/** Imports of a program that failed, the newest first. */
export const importsThatFailed = (ctx: Context, programId: number, limit: number): Promise<ImportRow[]> =>
  importsBefore(ctx.pool, programId, { kind: null, state: 'failed', before: null, limit })

/** Starts an import that failed once more, by the id that the API gave it. @returns whether it is one */
export async function retryImport(ctx: Context, programId: number, id: string): Promise<boolean> {
  if (!decodeId('imp', id)) return false
  const row = await findImport(ctx, programId, id)
  if (row.state !== 'failed') return false
  await startImport(ctx, await liveProgram(ctx, programId), row, null, row.options.task === 'check' ? 'check' : 'import')
  return true
}

/** How many imports of a program wait, run and have failed. */
export const countImports = (ctx: Context, programId: number): ReturnType<typeof importCounts> => importCounts(ctx.pool, programId)
