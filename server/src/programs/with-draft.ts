import { Timeline } from '@perennial/engine/decide/timeline.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from './program.ts'
import { draftOf } from './programs.sql.ts'

/** The program as if its draft had been in force all along. */
export async function withDraft(ctx: Context, live: LiveProgram): Promise<LiveProgram> {
  const { draft } = await draftOf(ctx.pool, live.id)
  const number = live.latestVersion + 1
  const validated = validateProgram(draft, number)
  if (!validated.ok) throw new Problem('invalid_program', { count: validated.problems.length })
  const published = [...live.timeline.published, { version: validated.compiled, effectiveFrom: 0 }]
  return { ...live, timeline: new Timeline(published) }
}
