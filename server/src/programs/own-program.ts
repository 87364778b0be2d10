import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { liveProgram } from './live-program.ts'
import type { LiveProgram } from './program.ts'

/** The caller's own program, named by its key; any other key is as good as none. @throws Problem `not_found` */
export async function ownProgram(ctx: Context, programId: number, key: string): Promise<LiveProgram> {
  const program = await liveProgram(ctx, programId)
  if (program.key !== key) throw new Problem('not_found', { what: 'program' })
  return program
}
