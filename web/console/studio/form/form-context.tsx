import type { Language } from '@perennial/engine/rules/parse.ts'
import { createContext, useContext } from 'react'
import type { Draft } from '../draft.ts'

/** What the fields of a form stand in: the document around them, and what is wrong where. */
export interface FormSurroundings {
  document: Draft
  problems: readonly { path: string; message: string }[]
  /** What an expression at this path may speak of. */
  languageAt: (path: string) => Language | null
  readOnly: boolean
}

export const FormContext = createContext<FormSurroundings | null>(null)

export function useSurroundings(): FormSurroundings {
  const found = useContext(FormContext)
  if (!found) throw new Error('A field stands outside a form.')
  return found
}

/** What is wrong with exactly this field. */
export const useProblemsAt = (path: string): string[] =>
  useSurroundings()
    .problems.filter((problem) => problem.path === path)
    .map(({ message }) => message)
