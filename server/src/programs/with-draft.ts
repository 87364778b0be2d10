import { Timeline } from '@perennial/engine/decide/timeline.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import type { Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { problemReasons } from './problem-reasons.ts'
import type { LiveProgram } from './program.ts'
import { draftOf } from './programs.sql.ts'

/** The program as if its draft had been in force all along. @throws Problem when there is no draft, or one with problems */
export async function withDraft(ctx: Context, live: LiveProgram, language: Language): Promise<LiveProgram> {
  const draft = await draftDocument(ctx, live)
  const number = live.latestVersion + 1
  const validated = validateProgram(draft, number)
  if (!validated.ok)
    throw new Problem('invalid_program', { count: validated.problems.length }, problemReasons(validated.problems, language))
  const published = [...live.timeline.published, { version: validated.compiled, effectiveFrom: 0 }]
  return { ...live, timeline: new Timeline(published) }
}

/** The stored draft as it is, with whatever problems. @throws Problem when there is none */
export async function draftDocument(ctx: Context, { id }: Pick<LiveProgram, 'id'>): Promise<unknown> {
  const { draft } = await draftOf(ctx.pool, id)
  if (!draft) throw new Problem('not_found', { what: 'draft' })
  return draft
}
