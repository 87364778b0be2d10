import { isProblem, type Language } from '@perennial/engine/rules/parse.ts'
import { COMPARISONS, emptyGroup, LINE, type Comparison, type Condition, type Group, type Lines, type Scalar } from './menus.ts'

interface Node {
  op: string
  args: unknown
}

/** The condition as menus, or null where they could not show all of it. An empty text is a group without parts. */
export function fromCel(language: Language, text: string): Group | null {
  if (text.trim() === '') return emptyGroup()
  const parsed = language.parse(text)
  if (isProblem(parsed)) return null
  const condition = fromAst(parsed.ast as unknown as Node)
  if (condition === null) return null
  return condition.kind === 'group' && !condition.not ? condition : { ...emptyGroup(), parts: [condition] }
}

export function fromAst(node: Node): Condition | null {
  const { op, args } = node
  if (op === '&&' || op === '||') return groupOf(node)
  if (op === '!_') return not(args as Node)
  if ((COMPARISONS as readonly string[]).includes(op)) return comparisonOf(op as Comparison, args as [Node, Node])
  if (op === 'in') return membershipOf(args as [Node, Node])
  if (op === 'rcall') return anyLineOf(args as [string, Node, Node[]])
  return null
}

/** Chains of one operator are one group; the text says nothing of how they were nested. */
function groupOf({ op, args }: Node): Group | null {
  const parts: Condition[] = []
  for (const arg of args as Node[]) {
    const part = fromAst(arg)
    if (part === null) return null
    if (arg.op === op && part.kind === 'group') parts.push(...part.parts)
    else parts.push(part)
  }
  return { kind: 'group', any: op === '||', not: false, parts }
}

function not(inner: Node): Condition | null {
  const condition = fromAst(inner)
  if (condition === null || condition.kind === 'compare') return condition && { ...emptyGroup(), not: true, parts: [condition] }
  if (condition.kind === 'lines')
    return condition.what === 'any' ? { ...condition, what: 'none' } : { ...emptyGroup(), not: true, parts: [condition] }
  if (condition.not) return { ...emptyGroup(), not: true, parts: [condition] }
  return { ...condition, not: true }
}

function comparisonOf(op: Comparison, [left, right]: [Node, Node]): Condition | null {
  const value = scalarOf(right)
  if (value === null) return null
  const path = pathOf(left)
  if (path !== null) return { kind: 'compare', path, op, value }
  return typeof value === 'number' ? sumOf(left, op, value) : null
}

function membershipOf([left, right]: [Node, Node]): Condition | null {
  const path = pathOf(left)
  if (path !== null && right.op === 'list') {
    const values = (right.args as Node[]).map(scalarOf)
    return values.every((value) => value !== null) ? { kind: 'one_of', path, not: false, values } : null
  }
  const list = pathOf(right)
  if (path !== null && list?.startsWith('collections.'))
    return { kind: 'one_of', path, not: false, values: { collection: list.slice('collections.'.length) } }
  const value = scalarOf(left)
  return list !== null && typeof value === 'string' ? { kind: 'has', path: list, not: false, value } : null
}

/** `order.lines.exists(l, …)`. */
function anyLineOf([name, on, given]: [string, Node, Node[]]): Lines | null {
  if (name !== 'exists' || pathOf(on) !== 'order.lines') return null
  const where = filterOf(given)
  return where && { kind: 'lines', what: 'any', op: '>=', value: 1, where }
}

/** `order.lines.filter(l, …).size()`, and `.map(l, l.amount).sum()`. */
function sumOf(node: Node, op: Comparison, value: number): Lines | null {
  const [name, on] = rcall(node)
  if (name === 'size') {
    const where = filteredOf(on)
    return where && { kind: 'lines', what: 'count', op, value, where }
  }
  const [inner, filtered, given] = name === 'sum' ? rcall(on) : []
  if (inner !== 'map' || !given || given.length !== 2 || pathOf(given[0]!) !== LINE) return null
  const what = { [`${LINE}.quantity`]: 'quantity', [`${LINE}.amount`]: 'amount' }[pathOf(given[1]!) ?? ''] as
    | 'quantity'
    | 'amount'
    | undefined
  const where = what && filteredOf(filtered)
  return where ? { kind: 'lines', what, op, value, where } : null
}

function filteredOf(node: Node | undefined): Group | null {
  const [name, on, given] = rcall(node)
  return name === 'filter' && on && pathOf(on) === 'order.lines' ? filterOf(given ?? []) : null
}

const rcall = (node: Node | undefined): [string?, Node?, Node[]?] => (node?.op === 'rcall' ? (node.args as [string, Node, Node[]]) : [])

/** The condition on a line, where the line has the name that the menus give it. */
function filterOf(given: Node[]): Group | null {
  const [name, body] = given
  if (!name || !body || pathOf(name) !== LINE) return null
  if (body.op === 'value' && body.args === true) return emptyGroup()
  const inner = fromAst(body)
  if (inner === null || hasLines(inner)) return null
  return inner.kind === 'group' && !inner.not ? inner : { ...emptyGroup(), parts: [inner] }
}

const hasLines = (condition: Condition): boolean =>
  condition.kind === 'lines' || (condition.kind === 'group' && condition.parts.some(hasLines))

function pathOf({ op, args }: Node): string | null {
  if (op === 'id') return args as string
  if (op !== '.') return null
  const [on, name] = args as [Node, string]
  const path = pathOf(on)
  return path === null ? null : `${path}.${name}`
}

function scalarOf({ op, args }: Node): Scalar | null {
  if (op === '-_') {
    const inner = scalarOf(args as Node)
    return typeof inner === 'number' ? -inner : null
  }
  if (op !== 'value') return null
  if (typeof args === 'bigint') return Number(args)
  // A decimal that is whole would be written as an int, which is another type.
  if (typeof args === 'number') return Number.isInteger(args) ? null : args
  return typeof args === 'string' || typeof args === 'boolean' ? args : null
}
