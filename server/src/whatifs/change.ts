type Tree = Record<string, unknown>

/** A change that names nothing in the document. */
export class BadChange extends Error {}

/**
 * A program document with a change laid over it, which says only what is to be otherwise: JSON Merge Patch (RFC 7396:
 * null removes), with three liberties. A name may be a path, as in `currencies.points.expiry`. Into a list one reaches by
 * place or by the `key` of an element, as in `tiers.status.levels.gold.reach`. And what names its policy or period is
 * whole: with another one, the fields of the one before would have no meaning.
 */
export function withChange(document: unknown, change: unknown): unknown {
  if (!isTree(change)) return change
  const whole = Object.hasOwn(change, 'policy') || Object.hasOwn(change, 'period')
  const begin = whole || !(isTree(document) || Array.isArray(document)) ? {} : document
  return Object.entries(change).reduce((changed, [path, value]) => changedAt(changed, path.split('.'), value), begin as unknown)
}

function changedAt(target: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  const change = (before: unknown): unknown => (rest.length > 0 ? changedAt(before, rest, value) : withChange(before, value))
  const removes = rest.length === 0 && value === null
  if (Array.isArray(target)) {
    const place = placeIn(target, name!)
    return removes ? target.toSpliced(place, 1) : target.with(place, change(target[place]))
  }
  const tree = isTree(target) ? target : {}
  if (!removes) return { ...tree, [name!]: change(Object.hasOwn(tree, name!) ? tree[name!] : undefined) }
  const { [name!]: _, ...others } = tree
  return others
}

function placeIn(list: readonly unknown[], name: string): number {
  const place = /^\d+$/.test(name) ? Number(name) : list.findIndex((element) => isTree(element) && element['key'] === name)
  if (place >= 0 && place < list.length) return place
  throw new BadChange(`There is no "${name}" among the ${list.length} elements of the list.`)
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
