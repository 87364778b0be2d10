/** One difference between two documents: where, and what stood and stands there. Undefined is nothing. */
export interface Difference {
  path: string
  before: unknown
  after: unknown
}

/** What changed from one program document to another, leaf by leaf, in the order of the document. */
export function diffPrograms(before: unknown, after: unknown, path = ''): Difference[] {
  if (Object.is(before, after)) return []
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after)) return [{ path, before, after }]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap((key) => diffPrograms(before[key], after[key], path === '' ? key : `${path}.${key}`))
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
