import { isList, isObject, nameOf, type RuleType, type Vocabulary } from '@perennial/engine/rules/types.ts'

/** A field that a condition may speak of. */
export interface Field {
  path: string
  type: 'int' | 'double' | 'string' | 'bool' | 'strings'
}

/** Every field by its path, in the order of the engine; of the lines, those of one line, as `l.…`. */
export function fieldsOf(vocabulary: Vocabulary, line: string): { own: Field[]; line: Field[] } {
  const own: Field[] = []
  const ofLine: Field[] = []
  for (const [name, type] of Object.entries(vocabulary)) {
    if (name === 'collections' || name === 'tables') continue
    for (const field of leaves(name, type, 0)) own.push(field)
    if (isObject(type)) {
      const lines = type.fields['lines']?.type
      if (lines && isList(lines)) ofLine.push(...leaves(line, lines.list, 0))
    }
  }
  return { own, line: ofLine }
}

function* leaves(path: string, type: RuleType, depth: number): Generator<Field> {
  if (isObject(type) && depth < 3) {
    for (const [name, field] of Object.entries(type.fields)) yield* leaves(`${path}.${name}`, field.type, depth + 1)
  } else if (isList(type)) {
    if (type.list === 'string' && !type.named) yield { path, type: 'strings' }
  } else if (typeof type === 'string') yield { path, type }
}

/** What may follow what is typed, with the type of each: for the completion of the editor. */
export function completionsAfter(vocabulary: Vocabulary, path: readonly string[]): { label: string; detail: string }[] {
  let fields: Record<string, RuleType> = { ...vocabulary }
  for (const part of path) {
    const type = fields[part]
    if (!type || !isObject(type)) return []
    fields = Object.fromEntries(Object.entries(type.fields).map(([name, field]) => [name, field.type]))
  }
  return Object.entries(fields).map(([label, type]) => ({ label, detail: nameOf(type) }))
}
