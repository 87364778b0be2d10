import { UsageError } from '#kit/usage-error.ts'
import type { Context } from '../context.ts'
import { findProgram } from './find-program.ts'
import { isLive, type LiveProgram } from './program.ts'
import { allPrograms } from './programs.sql.ts'

/** The program named, or the only one there is. */
export async function chooseProgram(ctx: Context, key: string | undefined): Promise<LiveProgram> {
  const all = await allPrograms(ctx.pool)
  if (key === undefined && all.length > 1)
    throw new UsageError(`Say into which program: --program ${all.map((p) => p.key).join(' or --program ')}`)
  const row = key === undefined ? all[0] : await findProgram(ctx, key)
  const program = row && (await ctx.programs.current(row.id))
  if (!program || !isLive(program)) throw new UsageError('There is no published program. Apply one first: npx perennial program apply FILE')
  return program
}
