import type { Base } from '#kit/base.ts'
import type { Context } from '../context.ts'
import { isLive, type LiveProgram } from './program.ts'
import { allPrograms, type ProgramRow } from './programs.sql.ts'

/** Every program of this database, oldest first. */
export const listPrograms = (ctx: Base): Promise<ProgramRow[]> => allPrograms(ctx.pool)

/** Those that have a published version, each as it is now. */
export async function* livePrograms(ctx: Context): AsyncGenerator<LiveProgram> {
  for (const { id } of await listPrograms(ctx)) {
    const program = await ctx.programs.current(id)
    if (program && isLive(program)) yield program
  }
}

/** Those of one organization. */
export const programsOf = async (ctx: Base, organizationId: string): Promise<ProgramRow[]> =>
  (await listPrograms(ctx)).filter((program) => program.organization_id === organizationId)
