import type { ASTNode } from '@marcbachmann/cel-js'
import type { Frame } from './code.ts'

/**
 * A cheap necessary condition of a campaign: `path` must equal one of `values`. Campaigns are filed under it, so that
 * the hundred that are about other shops, tiers or categories cost nothing.
 */
export interface Guard {
  path: string
  values: readonly unknown[]
}

/** Paths worth filing under, best first: those that few orders share. */
const BY_LINE = /^order\.lines\.\w+$/
const rank = (path: string): number => (BY_LINE.test(path) ? 1 : path.startsWith('at.') ? 3 : path.startsWith('member.') ? 2 : 0)

/** The best guard among the conjuncts of the given conditions, or null. */
export function guardOf(conditions: readonly (ASTNode | null)[]): Guard | null {
  const guards = conditions.flatMap((node) => (node ? conjuncts(node).flatMap(asGuard) : []))
  return guards.toSorted((a, b) => rank(a.path) - rank(b.path))[0] ?? null
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
    return path ? [{ path, values: equal.values }] : []
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
  for (const part of conjuncts(body)) {
    const equal = equality(part)
    if (equal?.of.op !== '.' || equal.of.args[0].op !== 'id' || equal.of.args[0].args !== iterator.args) continue
    return [{ path: `order.lines.${equal.of.args[1]}`, values: equal.values }]
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

/** Shows the values at a guard's path: one, or for `order.lines.x` that of every line. */
export function guardVisitor(path: string): (frame: Frame, see: (value: unknown) => void) => void {
  const [root, ...steps] = path.split('.') as [string, ...string[]]
  if (BY_LINE.test(path)) {
    const name = steps[1]!
    return (frame, see) => {
      for (const line of (frame['order'] as { lines: Record<string, unknown>[] }).lines) see(line[name])
    }
  }
  if (steps.length === 1) {
    const name = steps[0]!
    return (frame, see) => see((frame[root] as Record<string, unknown>)[name])
  }
  return (frame, see) => {
    let value: unknown = frame[root]
    for (const step of steps) value = (value as Record<string, unknown> | undefined)?.[step]
    see(value)
  }
}
