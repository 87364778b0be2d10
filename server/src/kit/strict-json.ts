/** The text is JSON, but not of the kind that is taken here; `reason` says why, for the caller. */
export class BadJson extends Error {
  readonly code: 'not_json' | 'duplicate_key' | 'too_deep' | 'too_many_keys' | 'forbidden_key' | 'malformed_text'
  constructor(code: BadJson['code'], message: string) {
    super(message)
    this.code = code
  }
}

const DEPTH_MAX = 32
const KEYS_MAX = 20_000

interface Level {
  keys: Set<string> | null
  expectsKey: boolean
}

/**
 * `JSON.parse`, but a key that stands twice, a nesting that the database would choke on, `__proto__`, and text that is
 * no text (lone surrogates, NUL) are errors. `JSON.parse` lets all of them pass: the last of two keys wins silently,
 * and a lone surrogate becomes U+FFFD on its way into a column.
 */
export function parseStrictJson(text: string): unknown {
  const value = parse(text)
  if (!text.isWellFormed() || text.includes('\\u0000') || text.includes('\u0000')) {
    throw new BadJson('malformed_text', 'The body holds a NUL or half of a surrogate pair. Send well-formed Unicode without NUL.')
  }
  // Before anything walks the value: what nests too deep would end the stack.
  scan(text)
  const escaped = text.includes('\\u')
  if (escaped && !wellFormed(value)) {
    throw new BadJson('malformed_text', 'An escaped character is half of a surrogate pair. Send both halves.')
  }
  if ((escaped || text.includes('"constructor"')) && reachesPrototype(value)) {
    throw new BadJson('forbidden_key', 'A key constructor holds a key prototype, which is not taken.')
  }
  return value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new BadJson('not_json', `The body is not JSON: ${(error as Error).message}`)
  }
}

function wellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (value === null || typeof value !== 'object') return true
  return Object.entries(value).every(([key, v]) => key.isWellFormed() && wellFormed(v))
}

function reachesPrototype(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false
  return Object.entries(value).some(
    ([key, v]) => (key === 'constructor' && v instanceof Object && Object.hasOwn(v, 'prototype')) || reachesPrototype(v),
  )
}

/** One walk over text that is known to be JSON: only strings and brackets matter. */
function scan(text: string): void {
  const stack: Level[] = []
  let keys = 0
  for (let i = 0; i < text.length; i++) {
    const level = stack[stack.length - 1]
    switch (text.charCodeAt(i)) {
      case 34: {
        const end = endOfString(text, i)
        if (level?.expectsKey) {
          keys += 1
          addKey(level, text.slice(i, end + 1))
          level.expectsKey = false
        }
        i = end
        break
      }
      case 123:
      case 91:
        if (stack.length >= DEPTH_MAX) throw new BadJson('too_deep', `The body nests deeper than ${DEPTH_MAX} levels.`)
        stack.push({ keys: null, expectsKey: text.charCodeAt(i) === 123 })
        break
      case 125:
      case 93:
        stack.pop()
        break
      case 44:
        if (level) level.expectsKey = level.keys !== null
        break
      default:
    }
    if (keys > KEYS_MAX) throw new BadJson('too_many_keys', `The body has more than ${KEYS_MAX} keys.`)
  }
}

function endOfString(text: string, start: number): number {
  let i = start + 1
  for (;;) {
    const end = text.indexOf('"', i)
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes += 1
    if (slashes % 2 === 0) return end
    i = end + 1
  }
}

function addKey(level: Level, quoted: string): void {
  const key = quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1)
  if (key === '__proto__') throw new BadJson('forbidden_key', 'A key is named __proto__, which is not taken.')
  level.keys ??= new Set()
  if (level.keys.has(key)) throw new BadJson('duplicate_key', `The key "${key}" stands twice in one object. Send it once.`)
  level.keys.add(key)
}
