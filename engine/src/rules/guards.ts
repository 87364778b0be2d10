import type { ASTNode } from '@marcbachmann/cel-js'
import type { Frame } from './code.ts'

/**
 * A cheap necessary condition of a campaign: `path` must equal one of `values`. Campaigns are filed under it, so that
 * the hundred that are about other shops, tiers or categories cost nothing.
 */
export interface Guard {
  path: string
  values: readonly unknown[]
  /** The part of the condition that being filed under the value answers already; null where it asks for more. */
  answers: ASTNode | null
}

/** Paths worth filing under, best first: those that few orders share. */
const BY_LINE = /^order\.lines\.\w+$/
const rank = (path: string): number => (BY_LINE.test(path) ? 1 : path.startsWith('at.') ? 3 : path.startsWith('member.') ? 2 : 0)

/** The best guard among the conjuncts of the given conditions, or null. */
export function guardOf(conditions: readonly (ASTNode | null)[]): Guard | null {
  const guards = conditions.flatMap((node) => (node ? conjuncts(node).flatMap(asGuard) : []))
  return guards.toSorted((a, b) => rank(a.path) - rank(b.path))[0] ?? null
}

/** What of a condition is still to be asked of what was found under its guard, as text; null where nothing is. */
export function unanswered(text: string, ast: ASTNode, { answers }: Guard): string | null {
  const left = conjuncts(ast).filter((part) => part !== answers)
  return left.length === 0 ? null : left.map(({ range }) => `(${text.slice(range.start, range.end)})`).join(' && ')
}

/** Everything a condition demands outright: paths that must equal one of some literals. */
export const demands = (node: ASTNode): Guard[] => conjuncts(node).flatMap(asGuard)

function conjuncts(node: ASTNode): ASTNode[] {
  return node.op === '&&' ? node.args.flatMap(conjuncts) : [node]
}

function asGuard(node: ASTNode): Guard[] {
  const equal = equality(node)
  if (equal) {
    const path = pathOf(equal.of)
    return path ? [{ path, values: equal.values, answers: node }] : []
  }
  return lineGuard(node)
}

/** `x == literal`, `literal == x`, `x in [literals]`. */
function equality(node: ASTNode): { of: ASTNode; values: unknown[] } | null {
  if (node.op === '==') {
    const [a, b] = node.args
    if (b.op === 'value') return { of: a, values: [plain(b.args)] }
    return a.op === 'value' ? { of: b, values: [plain(a.args)] } : null
  }
  if (node.op !== 'in' || node.args[1].op !== 'list') return null
  const items = node.args[1].args
  const values = items.flatMap((item) => (item.op === 'value' ? [plain(item.args)] : []))
  return values.length === items.length ? { of: node.args[0], values } : null
}

/** `order.lines.exists(l, l.field == literal && ...)`. */
function lineGuard(node: ASTNode): Guard[] {
  if (node.op !== 'rcall' || node.args[0] !== 'exists') return []
  const [, receiver, [iterator, body]] = node.args
  if (pathOf(receiver) !== 'order.lines' || iterator?.op !== 'id' || !body) return []
  const parts = conjuncts(body)
  for (const part of parts) {
    const equal = equality(part)
    if (equal?.of.op !== '.' || equal.of.args[0].op !== 'id' || equal.of.args[0].args !== iterator.args) continue
    return [{ path: `order.lines.${equal.of.args[1]}`, values: equal.values, answers: parts.length === 1 ? node : null }]
  }
  return []
}

function pathOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args
  if (node.op !== '.') return null
  const owner = pathOf(node.args[0])
  return owner === null ? null : `${owner}.${node.args[1]}`
}

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value)

/** The field of lines that a guard's path speaks of; null where it speaks of one value. */
export const lineFieldOf = (path: string): string | null => (BY_LINE.test(path) ? path.split('.')[2]! : null)

/** Reads the one value at a guard's path. */
export function readerOf(path: string): (frame: Frame) => unknown {
  const [root, ...steps] = path.split('.') as [string, ...string[]]
  if (steps.length === 1) {
    const name = steps[0]!
    return (frame) => (frame[root] as Record<string, unknown>)[name]
  }
  return (frame) => {
    let value: unknown = frame[root]
    for (const step of steps) value = (value as Record<string, unknown> | undefined)?.[step]
    return value
  }
}
