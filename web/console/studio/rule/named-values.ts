import { BUILT_IN_EVENTS } from '@perennial/engine/program/vocabulary.ts'
import type { Draft } from '../draft.ts'
import { at, levelsOf, section, type Things } from '../form/references.ts'

/** What the fields of the product's own events mean by their keys. */
const OF_EVENTS: Readonly<Record<string, string>> = {
  currency: 'currencies',
  set: 'tiers',
  badge: 'badges',
  challenge: 'challenges',
  benefit: 'benefits',
  plan: 'plans',
}

/**
 * What a field of a condition is compared with, where that is another thing of the program; null where it is a text of its own.
 *
 * @param place where in the document the condition stands, which tells what sets it off
 */
export function valuesOf(document: Draft, place: string, path: string, stores: Things): Things | null {
  const [root, name = '', inner] = path.split('.')
  if (path === 'order.store') return stores
  if (path === 'member.badges') return section('badges')(document, [])
  if (path === 'member.plan') return section('plans')(document, [])
  if (path === 'member.tier') return levelsOf(document, Object.keys(document.tiers ?? {}))
  if (root === 'member' && name === 'tiers' && inner) return levelsOf(document, [inner])
  const of = root === 'event' ? OF_EVENTS[name] : undefined
  return of && String(triggerAt(document, place)) in BUILT_IN_EVENTS ? section(of)(document, []) : null
}

/** The thing of the program that a field is about, such as `member.points.beans`: what kind, and what it is called. */
export function subjectOf(
  document: Draft,
  place: string,
  path: string,
): { kind: string; names: Record<string, string> | undefined } | null {
  const [root, name = '', inner] = path.split('.')
  const kinds: Readonly<Record<string, string>> = { points: 'currencies', counters: 'counters', segments: 'segments', tiers: 'tiers' }
  const things = inner === undefined ? undefined : kinds[name]
  if (root === 'member' && things) return { kind: name, names: section(things)(document, [])[inner!]?.names }
  const declared = {
    member: 'attributes',
    order: 'order.attributes',
    l: 'order.line_attributes',
    event: `events.${String(triggerAt(document, place))}.attributes`,
  }[root!]
  const attribute = declared && (at(document, declared) as Things | undefined)?.[name]
  return attribute ? { kind: root!, names: attribute.names } : null
}

function triggerAt(document: Draft, place: string): unknown {
  const [part, key] = place.split('.')
  return at(document, `${part}.${key}.trigger`)
}
