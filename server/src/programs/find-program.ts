import type { Base } from '#kit/base.ts'
import { UsageError } from '#kit/usage-error.ts'
import { allPrograms, programsByKey, type ProgramRow } from './programs.sql.ts'

/**
 * A program by its key, for commands; where several organizations have one of that key, by `organization/key`.
 *
 * @throws UsageError naming the programs there are
 */
export async function findProgram(ctx: Base, name: string): Promise<ProgramRow> {
  const [organization, key] = name.includes('/') ? (name.split('/', 2) as [string, string]) : [null, name]
  const found = await programsByKey(ctx.pool, key, organization)
  if (found.length > 1)
    throw new UsageError(
      `Several organizations have a program "${key}". Say which: ${found.map((p) => `${p.organization}/${key}`).join(', ')}.`,
    )
  if (found[0]) return found[0]
  const known = (await allPrograms(ctx.pool)).map((p) => p.key)
  throw new UsageError(
    `There is no program "${name}". ${known.length > 0 ? `There are: ${known.join(', ')}.` : 'Apply one first: npx perennial program apply FILE'}`,
  )
}
