import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { lintProgram } from '@perennial/engine/program/lint.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import { zoneOf } from '@perennial/engine/time/zone.ts'
import { systemClock } from '#kit/clock.ts'
import { message, type Language } from '#kit/messages.ts'
import type { Reason } from '#kit/refusals.ts'
import { problemReasons } from './problem-reasons.ts'

/** What somebody should look at before publishing, in words. Nothing of it forbids publishing. */
export const lintFindings = (
  document: ProgramDocument,
  now: number,
  language: Language,
): Required<Pick<Reason, 'code' | 'path' | 'message'>>[] =>
  lintProgram(document, zoneOf(document.settings.time_zone).dayOf(now)).map(({ path, code, parameters }) => ({
    code,
    path,
    message: message(language, `lint.${code}`, parameters),
  }))

/** Everything there is to say of a document, valid or not. */
export function checkDocument(document: unknown, language: Language): { problems: Reason[]; findings: ReturnType<typeof lintFindings> } {
  const validated = validateProgram(document)
  if (!validated.ok) return { problems: problemReasons(validated.problems, language), findings: [] }
  return { problems: [], findings: lintFindings(validated.document, systemClock.now(), language) }
}
