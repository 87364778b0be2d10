import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { diffPrograms, type Difference } from '@perennial/engine/program/diff.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import type { Language } from '#kit/messages.ts'
import { UsageError } from '#kit/usage-error.ts'
import type { Context } from '../context.ts'
import { findProgram } from '../programs/find-program.ts'
import { currentProgram } from '../programs/live-program.ts'
import { problemReasons } from '../programs/problem-reasons.ts'
import type { LiveProgram } from '../programs/program.ts'
import { changesInWords, type ChangeInWords } from './change-words.ts'

export interface Compared {
  changes: Difference[]
  words: ChangeInWords[]
  program: LiveProgram
  changed: CompiledVersion
}

/** A document against the newest version of its program. @throws UsageError when it is not valid or names no program */
export async function diffWithLatest(ctx: Context, document: unknown, language: Language): Promise<Compared> {
  const { key } = (document ?? {}) as { key?: unknown }
  if (typeof key !== 'string') throw new UsageError('The document names no program: it has no key.')
  const { id } = await findProgram(ctx, key)
  const program = await currentProgram(ctx, id)
  const validated = validateProgram(document, program.latestVersion + 1)
  if (!validated.ok)
    throw new UsageError(
      problemReasons(validated.problems, language)
        .map((p) => `${p.path}: ${p.message}`)
        .join('\n'),
    )
  const before = program.timeline.latest.document
  return {
    changes: diffPrograms(before, validated.document),
    words: changesInWords(before, validated.document, language),
    program,
    changed: validated.compiled,
  }
}
