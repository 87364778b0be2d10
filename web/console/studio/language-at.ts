import { ProgramDocument } from '@perennial/engine/program/document.ts'
import { choiceLanguage, languageFor, lineLanguageFor, memberLanguage } from '@perennial/engine/program/vocabulary.ts'
import type { Language } from '@perennial/engine/rules/parse.ts'
import type { Draft } from './draft.ts'

/** What an expression at a path of the document may speak of. Null where the document is too wrong to tell. */
export function languageFinder(document: Draft): (path: string) => Language | null {
  // What is being written may be wrong; what may be spoken of depends on the other parts alone.
  const parsed = ProgramDocument.safeParse({
    ...document,
    campaigns: {},
    blocks: {},
    rewards: {},
    coupons: {},
    benefits: {},
    plans: {},
    budgets: {},
  })
  const known = new Map<string, Language | null>()
  const once = (name: string, make: (document: ProgramDocument) => Language | null): Language | null => {
    if (!parsed.success) return null
    if (!known.has(name)) known.set(name, make(parsed.data))
    return known.get(name) ?? null
  }
  return (path) => {
    const [section, key = ''] = path.split('.')
    if (path.endsWith('.population')) return once('member', memberLanguage)
    if (section === 'rewards') return once('choice', choiceLanguage)
    if (section !== 'campaigns' && section !== 'blocks') return once('order', (document_) => languageFor(document_, 'order'))
    const trigger = triggerOf(document, section, key)
    const ofLine = path.endsWith('.where') || (path.endsWith('.amount') && isEachLine(document, path))
    return once(`${trigger} ${ofLine}`, (document_) => (ofLine ? lineLanguageFor(document_, trigger) : languageFor(document_, trigger)))
  }
}

function triggerOf(document: Draft, section: 'campaigns' | 'blocks', key: string): string {
  const { trigger } = ((document[section] as Record<string, { trigger?: unknown }>)[key] ?? {}) as { trigger?: unknown }
  if (typeof trigger === 'string') return trigger
  return typeof trigger === 'object' && trigger !== null && 'inactive_days' in trigger ? 'inactive' : 'anniversary'
}

/** Whether the amount at this path is worked out for each line. */
function isEachLine(document: Draft, path: string): boolean {
  let at: unknown = document
  for (const part of path.split('.').slice(0, -1)) at = (at as Record<string, unknown> | undefined)?.[part]
  return (at as { each_line?: boolean } | undefined)?.each_line === true
}
