import { compileExpression, type Compiled } from '../rules/compile.ts'
import { isProblem, type Language } from '../rules/parse.ts'
import { nameOf } from '../rules/types.ts'
import { problem, type ProgramProblem } from './problems.ts'

export const condition = (language: Language, text: string | undefined, path: string, problems: ProgramProblem[]): Compiled | null =>
  text === undefined ? null : expression(language, text, ['bool'], path, problems)

/** Compiles one expression of a document; what does not compile, or is of another type, is pushed to `problems`. */
export function expression(
  language: Language,
  text: string,
  types: readonly string[],
  path: string,
  problems: ProgramProblem[],
): Compiled | null {
  const compiled = compileExpression(language, text)
  if (isProblem(compiled)) {
    const { start, end, message, code } = compiled
    problems.push({ ...problem(path, 'expression', { detail: message, kind: code, at: text.slice(start, end) }), start, end })
    return null
  }
  const found = nameOf(compiled.type)
  if (types.includes(found)) return compiled
  problems.push(problem(path, 'wrong_type', { found, wanted: types.join(' or ') }))
  return null
}
