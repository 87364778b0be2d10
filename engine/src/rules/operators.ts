import { code, map1, map2, type Code } from './code.ts'
import { DIVISION_BY_ZERO, Fault, OVERFLOW } from './faults.ts'
import { isList, type RuleType } from './types.ts'

/** `&&` and `||` absorb a fault on one side when the other side decides (CEL specification, "Logical operators"). */
export function logical(operator: '&&' | '||', a: Code, b: Code): Code {
  const decisive = operator === '||'
  const [left, right] = [a.run, b.run]
  if (!a.fails && !b.fails) {
    return decisive
      ? code('bool', (f) => left(f) === true || right(f) === true, false)
      : code('bool', (f) => left(f) === true && right(f) === true, false)
  }
  return code(
    'bool',
    (frame) => {
      const x = left(frame)
      if (x === decisive) return decisive
      const y = right(frame)
      if (y === decisive) return decisive
      return x instanceof Fault ? x : y
    },
    true,
  )
}

export function not(a: Code): Code {
  return map1(a, 'bool', (x: boolean) => !x)
}

export function ternary(condition: Code, yes: Code, no: Code): Code {
  const [test, a, b] = [condition.run, yes.run, no.run]
  const fails = condition.fails || yes.fails || no.fails
  if (!condition.fails) return code(yes.type, (f) => (test(f) === true ? a(f) : b(f)), fails)
  return code(
    yes.type,
    (frame) => {
      const value = test(frame)
      if (value instanceof Fault) return value
      return value === true ? a(frame) : b(frame)
    },
    true,
  )
}

type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

export function comparison(operator: Comparison, a: Code, b: Code): Code {
  if (operator === '==' || operator === '!=') return equality(operator === '==', a, b)
  switch (operator) {
    case '<':
      return map2(a, b, 'bool', (x: number, y: number) => x < y, a.fails || b.fails)
    case '<=':
      return map2(a, b, 'bool', (x: number, y: number) => x <= y, a.fails || b.fails)
    case '>':
      return map2(a, b, 'bool', (x: number, y: number) => x > y, a.fails || b.fails)
    case '>=':
      return map2(a, b, 'bool', (x: number, y: number) => x >= y, a.fails || b.fails)
  }
}

function equality(wanted: boolean, a: Code, b: Code): Code {
  if (isList(a.type)) {
    return map2(a, b, 'bool', (x: unknown[], y: unknown[]) => same(x, y) === wanted, a.fails || b.fails)
  }
  if (a.field && 'literal' in b) return fieldEquals(wanted, a, b.literal)
  return map2(a, b, 'bool', (x: unknown, y: unknown) => (x === y) === wanted, a.fails || b.fails)
}

/** `l.category == "coffee"` is the commonest condition there is; read and compared in one closure it runs twice as fast. */
function fieldEquals(wanted: boolean, a: Code, literal: unknown): Code {
  const { root, name } = a.field!
  if (a.fails) {
    return map1(a, 'bool', (value: unknown) => (value === literal) === wanted)
  }
  if (root === '$0') {
    return code('bool', (frame) => ((frame.$0 as Fields)[name] === literal) === wanted, false)
  }
  return code('bool', (frame) => ((frame[root] as Fields)[name] === literal) === wanted, false)
}

type Fields = Record<string, unknown>

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((x, i) => (Array.isArray(x) ? same(x, b[i] as unknown[]) : x === b[i]))
}

/** An int is a safe integer: what leaves that range is an error, never a silently wrong number. */
const checked = (x: number): number | Fault => (Number.isSafeInteger(x) ? x + 0 : OVERFLOW)

export function arithmetic(operator: '+' | '-' | '*' | '/' | '%', a: Code, b: Code): Code {
  const type: RuleType = a.type
  if (type === 'string') return map2(a, b, 'string', (x: string, y: string) => x + y, a.fails || b.fails)
  const ints = type === 'int'
  switch (operator) {
    case '+':
      return ints
        ? map2(a, b, type, (x: number, y: number) => checked(x + y), true)
        : map2(a, b, type, (x: number, y: number) => x + y, a.fails || b.fails)
    case '-':
      return ints
        ? map2(a, b, type, (x: number, y: number) => checked(x - y), true)
        : map2(a, b, type, (x: number, y: number) => x - y, a.fails || b.fails)
    case '*':
      return ints
        ? map2(a, b, type, (x: number, y: number) => checked(x * y), true)
        : map2(a, b, type, (x: number, y: number) => x * y, a.fails || b.fails)
    case '/':
      return ints
        ? // (x - x % y) / y stays exact where x / y would round up near 2^53.
          map2(a, b, type, (x: number, y: number) => (y === 0 ? DIVISION_BY_ZERO : checked((x - (x % y)) / y)), true)
        : map2(a, b, type, (x: number, y: number) => x / y, a.fails || b.fails)
    case '%':
      return map2(a, b, type, (x: number, y: number) => (y === 0 ? DIVISION_BY_ZERO : (x % y) + 0), true)
  }
}

export function negate(a: Code): Code {
  return map1(a, a.type, a.type === 'int' ? (x: number) => 0 - x : (x: number) => -x)
}

/** `x in list`. A literal list of more than a few becomes a set. */
export function membership(a: Code, b: Code): Code {
  const literal = 'literal' in b ? (b.literal as unknown[]) : null
  if (literal && literal.length > 4) {
    const set = new Set(literal)
    return map1(a, 'bool', (x: unknown) => set.has(x))
  }
  // A named list of the program is a set: it may have a million members.
  return map2(
    a,
    b,
    'bool',
    (x: unknown, list: unknown[] | ReadonlySet<unknown>) => (Array.isArray(list) ? list.includes(x) : list.has(x)),
    a.fails || b.fails,
  )
}
