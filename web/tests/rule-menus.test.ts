import { validateProgram } from '@perennial/engine/program/validate.ts'
import { languageFor } from '@perennial/engine/program/vocabulary.ts'
import { isProblem, type Language } from '@perennial/engine/rules/parse.ts'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { COMPARISONS, toCel, type Condition, type Group } from '../console/studio/rule/menus.ts'
import { fromCel } from '../console/studio/rule/read-cel.ts'

const café = readFileSync(new URL('../../examples/programs/cafe.yaml', import.meta.url), 'utf8')
const validated = validateProgram(parse(café))
if (!validated.ok) throw new Error(JSON.stringify(validated.problems))
const language: Language = languageFor(validated.document, 'order')!

const text = fc.string({ minLength: 1, maxLength: 12 })
const op = fc.constantFrom(...COMPARISONS)
const leaf = (on: 'order' | 'line'): fc.Arbitrary<Condition> => {
  const [texts, ints] =
    on === 'order'
      ? [
          ['member.tier', 'order.channel', 'order.store'],
          ['order.net', 'at.hour'],
        ]
      : [
          ['l.category', 'l.sku'],
          ['l.quantity', 'l.amount'],
        ]
  return fc.oneof(
    fc.record({
      kind: fc.constant('compare' as const),
      path: fc.constantFrom(...texts),
      op: fc.constantFrom('==' as const, '!=' as const),
      value: text,
    }),
    fc.record({ kind: fc.constant('compare' as const), path: fc.constantFrom(...ints), op, value: fc.integer({ min: -1e9, max: 1e9 }) }),
    fc.record({
      kind: fc.constant('one_of' as const),
      path: fc.constantFrom(...texts),
      not: fc.boolean(),
      values: fc.array(text, { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('has' as const),
      path: fc.constant(on === 'order' ? 'member.tags' : 'l.tags'),
      not: fc.boolean(),
      value: text,
    }),
  )
}
/** A group of one part is the part itself once it is written down, so those are not drawn below the top. */
const group = (parts: fc.Arbitrary<Condition>, least: number): fc.Arbitrary<Group> =>
  fc.record({
    kind: fc.constant('group' as const),
    any: fc.boolean(),
    not: fc.constant(false),
    parts: fc.array(parts, { minLength: least, maxLength: 4 }),
  })
const lines: fc.Arbitrary<Condition> = fc.record({
  kind: fc.constant('lines' as const),
  what: fc.constantFrom('any' as const, 'none' as const, 'count' as const, 'quantity' as const, 'amount' as const),
  op,
  value: fc.integer({ min: 0, max: 1e6 }),
  where: group(leaf('line'), 0),
})
/** Within a group there is only one of the other kind: `a && (b && c)` is written, and read, as `a && b && c`. */
const whole = fc.boolean().chain((any) =>
  fc.record({
    kind: fc.constant('group' as const),
    any: fc.constant(any),
    not: fc.constant(false),
    parts: fc.array(
      fc.oneof(
        { weight: 4, arbitrary: leaf('order') },
        { weight: 2, arbitrary: lines },
        { weight: 1, arbitrary: group(leaf('order'), 2).map((inner) => ({ ...inner, any: !any })) },
      ),
      { minLength: 2, maxLength: 4 },
    ),
  }),
)

describe('a rule built by menus', () => {
  test('is CEL that the engine takes, and comes back as menus that write the same', () => {
    let read = 0
    fc.assert(
      fc.property(whole, (condition) => {
        const written = toCel(condition)
        expect(isProblem(language.parse(written)), written).toBe(false)
        const back = fromCel(language, written)
        expect(back, written).not.toBeNull()
        expect(toCel(back!)).toBe(written)
        read++
      }),
      { numRuns: 2000 },
    )
    expect(read).toBe(2000)
  })

  test.each([
    'order.net / 100 > 5',
    'order.lines.exists(x, x.category == "tea")',
    'member.tier == order.channel',
    'order.net > 5 ? true : false',
    'member.days_since_joining * 2 > 10',
    'order.lines.exists(l, l.quantity > 1) == true',
  ])('leaves an expression that menus cannot show alone: %s', (rich) => {
    expect(fromCel(language, rich)).toBeNull()
  })

  test('reads every condition of the examples, or says that it cannot, and never writes another', () => {
    const conditions = Object.values(validated.document.campaigns).flatMap(({ when, rules, trigger }) =>
      trigger === 'order' ? [when, ...Object.values(rules).map((rule) => rule.when)].filter((one) => one !== undefined) : [],
    )
    const shown = conditions.filter((condition) => fromCel(language, condition) !== null)
    expect(shown.length).toBeGreaterThan(5)
    for (const condition of shown) {
      const again = fromCel(language, toCel(fromCel(language, condition)!))
      expect(toCel(again!)).toBe(toCel(fromCel(language, condition)!))
    }
  })
})
