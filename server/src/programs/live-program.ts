import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { isLive, type LiveProgram, type Program } from './program.ts'

/** The caller's program as it was within a second: for what ends in a batch, which looks again in its own transaction. */
export async function liveProgram(ctx: Context, programId: number): Promise<LiveProgram> {
  const program = (await ctx.programs.recent(programId, ctx.clock.now())) as Program
  return isLive(program) ? program : currentProgram(ctx, programId)
}

/** The program with every version published until now, by whatever process: for questions, and what is written without a batch. */
export async function currentProgram(ctx: Context, programId: number): Promise<LiveProgram> {
  const current = (await ctx.programs.current(programId)) as Program
  if (!isLive(current)) throw new Problem('program_not_published', { program: current.key })
  return current
}

/** One of its versions, which may have been published since this process last looked. */
export async function versionOf(ctx: Context, { id, timeline }: LiveProgram, number: number): Promise<CompiledVersion> {
  return timeline.all.get(number) ?? (await currentProgram(ctx, id)).timeline.all.get(number)!
}
