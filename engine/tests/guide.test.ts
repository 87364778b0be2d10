import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { validateProgram } from '../src/program/validate.ts'
import { languageFor } from '../src/program/vocabulary.ts'
import { compileExpression } from '../src/rules/compile.ts'
import { isProblem } from '../src/rules/parse.ts'
import { nameOf } from '../src/rules/types.ts'

/** What the guide of the program document shows is true: every document is valid, every expression is what it is said to be. */
const GUIDE = readFileSync(new URL('../../docs/guides/program-document.md', import.meta.url), 'utf8')
const blocks = [...GUIDE.matchAll(/^```(\w+)(?: (\w+))?\n(.*?)^```/gms)].map(([, kind, trigger, text]) => ({ kind, trigger, text: text! }))

type Tree = Record<string, any>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

function merged(a: Tree, b: Tree): Tree {
  const out: Tree = { ...a }
  for (const [key, value] of Object.entries(b)) out[key] = isTree(out[key]) && isTree(value) ? merged(out[key], value) : value
  return out
}

const yaml = blocks.filter(({ kind }) => kind === 'yaml').map(({ text }) => text)
/** Triggers stand one a line, each of another campaign. */
const triggers = yaml.filter((text) => text.startsWith('trigger:')).flatMap((text) => text.trim().split('\n'))
const documents = yaml.filter((text) => !text.startsWith('trigger:')).map((text) => parse(text) as Tree)
const whole = documents.filter((document) => 'perennial' in document)
const parts = documents.filter((document) => !('perennial' in document))

/** All parts together, on top of the first whole program; what parts leave out of campaigns is what anybody would write. */
function together(): Tree {
  const document = [whole[0]!, ...parts].reduce(merged)
  const usual = { names: { en: 'X', zh: 'X' }, trigger: 'order', rules: { r: { then: [{ notice: { text: { en: 'X' } } }] } } }
  const campaigns = Object.entries({ ...(document['campaigns'] as Tree), welcome: {} }).map(([key, campaign]) => [
    key,
    merged(usual, campaign as Tree),
  ])
  const timed = triggers.map((line, i) => [`timed_${i}`, merged(usual, parse(line) as Tree)])
  const names = { names: { en: 'X', zh: '某某' } }
  return merged(document, {
    ...names,
    currencies: Object.fromEntries(
      Object.entries(document['currencies'] as Tree).map(([key, currency]) => [key, merged(names, currency as Tree)]),
    ),
    // Named in comments and in passing.
    events: { shipped: names, review_published: { attributes: { device: { type: 'string' } } } },
    budgets: { spring: { of: 'money', amount: 500_000, alerts: [0.5, 0.8] } },
    stacking: { offers: { mode: 'best' } },
    attributes: { genres: { type: 'strings' } },
    campaigns: Object.fromEntries([...campaigns, ...timed]),
  })
}

const problemsOf = (document: unknown): unknown => {
  const validated = validateProgram(document)
  return validated.ok ? [] : validated.problems
}

describe('the guide of the program document', () => {
  it('shows whole programs that are valid', () => {
    expect(whole.length).toBeGreaterThan(1)
    for (const document of whole) expect(problemsOf(document), document['key'] as string).toEqual([])
  })

  it('shows parts that together are valid', () => {
    expect(parts.length).toBeGreaterThan(8)
    expect(problemsOf(together())).toEqual([])
  })

  const expressions = blocks.flatMap(({ kind, trigger, text }) =>
    kind === 'cel'
      ? text
          .trim()
          .split('\n')
          .map((line) => [trigger!, ...line.split(/\s+\/\/ (?=\S+( |$))/).slice(0, 1), line.slice(line.lastIndexOf('// ') + 3)] as const)
      : [],
  )
  it.each(expressions)('%s: %s is %s', (trigger, text, said) => {
    const validated = validateProgram(together())
    if (!validated.ok) throw new Error(JSON.stringify(validated.problems))
    const compiled = compileExpression(languageFor(validated.document, trigger)!, text)
    if (isProblem(compiled)) expect(said).toMatch(/^refused/)
    else expect(nameOf(compiled.type)).toBe(said)
  })
})
