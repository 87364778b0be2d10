import type { HolderState } from '@perennial/engine/decide/state.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { memberLanguage } from '@perennial/engine/program/vocabulary.ts'
import { compileExpression } from '@perennial/engine/rules/compile.ts'
import { isProblem, type ExpressionProblem } from '@perennial/engine/rules/parse.ts'
import { nameOf } from '@perennial/engine/rules/types.ts'
import { memberFrame } from '../explanations/frame.ts'

/** Whether a member, as the state has them at an instant, belongs to the population. */
export type Population = (state: HolderState, at: number) => boolean

/** Compiles a condition over `member`, in the language of campaigns. */
export function compilePopulation(version: CompiledVersion, condition: string | null): Population | ExpressionProblem {
  if (condition === null) return () => true
  const compiled = compileExpression(memberLanguage(version.document), condition)
  if (isProblem(compiled)) return compiled
  const found = nameOf(compiled.type)
  if (found !== 'bool') {
    return { code: 'wrong_type', message: `a condition is true or false, this is ${found}`, start: 0, end: condition.length }
  }
  // What cannot be worked out (an attribute the member does not have) is not true.
  return (state, at) => compiled.run(memberFrame(version, state, at)) === true
}
