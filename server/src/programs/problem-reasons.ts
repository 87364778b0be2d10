import type { ProgramProblem } from '@perennial/engine/program/problems.ts'
import { message, type Language } from '#kit/messages.ts'
import type { Reason } from '#kit/refusals.ts'

/** What is wrong with a document, in words, each with its path and, for expressions, the characters. */
export const problemReasons = (problems: readonly ProgramProblem[], language: Language): Reason[] =>
  problems.map(({ path, code, parameters, start, end }) => ({
    code,
    path,
    message: message(language, `program.${code}`, parameters),
    facts: { ...parameters, ...(start !== undefined && { start, end }) },
  }))
