import type { Base } from '#kit/base.ts'
import { UsageError } from '#kit/usage-error.ts'
import { allPrograms, programsByKey, type ProgramRow } from './programs.sql.ts'

/** A program by its key, for commands. @throws UsageError naming the programs there are */
export async function findProgram(ctx: Base, key: string): Promise<ProgramRow> {
  const [program] = await programsByKey(ctx.pool, key)
  if (program) return program
  const known = (await allPrograms(ctx.pool)).map((p) => p.key)
  throw new UsageError(
    `There is no program "${key}". ${known.length > 0 ? `There are: ${known.join(', ')}.` : 'Apply one first: npx perennial program apply FILE'}`,
  )
}
