import { BUILT_IN_EVENTS } from '@perennial/engine/program/vocabulary.ts'
import { useCallback } from 'react'
import { named, useLanguage, useTexts } from '#kit/texts.ts'
import type { Draft } from './draft.ts'

/** What rules are set off by, in words: what happens inside the product, or an event that the document declares. */
export function useHappening(document: Draft): (key: string) => string {
  const say = useTexts('studio')
  const language = useLanguage()
  return useCallback(
    (key: string) => {
      const events = (document['events'] ?? {}) as Record<string, { names?: Record<string, string> }>
      return key === 'order' || key in BUILT_IN_EVENTS ? say(`happening.${key}`) : named(events[key]?.names, language, key)
    },
    [say, language, document],
  )
}

/** The same of a whole trigger, of which some are a day of each member’s own. */
export function useTriggerWords(document: Draft): (trigger: unknown) => string | null {
  const happening = useHappening(document)
  return (trigger) => {
    if (typeof trigger === 'string' && trigger) return happening(trigger)
    if (typeof trigger !== 'object' || trigger === null) return null
    return happening('anniversary' in trigger ? 'anniversary' : 'inactive')
  }
}
