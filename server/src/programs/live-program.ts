import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { isLive, type LiveProgram, type Program } from './program.ts'

/** The caller's program as last seen by this process; batches look again in their own transaction. */
export async function liveProgram(ctx: Context, programId: number): Promise<LiveProgram> {
  const program = (await ctx.programs.get(programId)) as Program
  return isLive(program) ? program : currentProgram(ctx, programId)
}

/** The program with every version published until now, by whatever process. */
export async function currentProgram(ctx: Context, programId: number): Promise<LiveProgram> {
  const current = (await ctx.programs.current(programId)) as Program
  if (!isLive(current)) throw new Problem('program_not_published', { program: current.key })
  return current
}
