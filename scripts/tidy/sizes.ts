import type { Source } from '../tidy.ts'

const FILE_LINES_MAX = 400
const FUNCTION_LINES_MAX = 70
/** With markup, whose closing tags and attributes stand on lines of their own. */
const COMPONENT_LINES_MAX = 90
/** `describe` and `test` callbacks hold lists of cases, and doors hold lists of routes; their parts are measured. */
const LISTS = /^\s*(describe|suite)\(|^export function \w+Doors\(|^export function \w+Commands\(/

/** Files and functions that nobody can keep in their head. The code is formatted, so indentation tells where a function ends. */
export function* checkSizes(sources: readonly Source[]): Generator<string> {
  for (const { path, text } of sources) {
    if (!/\.(tsx?|mjs)$/.test(path) || path === 'sdk/src/api.ts') continue
    const lines = text.split('\n')
    if (lines.length > FILE_LINES_MAX)
      yield `${path} has ${lines.length} lines. Divide it: ${FILE_LINES_MAX} is the most, about 80 is the aim.`
    for (const [start, length] of functionsOf(lines)) {
      const most = path.endsWith('.tsx') ? COMPONENT_LINES_MAX : FUNCTION_LINES_MAX
      if (length > most) yield `${path}:${start + 1} a function of ${length} lines. ${most} is the most: name its parts.`
    }
  }
}

const OPENING =
  /^(\s*)(?:(?:export |default |async |static |readonly |private |public )*(?:function\b|(?:get |set )?[#\w]+(?:<.*>)?\(.*\)?.*\{$)|.*=> \{$)/
const KEYWORD = /^\s*(if|for|while|switch|catch|else|return|do|try)\b/

function* functionsOf(lines: readonly string[]): Generator<[start: number, length: number]> {
  for (const [i, line] of lines.entries()) {
    const opening = OPENING.exec(line)
    if (!opening || KEYWORD.test(line) || LISTS.test(line) || !/[{(]$/.test(line)) continue
    const indent = opening[1]!
    const end = lines.findIndex((l, j) => j > i && l.startsWith(`${indent}}`) && !l.startsWith(`${indent}} {`) && !/^\s*\}.*[{(]$/.test(l))
    if (end > i) yield [i, end - i + 1]
  }
}
