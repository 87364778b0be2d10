/** What is different between two readings of a thing, by the path of each field. */
export interface Difference {
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** Fields beyond these are not kept one by one: of a whole program, the versions tell. */
const FIELDS_MAX = 200
const TEXT_MAX = 500
/** Whatever stands under such a name is masked: who did what is to be known, not about whom. */
const PERSONAL = new Set([
  'personal',
  'email',
  'phone',
  'address',
  'password',
  'secret',
  'secrets',
  'token',
  'link',
  'code',
  'codes',
  'key_shown',
])

export function differenceOf(before: unknown, after: unknown): Difference {
  const person = isPerson(before) || isPerson(after)
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const paths = [...new Set([...old.keys(), ...now.keys()])].filter(
    (path) => JSON.stringify(old.get(path)) !== JSON.stringify(now.get(path)),
  )
  const kept = paths.slice(0, FIELDS_MAX)
  const part = (fields: ReadonlyMap<string, unknown>): Record<string, unknown> | null => {
    const entries = kept
      .filter((path) => fields.has(path))
      .map((path) => [path, person && OF_PERSONS.has(path) ? '***' : shown(path, fields.get(path))] as const)
    if (paths.length > kept.length) entries.push(['…', `${paths.length - kept.length} more`])
    return entries.length > 0 ? Object.fromEntries(entries) : null
  }
  return { before: part(old), after: part(now) }
}

/** Masked where it is of a person; the name of a key, a segment or a supplier tells which it was. */
const OF_PERSONS = new Set(['name', 'member_name', 'note', 'decided_note'])
const isPerson = (value: unknown): boolean => typeof value === 'object' && value !== null && ('personal' in value || 'member_name' in value)

/** The leaves of a document by their paths. A list is one leaf: what moved in it is seen at a glance. */
function fieldsOf(value: unknown, path = '', found = new Map<string, unknown>()): Map<string, unknown> {
  if (value === null || value === undefined) return path === '' ? found : found.set(path, value)
  if (typeof value !== 'object' || Array.isArray(value)) return found.set(path || 'value', value)
  for (const [name, part] of Object.entries(value)) fieldsOf(part, path === '' ? name : `${path}.${name}`, found)
  return found
}

function shown(path: string, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (path.split('.').some((name) => PERSONAL.has(name))) return '***'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : value
}
