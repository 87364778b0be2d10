import type { Draft } from '../draft.ts'

interface Thing {
  names?: Record<string, string>
}
export type Things = Readonly<Record<string, Thing>>
type Finder = (document: Draft, keys: readonly string[]) => Things

export const section =
  (name: string): Finder =>
  (document) =>
    (document[name] ?? {}) as Things

/** Of a tier set, its levels. */
export const levelsOf: Finder = (document, [set = '']) => {
  const tiers = (document['tiers'] ?? {}) as Record<string, { levels?: readonly (Thing & { key: string })[] }>
  return Object.fromEntries((tiers[set]?.levels ?? []).map((level) => [level.key, level]))
}

/** Fields that name another thing of the document, by where they stand. */
const FIELDS: readonly [RegExp, Finder][] = [
  [/^(?!settings\.).*\.(?:currency|metric\.earned|converts\.\d+\.to)$/, section('currencies')],
  [/\.budget$/, section('budgets')],
  [/\.stack$/, section('stacking')],
  [/\.coupon$/, section('coupons')],
  [/\.badge$/, section('badges')],
  [/\.challenge$/, section('challenges')],
  [/\.benefit$/, section('benefits')],
  [/\.counter$/, section('counters')],
  [/\.plans$/, section('plans')],
  [/\.tier\.set$/, section('tiers')],
  [/\.(?:member_time_zone|send_within|set\.attribute)$/, section('attributes')],
  [/\.(?:pending\.event|event\.type)$/, section('events')],
  [/^campaigns\.([^.]+)\.excludes$/, (document, [own]) => without(section('campaigns')(document, []), own!)],
  [/^campaigns\.([^.]+)\.rules\.[^.]+\.variant$/, (document, [campaign]) => keysAt(document, `campaigns.${campaign}.variants`)],
  [/^benefits\.[^.]+\.tiers\.([^.]+)$/, levelsOf],
  [/^rewards\.([^.]+)\.tier\.level$/, (document, [reward]) => levelsOf(document, [String(at(document, `rewards.${reward}.tier.set`))])],
]

/** Records whose keys name another thing of the document. */
const RECORDS: readonly [RegExp, Finder][] = [
  [/\.prices\.\d+\.points$/, section('currencies')],
  [/\.prices\.\d+\.tiers$/, section('tiers')],
  [/^benefits\.[^.]+\.tiers$/, section('tiers')],
  [/\.expiry_by_tier$/, section('tiers')],
  [/\.expiry_by_tier\.([^.]+)$/, levelsOf],
]

/** What a field that names another thing may name; null where it is a text of its own. */
export const referencesOf = (document: Draft, path: string): Things | null => found(FIELDS, document, path)

/** What the keys of a record may name; null where they are its own. */
export const keyReferencesOf = (document: Draft, path: string): Things | null => found(RECORDS, document, path)

function found(among: readonly [RegExp, Finder][], document: Draft, path: string): Things | null {
  for (const [where, finder] of among) {
    const match = where.exec(path)
    if (match) return finder(document, match.slice(1))
  }
  return null
}

/** What stands at a path of the document. */
export const at = (document: Draft, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document)

const keysAt = (document: Draft, path: string): Things =>
  Object.fromEntries(Object.keys((at(document, path) ?? {}) as object).map((key) => [key, {}]))

const without = (things: Things, own: string): Things => Object.fromEntries(Object.entries(things).filter(([key]) => key !== own))
