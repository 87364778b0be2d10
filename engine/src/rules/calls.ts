import type { ASTNode } from '@marcbachmann/cel-js'
import { code, map1, map2, type Code } from './code.ts'
import { compile, needList, Refused, walked, type Scope } from './compile.ts'
import { Fault, NOT_A_NUMBER, OVERFLOW } from './faults.ts'
import { FUNCTIONS } from './functions.ts'
import { existsOne, filter, mapEach, quantifier, type Slot } from './macros.ts'
import { isList, isObject, nameOf, type ListType, type RuleType } from './types.ts'

/** A call or method call: a macro, one of CEL's own functions that we carry, or one of ours. */
export function call(node: ASTNode, scope: Scope): Code {
  if (node.op === 'call') {
    const [name, args] = node.args
    return name === 'has' ? has(node, args[0]!, scope) : plain(node, name, args, false, scope)
  }
  if (node.op !== 'rcall') throw new Refused(node, 'not_supported', 'not a call')
  const [name, receiver, args] = node.args
  if (MACROS.has(name)) return macro(node, name, receiver, args, scope)
  return plain(node, name, [receiver, ...args], true, scope)
}

const MACROS = new Set(['exists', 'all', 'exists_one', 'filter', 'map'])

function macro(node: ASTNode, name: string, receiver: ASTNode, args: readonly ASTNode[], scope: Scope): Code {
  if (scope.bound.length >= 2) throw new Refused(node, 'too_deep', 'list macros nest at most two deep')
  const list = needList(node, compile(receiver, scope))
  const { list: element, longest } = list.type as ListType
  const iterator = args[0]!
  if (iterator.op !== 'id') throw new Refused(node, 'not_supported', `${name}() takes a variable name first`)
  const slot: Slot = scope.bound.length === 0 ? '$0' : '$1'
  const inner: Scope = {
    ...scope,
    bound: [...scope.bound, { name: iterator.args, type: element }],
    times: scope.times * Math.max(longest, 1),
  }
  const bodies = args.slice(1).map((arg) => compile(arg, inner))
  switch (name) {
    case 'exists':
    case 'all':
      return quantifier(name === 'exists', list, slot, bodies[0]!)
    case 'exists_one':
      return existsOne(list, slot, bodies[0]!)
    case 'filter':
      return filter(list, slot, bodies[0]!)
    default:
      return mapEach(bodies.length === 2 ? filter(list, slot, bodies[0]!) : list, slot, bodies.at(-1)!)
  }
}

/** `has(a.b)`: whether an optional field is there. A missing link on the way is a fault, as in the library. */
function has(node: ASTNode, target: ASTNode, scope: Scope): Code {
  if (target.op !== '.') throw new Refused(node, 'not_supported', 'has() takes a field')
  const owner = compile(target.args[0], scope)
  if (!isObject(owner.type) || !owner.type.fields[target.args[1]]) {
    throw new Refused(target, 'no_such_key', `No such key: ${target.args[1]}`)
  }
  const name = target.args[1]
  return map1(owner, 'bool', (value: Record<string, unknown>) => value[name] !== undefined)
}

function plain(node: ASTNode, name: string, args: readonly ASTNode[], method: boolean, scope: Scope): Code {
  const codes = args.map((arg) => walked(node, compile(arg, scope), scope))
  const own = FUNCTIONS.find((f) => f.name === name && f.method === method && fits(f.parameters, codes))
  if (own) return apply(codes, own.result, own.run)
  const standard = STANDARD[name]?.(codes)
  if (standard) return standard
  throw new Refused(node, 'not_supported', `${name}() is not part of the rule language here`)
}

const fits = (parameters: readonly RuleType[], codes: readonly Code[]): boolean =>
  parameters.length === codes.length && parameters.every((p, i) => nameOf(p) === nameOf(codes[i]!.type))

function apply(codes: readonly Code[], type: RuleType, run: (...args: never[]) => unknown): Code {
  if (codes.length === 1) return map1(codes[0]!, type, run, true)
  if (codes.length === 2) return map2(codes[0]!, codes[1]!, type, run, true)
  const f = run as (...args: unknown[]) => unknown
  return code(
    type,
    (frame) => {
      const values = codes.map((c) => c.run(frame))
      return values.find((value) => value instanceof Fault) ?? f(...values)
    },
    true,
  )
}

const text = (codes: readonly Code[], f: (a: string, b: string) => boolean): Code | null =>
  codes.length === 2 && codes.every((c) => c.type === 'string')
    ? map2(codes[0]!, codes[1]!, 'bool', f, codes[0]!.fails || codes[1]!.fails)
    : null

/** CEL's own functions that rules may use. `matches` is left out: a pattern of 28 characters held the library for 19 s. */
const STANDARD: Record<string, (codes: readonly Code[]) => Code | null> = {
  startsWith: (codes) => text(codes, (a, b) => a.startsWith(b)),
  endsWith: (codes) => text(codes, (a, b) => a.endsWith(b)),
  contains: (codes) => text(codes, (a, b) => a.includes(b)),
  size: ([a]) => {
    if (!a) return null
    if (isList(a.type)) return map1(a, 'int', (x: unknown[]) => x.length)
    return a.type === 'string' ? map1(a, 'int', (x: string) => codePoints(x)) : null
  },
  double: ([a]) => (a && (a.type === 'int' || a.type === 'double') ? { ...a, type: 'double' } : null),
  int: ([a]) => {
    if (a?.type === 'int') return a
    return a?.type === 'double' ? map1(a, 'int', truncate, true) : null
  },
  string: ([a]) => {
    if (a?.type === 'string') return a
    return a?.type === 'int' ? map1(a, 'string', (x: number) => String(x)) : null
  },
}

function truncate(x: number): number | Fault {
  if (Number.isNaN(x)) return NOT_A_NUMBER
  const whole = Math.trunc(x) + 0
  return Number.isSafeInteger(whole) ? whole : OVERFLOW
}

/** CEL counts characters, JavaScript counts UTF-16 units. */
function codePoints(value: string): number {
  let count = 0
  for (const _ of value) count += 1
  return count
}
