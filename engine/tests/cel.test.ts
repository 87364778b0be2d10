import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileExpression, type Compiled } from '../src/rules/compile.ts'
import { Fault } from '../src/rules/faults.ts'
import { isProblem, Language } from '../src/rules/parse.ts'
import { isList, isObject, listOf, object, optional, required, type RuleType } from '../src/rules/types.ts'

const line = object('Line', {
  sku: required('string'),
  category: optional('string'),
  quantity: required('int'),
  amount: required('int'),
  weight: optional('double'),
  tags: required(listOf('string', 20)),
})
const order = object('Order', {
  total: required('int'),
  channel: required('string'),
  store: optional('string'),
  gift: optional('bool'),
  rate: required('double'),
  lines: required(listOf(line, 100)),
})
const language = new Language({ order, n: 'int' })

const compiled = (text: string): Compiled => {
  const result = compileExpression(language, text)
  if (isProblem(result)) throw new Error(`${text}: ${result.message}`)
  return result
}

/** The context as the library wants it: ints are bigints, absent fields are not there. */
function toLibrary(value: unknown, type: RuleType): unknown {
  if (value === undefined) return undefined
  if (type === 'int') return BigInt(value as number)
  if (isList(type)) return (value as unknown[]).map((x) => toLibrary(x, type.list))
  if (!isObject(type)) return value
  const out: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(type.fields)) {
    const found = toLibrary((value as Record<string, unknown>)[name], field.type)
    if (found !== undefined) out[name] = found
  }
  return out
}

const fromLibrary = (value: unknown): unknown =>
  typeof value === 'bigint' ? Number(value) : Array.isArray(value) ? value.map(fromLibrary) : value

interface Context {
  order: Record<string, unknown>
  n: number
}

function byLibrary(text: string, context: Context): unknown {
  try {
    const values = { order: toLibrary(context.order, order), n: BigInt(context.n) }
    return fromLibrary(language.interpret(text, values))
  } catch {
    return 'fault'
  }
}

function byUs(rule: Compiled, context: Context): unknown {
  const result = rule.run({ ...context })
  return result instanceof Fault ? (result.code === 'overflow' ? 'overflow' : 'fault') : result
}

const words = fc.constantFrom('a', 'b', 'coffee', 'tea', 'app', '', '中文')
const small = fc.integer({ min: -20, max: 20 })
const lineValue = fc.record(
  {
    sku: words,
    category: words,
    quantity: small,
    amount: small,
    weight: fc.constantFrom(0.5, 1, 2.25),
    tags: fc.array(words, { maxLength: 3 }),
  },
  { requiredKeys: ['sku', 'quantity', 'amount', 'tags'] },
)
const context: fc.Arbitrary<Context> = fc.record({
  n: small,
  order: fc.record(
    {
      total: small,
      channel: words,
      store: words,
      gift: fc.boolean(),
      rate: fc.constantFrom(0, 0.5, 1.5, -2),
      lines: fc.array(lineValue, { maxLength: 4 }),
    },
    { requiredKeys: ['total', 'channel', 'rate', 'lines'] },
  ),
})

const quote = (s: string): string => JSON.stringify(s)
type Terms = Record<'int' | 'double' | 'string' | 'bool', fc.Arbitrary<string>>

/** Expressions of every type over the vocabulary; `scope` lists the line variables in sight. */
function expressions(scope: readonly string[], depth: number): Terms {
  const leaf: Terms = {
    int: fc.oneof(
      small.map((i) => (i < 0 ? `(${i})` : String(i))),
      fc.constantFrom('n', 'order.total', ...scope.flatMap((v) => [`${v}.quantity`, `${v}.amount`])),
    ),
    double: fc.oneof(fc.constantFrom('0.5', '2.0', '-1.25'), fc.constantFrom('order.rate', ...scope.map((v) => `${v}.weight`))),
    string: fc.oneof(
      words.map(quote),
      fc.constantFrom('order.channel', 'order.store', ...scope.flatMap((v) => [`${v}.sku`, `${v}.category`])),
    ),
    bool: fc.constantFrom('true', 'false', 'order.gift', 'has(order.store)', 'has(order.gift)', ...scope.map((v) => `has(${v}.category)`)),
  }
  if (depth === 0) return leaf
  const sub = expressions(scope, depth - 1)
  const variable = ['l', 'm'][scope.length]
  const over = variable ? expressions([...scope, variable], Math.max(depth - 2, 0)) : null
  const macro = (name: string, body: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    body.map((b) => `order.lines.${name}(${variable}, ${b})`)
  const binary = (ops: string[], a: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.tuple(a, fc.constantFrom(...ops), a).map(([x, op, y]) => `(${x} ${op} ${y})`)
  const choice = (a: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.tuple(sub.bool, a, a).map(([c, x, y]) => `(${c} ? ${x} : ${y})`)
  const int = [
    leaf.int,
    binary(['+', '-', '*', '/', '%'], sub.int),
    choice(sub.int),
    sub.string.map((s) => `size(${s})`),
    sub.int.map((i) => `-(${i})`),
    sub.double.map((d) => `int(${d})`),
    sub.double.map((d) => `round(${d})`),
    fc.tuple(sub.int, sub.int).map(([a, b]) => `max(${a}, ${b})`),
  ]
  const bool = [
    leaf.bool,
    binary(['&&', '||'], sub.bool),
    binary(['==', '!=', '<', '<=', '>', '>='], sub.int),
    binary(['==', '!=', '<', '>='], sub.string),
    binary(['==', '<', '>='], sub.double),
    sub.bool.map((b) => `!(${b})`),
    choice(sub.bool),
    fc.tuple(sub.string, fc.array(words.map(quote), { minLength: 1, maxLength: 7 })).map(([s, l]) => `(${s} in [${l.join(', ')}])`),
    fc.tuple(sub.string, fc.constantFrom('startsWith', 'endsWith', 'contains'), sub.string).map(([a, f, b]) => `${a}.${f}(${b})`),
  ]
  if (over) {
    int.push(
      macro('filter', over.bool).map((f) => `${f}.size()`),
      macro('map', over.int).map((m) => `${m}.sum()`),
      fc.tuple(macro('filter', over.bool), over.int).map(([f, b]) => `${f}.map(${variable}, ${b}).sum()`),
    )
    bool.push(macro('exists', over.bool), macro('all', over.bool), macro('exists_one', over.bool))
    for (const v of scope) bool.push(words.map((w) => `${quote(w)} in ${v}.tags`))
  }
  const string = [leaf.string, choice(sub.string), sub.int.map((i) => `string(${i})`)]
  if (scope.length === 0) string.push(fc.tuple(sub.string, sub.string).map(([a, b]) => `(${a} + ${b})`))
  return {
    int: fc.oneof(...int),
    double: fc.oneof(
      leaf.double,
      binary(['+', '-', '*', '/'], sub.double),
      choice(sub.double),
      sub.int.map((i) => `double(${i})`),
    ),
    string: fc.oneof(...string),
    bool: fc.oneof(...bool),
  }
}

describe('compiled expressions', () => {
  it('agree with the library on twelve thousand generated expressions', () => {
    const terms = expressions([], 4)
    const outcomes = { value: 0, fault: 0, overflow: 0 }
    fc.assert(
      fc.property(
        fc.oneof(terms.bool, terms.int, terms.double, terms.string),
        fc.array(context, { minLength: 1, maxLength: 3 }),
        (text, contexts) => {
          const rule = compiled(text)
          for (const c of contexts) {
            const ours = byUs(rule, c)
            outcomes[ours === 'fault' || ours === 'overflow' ? ours : 'value'] += 1
            // Int overflow is ours alone: the library counts to 2^63. Its own tests are below.
            if (ours !== 'overflow') expect(ours, text).toEqual(byLibrary(text, c))
          }
        },
      ),
      { numRuns: 12_000 },
    )
    // The generator must reach both sides, or the test proves nothing.
    expect(outcomes.value).toBeGreaterThan(5000)
    expect(outcomes.fault).toBeGreaterThan(1000)
  }, 120_000)

  it.each([
    ['9007199254740991 + 1', 'overflow'],
    ['-9007199254740991 - 1', 'overflow'],
    ['94906266 * 94906267', 'overflow'],
    ['9007199254740991 / 2', 4503599627370495],
    ['-7 / 2', -3],
    ['-7 % 2', -1],
    ['1 / 0', 'fault'],
    ['1 % 0', 'fault'],
    ['1.0 / 0.0', Infinity],
    ['int(1.0 / 0.0)', 'overflow'],
    ['size("中文字")', 3],
    ['size("👍")', 1],
    ['order.gift || true', true],
    ['order.gift && false', false],
    ['order.gift || false', 'fault'],
    ['order.lines[0].sku', 'a'],
    ['order.lines[9].sku', 'fault'],
    ['0 * -1 == 0', true],
    ['order.lines.exists(l, order.lines.exists(m, m.amount > l.amount))', true],
  ])('%s gives %s', (text, expected) => {
    const lines = [
      { sku: 'a', quantity: 1, amount: 1, tags: [] },
      { sku: 'b', quantity: 2, amount: 5, tags: [] },
    ]
    const result = byUs(compiled(text), { n: 1, order: { total: 1, channel: 'app', rate: 1, lines } })
    expect(result).toBe(expected)
    expect(Object.is(result, -0)).toBe(false)
  })
})

describe('what is refused when a rule is saved', () => {
  it.each([
    ['order.totl > 1', 'no_such_key'],
    ['ordr.total > 1', 'unknown_variable'],
    ['order.total > "1"', 'no_such_overload'],
    ['order.lines.exists(l, l.colour == "red")', 'no_such_key'],
    ['order.channel.matches("^(a+)+$")', 'not_supported'],
    ['cel.bind(x, 1, x)', 'unknown_variable'],
    ['order.channel.split(",").size()', 'not_supported'],
    ['order.lines.map(l, l.sku + l.sku).size() > 0', 'not_supported'],
    ['order.lines.exists(a, order.lines.exists(b, order.lines.exists(c, true)))', 'too_deep'],
    ['9007199254740992 == 1', 'overflow'],
    ['{"a": 1}.size()', 'not_supported'],
    ['null == null', 'not_supported'],
    ['timestamp("2026-01-01T00:00:00Z") == timestamp("2026-01-01T00:00:00Z")', 'not_supported'],
    ['order.__proto__', 'no_such_key'],
    ['order.constructor', 'no_such_key'],
    ['order == order', 'no_such_overload'],
    ['order.total >', null],
    ['', null],
  ])('%s', (text, expected) => {
    const result = compileExpression(language, text)
    expect(isProblem(result)).toBe(true)
    if (!isProblem(result)) return
    if (expected) expect(result.code).toBe(expected)
    expect(result.message.length).toBeGreaterThan(5)
    expect(result.end).toBeGreaterThanOrEqual(result.start)
  })

  it('bounds length, depth and lists', () => {
    const bad = (text: string): string | null => {
      const result = compileExpression(language, text)
      return isProblem(result) ? result.code : null
    }
    expect(bad(`order.channel == "${'x'.repeat(1001)}"`)).toBe('too_long')
    expect(bad(`order.total > ${'1+'.repeat(3000)}1`)).toBe('too_long')
    expect(bad(`${'('.repeat(300)}1${')'.repeat(300)} > 0`)).toBe('limit_exceeded')
    expect(bad(`order.total in [${Array.from({ length: 300 }, (_, i) => i).join(',')}]`)).toBe('limit_exceeded')
  })

  it('bounds the cost of nested lists', () => {
    const wide = new Language({ order: object('Order', { lines: required(listOf(line, 500)) }) })
    const nested = 'order.lines.exists(a, order.lines.exists(b, a.amount + b.amount > 3 && a.sku != b.sku))'
    expect(compileExpression(wide, nested)).toMatchObject({ code: 'too_costly' })
    const compared = 'order.lines.exists(a, a.tags.exists(t, order.lines != order.lines))'
    const tagged = object('Line', { tags: required(listOf('string', 100)) })
    const deep = new Language({ order: object('Order', { lines: required(listOf(tagged, 500)) }) })
    expect(compileExpression(deep, compared), 'comparing lists walks them').toMatchObject({ code: 'too_costly' })
  })
})
