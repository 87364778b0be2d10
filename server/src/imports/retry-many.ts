import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { markDone } from './imports.sql.ts'
import { rejectsAfter } from './rejects.sql.ts'
import { mappingOf, retryRow } from './retry-rows.ts'
import type { Work } from './run-imports.ts'
import { rejectSums } from './uploads.sql.ts'

/** Tries again what was mended, or everything that was not taken. Killed, it begins anew: what it took is taken. */
export async function retryMany(ctx: Context, program: LiveProgram, { row, signal, at }: Work): Promise<void> {
  const mapping = mappingOf(program, row)
  const mended = row.options.task === 'retry_mended' ? true : null
  const sums = (await rejectSums(ctx.slowPool, [row.id])).get(row.id)!
  const total = mended ? sums.mended : sums.open
  const orders = new Set<string>()
  let done = 0
  const read = row.progress.rows ?? 0
  let line = -1
  for (;;) {
    const some = await rejectsAfter(ctx.slowPool, row.id, line, 200, { mended })
    if (some.length === 0) break
    for (const { line: next, key } of some) {
      signal.throwIfAborted()
      // An order is tried once, with whichever of its lines comes first.
      if (key === null || !orders.has(key)) await retryRow(ctx, program, row, mapping, next)
      if (key !== null) orders.add(key)
      at(read, (done += 1) / total)
    }
    line = some.at(-1)!.line
  }
  await markDone(ctx.slowPool, row, row.counts, new Date(ctx.clock.now()))
}
