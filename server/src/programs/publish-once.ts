import type { Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { problemReasons } from './problem-reasons.ts'
import type { Program } from './program.ts'
import { versionsOf, type VersionRow } from './programs.sql.ts'
import { publishVersion } from './publish-version.ts'

export interface PublishingOnce {
  document: unknown
  note: string
  by: string
  key: Buffer
  language: Language
  effectiveFrom?: number
}

/** Publishes under an idempotency key: the same key again gives the same version. @throws Problem when it cannot be */
export async function publishOnce(ctx: Context, program: Program, given: PublishingOnce): Promise<VersionRow> {
  const { key, language, ...publishing } = given
  const result = await publishVersion(ctx, program, { ...publishing, key })
  if (!result.ok) {
    if ('problems' in result)
      throw new Problem('invalid_program', { count: result.problems.length }, problemReasons(result.problems, language))
    throw new Problem(result.reason, 'facts' in result ? result.facts : { key: program.key })
  }
  await ctx.programs.atLeast(program.id, result.number)
  return (await versionsOf(ctx.pool, program.id)).find((row) => row.number === result.number)!
}
