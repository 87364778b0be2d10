import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import { findProgram } from '../programs/find-program.ts'
import { isLive, type LiveProgram } from '../programs/program.ts'
import { allPrograms } from '../programs/programs.sql.ts'
import { UsageError } from '../command.ts'
import { FieldMapping, OrderMapping } from './mapping.ts'

/** The program named, or the only one there is. */
export async function chooseProgram(ctx: Context, key: string | undefined): Promise<LiveProgram> {
  const all = await allPrograms(ctx.pool)
  if (key === undefined && all.length > 1) throw new UsageError(`Say into which program: --program ${all.map((p) => p.key).join(' or --program ')}`)
  const row = key === undefined ? all[0] : await findProgram(ctx, key)
  const program = row && (await ctx.programs.current(row.id))
  if (!program || !isLive(program)) throw new UsageError('There is no published program. Apply one first: npx perennial program apply FILE')
  return program
}

const KINDS = { orders: OrderMapping, rows: FieldMapping }

/** Reads and checks a mapping file. Without one, columns are named like the fields; orders need one. */
export function readMapping<K extends keyof typeof KINDS>(kind: K, file: string | undefined): z.output<(typeof KINDS)[K]> {
  if (file === undefined && kind === 'orders') throw new UsageError('Orders need a mapping: --mapping FILE. There is one to copy in examples/online-retail/mapping.yaml.')
  let given: unknown = {}
  try {
    if (file !== undefined) given = parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`)
  }
  const parsed = KINDS[kind].safeParse(given)
  if (parsed.success) return parsed.data as z.output<(typeof KINDS)[K]>
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the mapping'}: ${issue.message}`)
  throw new UsageError(`${file} is not a mapping that can be used.\n${issues.join('\n')}`)
}
