import type { ASTNode } from '@marcbachmann/cel-js'
import { call } from './calls.ts'
import { code, type Code, type Run } from './code.ts'
import { Fault, INDEX_OUT_OF_RANGE, NO_SUCH_KEY } from './faults.ts'
import { arithmetic, comparison, logical, membership, negate, not, ternary } from './operators.ts'
import { isProblem, type ExpressionProblem, type Language } from './parse.ts'
import { isList, isObject, listOf, nameOf, type RuleType } from './types.ts'

/** A steps bound: the product of the longest lists a nest of macros walks, summed over the expression. */
const COST_MAX = 500_000

export interface Scope {
  language: Language
  /** Variables bound by macros, innermost last. */
  bound: readonly { name: string; type: RuleType }[]
  /** How often this spot may run for one evaluation. */
  times: number
  cost: { steps: number }
  /** The right side of an `in` being compiled: the one place where a named list may stand. */
  asked?: ASTNode
}

export interface Compiled {
  type: RuleType
  run: Run
  ast: ASTNode
}

export class Refused extends Error {
  readonly problem: ExpressionProblem
  constructor(node: ASTNode, problemCode: string, message: string) {
    super(message)
    this.problem = { code: problemCode, message, start: node.range.start, end: node.range.end }
  }
}

/** Parses, checks and compiles one expression to a closure over a `Frame`. Never throws on bad input. */
export function compileExpression(language: Language, text: string): Compiled | ExpressionProblem {
  const parsed = language.parse(text)
  if (isProblem(parsed)) return parsed
  try {
    const scope: Scope = { language, bound: [], times: 1, cost: { steps: 0 } }
    const compiled = compile(parsed.ast, scope)
    return { type: compiled.type, run: compiled.run, ast: parsed.ast }
  } catch (error) {
    if (error instanceof Refused) return error.problem
    throw error
  }
}

export function compile(node: ASTNode, scope: Scope): Code {
  spend(node, scope, 1)
  switch (node.op) {
    case 'value':
      return literal(node, node.args)
    case 'id':
      return variable(node, node.args, scope)
    case '.':
      return unnamed(node, field(node, compile(node.args[0], scope), node.args[1]), scope)
    case '[]':
      return index(node, compile(node.args[0], scope), compile(node.args[1], scope))
    case 'list':
      return list(node, node.args, scope)
    case '&&':
    case '||':
      return logical(node.op, compile(node.args[0], scope), compile(node.args[1], scope))
    case '!_':
      return not(compile(node.args, scope))
    case '-_':
      return negate(compile(node.args, scope))
    case '?:':
      return ternary(compile(node.args[0], scope), compile(node.args[1], scope), compile(node.args[2], scope))
    case 'in':
      return membership(
        compile(node.args[0], scope),
        walked(node, needList(node, compile(node.args[1], { ...scope, asked: node.args[1] })), scope),
      )
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compared(node, node.op, operands(node, node.args, scope), scope)
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(node.op, ...numbers(node, node.args, scope))
    case 'call':
    case 'rcall':
      return call(node, scope)
    default:
      throw new Refused(node, 'not_supported', `'${node.op}' is not part of the rule language here`)
  }
}

/** A named list is a set of up to a million: walking it would be too slow, and it has no order. */
function unnamed(node: ASTNode, found: Code, scope: Scope): Code {
  if (isList(found.type) && found.type.named && scope.asked !== node)
    throw new Refused(node, 'not_supported', 'a named list can only be asked with `in`')
  return found
}

function spend(node: ASTNode, scope: Scope, steps: number): void {
  scope.cost.steps += scope.times * steps
  if (scope.cost.steps > COST_MAX) throw new Refused(node, 'too_costly', 'nested lists make this rule too slow')
}

/** Looking through a list costs its length, every time. A named list is a set, and a literal one nearly so. */
export function walked(node: ASTNode, found: Code, scope: Scope): Code {
  if (isList(found.type) && !('literal' in found) && !found.type.named) spend(node, scope, found.type.longest)
  return found
}

function compared(node: ASTNode, operator: Parameters<typeof comparison>[0], [a, b]: [Code, Code], scope: Scope): Code {
  return comparison(operator, walked(node, a, scope), walked(node, b, scope))
}

function literal(node: ASTNode, value: unknown): Code {
  const [type, plain] = literalOf(node, value)
  return { type, run: () => plain, fails: false, literal: plain }
}

function literalOf(node: ASTNode, value: unknown): [RuleType, unknown] {
  switch (typeof value) {
    case 'bigint':
      if (!Number.isSafeInteger(Number(value))) throw new Refused(node, 'overflow', 'whole numbers end at 2^53 - 1')
      return ['int', Number(value)]
    case 'number':
      return ['double', value]
    case 'boolean':
      return ['bool', value]
    case 'string':
      if (value.length > 1000) throw new Refused(node, 'too_long', 'a text in a rule is at most 1,000 characters')
      return ['string', value]
    default:
      throw new Refused(node, 'not_supported', 'null, bytes and unsigned numbers are not part of the rule language')
  }
}

function variable(node: ASTNode, name: string, scope: Scope): Code {
  const depth = scope.bound.findLastIndex((b) => b.name === name)
  if (depth === 0) return { ...code(scope.bound[0]!.type, (frame) => frame.$0, false), variable: '$0' }
  if (depth === 1) return { ...code(scope.bound[1]!.type, (frame) => frame.$1, false), variable: '$1' }
  const type = scope.language.vocabulary[name]
  if (!type) throw new Refused(node, 'unknown_variable', `there is no '${name}' here`)
  return { ...code(type, (frame) => frame[name], false), variable: name }
}

function field(node: ASTNode, from: Code, name: string): Code {
  if (!isObject(from.type)) throw new Refused(node, 'not_supported', `${nameOf(from.type)} has no fields`)
  const declared = from.type.fields[name]
  if (!declared) throw new Refused(node, 'no_such_key', `No such key: ${name}`)
  const fails = from.fails || declared.optional
  const run = fails ? readOptional(from.run, name) : readPlain(from, name)
  const compiled: Code = { type: declared.type, run, fails }
  if (from.variable !== undefined) compiled.field = { root: from.variable, name }
  return compiled
}

function readOptional(read: Run, name: string): Run {
  return (frame) => {
    const owner = read(frame)
    if (owner instanceof Fault) return owner
    const found = (owner as Record<string, unknown>)[name]
    return found === undefined ? NO_SUCH_KEY : found
  }
}

/** Straight off a variable it is one closure, not two. */
function readPlain({ variable: root, run: read }: Code, name: string): Run {
  if (root === '$0') return (frame) => (frame.$0 as Record<string, unknown>)[name]
  if (root !== undefined) return (frame) => (frame[root] as Record<string, unknown>)[name]
  return (frame) => (read(frame) as Record<string, unknown>)[name]
}

function index(node: ASTNode, from: Code, at: Code): Code {
  const items = needList(node, from)
  const [read, position] = [items.run, at.run]
  return code(
    (items.type as { list: RuleType }).list,
    (frame) => {
      const values = read(frame)
      const i = position(frame)
      if (!Array.isArray(values)) return values
      if (typeof i !== 'number') return i
      return i >= 0 && i < values.length ? values[i] : INDEX_OUT_OF_RANGE
    },
    true,
  )
}

function list(node: ASTNode, elements: readonly ASTNode[], scope: Scope): Code {
  const items = elements.map((element) => compile(element, scope))
  if (!items.every((item) => 'literal' in item)) {
    throw new Refused(node, 'not_supported', 'a list in a rule holds plain values only')
  }
  const values = items.map((item) => item.literal)
  const type = listOf(items[0]?.type ?? 'string', values.length)
  return { type, run: () => values, fails: false, literal: values }
}

export function needList(node: ASTNode, from: Code): Code {
  if (!isList(from.type)) throw new Refused(node, 'not_supported', `expected a list, found ${nameOf(from.type)}`)
  return from
}

function operands(node: ASTNode, args: readonly [ASTNode, ASTNode], scope: Scope): [Code, Code] {
  const [a, b] = [compile(args[0], scope), compile(args[1], scope)]
  if (isObject(a.type) || isObject(b.type)) {
    throw new Refused(node, 'not_supported', 'compare a field of it, not the whole')
  }
  return [a, b]
}

function numbers(node: ASTNode, args: readonly [ASTNode, ASTNode], scope: Scope): [Code, Code] {
  const [a, b] = operands(node, args, scope)
  const plain = a.type === b.type && (a.type === 'int' || a.type === 'double' || a.type === 'string')
  if (!plain) throw new Refused(node, 'not_supported', `cannot combine ${nameOf(a.type)} and ${nameOf(b.type)}`)
  if (a.type === 'string' && scope.bound.length > 0) {
    throw new Refused(node, 'not_supported', 'texts cannot be joined inside a list macro')
  }
  return [a, b]
}
