import { useMemo } from 'react'
import { useStores } from '#kit/stores.ts'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import { useSurroundings } from '../form/form-context.tsx'
import type { Things } from '../form/references.ts'
import { subjectOf, valuesOf } from './named-values.ts'

/** What there is to compare a field with, by name; null where it is a text of its own. */
export function useValues(place: string, path: string): Things | null {
  const { document } = useSurroundings()
  const stores = useStores()
  return useMemo(() => {
    const found = Object.fromEntries(stores.map(({ key, names }) => [key, { names }]))
    return valuesOf(document, place, path, found)
  }, [document, place, path, stores])
}

/** What a field of a condition is called: in words of the product, or by the name of what it is about. */
export function useFieldTitle(place: string): (path: string) => string {
  const say = useTexts('studio')
  const language = useLanguage()
  const { document } = useSurroundings()
  return (path) => {
    const subject = subjectOf(document, place, path)
    if (!subject) return say(`path.${path.replaceAll('.', '_')}`, { defaultValue: path })
    return say(`path_about.${subject.kind}`, { name: named(subject.names, language, path.split('.').at(-1)) })
  }
}
