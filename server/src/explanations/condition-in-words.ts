import type { Parsed } from '@perennial/engine/rules/parse.ts'
import type { Speaker } from './speaker.ts'

type Node = Parsed['ast']

/** A plain comparison, taken apart. */
interface Comparison {
  path: string
  operator: string
  values: (string | number)[]
}

/** What a campaign asks, where it asks something that is often asked: a level, a weekday, a least sum. Null for anything else. */
export function conditionInWords(speaker: Speaker, node: Node): string | null {
  const segment = /^member\.segments\.(\w+)$/.exec((node.op === '.' && pathOf(node)) || '')?.[1]
  if (segment !== undefined) return speaker.say('only.segment', { segment: speaker.segment(segment) })
  const found = comparisonOf(node) ?? ofSomeLine(node)
  return found && said(speaker, found)
}

function comparisonOf(node: Node): Comparison | null {
  if (!['==', 'in', '>=', '>', '<', '<='].includes(node.op)) return null
  const [left, right] = node.args as [Node, Node]
  const path = pathOf(left)
  const values = valuesOf(right)
  return path && values ? { path, operator: node.op, values } : null
}

/** `order.lines.exists(l, l.category == "latte")` as a comparison of `line.category`. */
function ofSomeLine(node: Node): Comparison | null {
  if (node.op !== 'rcall') return null
  const [name, receiver, [variable, body]] = node.args
  if (name !== 'exists' || pathOf(receiver) !== 'order.lines' || variable?.op !== 'id' || !body) return null
  const inner = comparisonOf(body)
  return inner && { ...inner, path: inner.path.replace(`${variable.args}.`, 'line.') }
}

function pathOf(node: Node): string | null {
  if (node.op === 'id') return node.args
  if (node.op !== '.') return null
  const owner = pathOf(node.args[0])
  return owner && `${owner}.${node.args[1]}`
}

function valuesOf(node: Node): (string | number)[] | null {
  if (node.op === 'list') {
    const values = node.args.map(valuesOf)
    return values.every((value) => value !== null) ? values.flat() : null
  }
  if (node.op !== 'value') return null
  const { args } = node
  return typeof args === 'bigint' || typeof args === 'number' ? [Number(args)] : typeof args === 'string' ? [args] : null
}

const EQUAL = new Set(['==', 'in'])

function said(speaker: Speaker, { path, operator, values }: Comparison): string | null {
  const list = speaker.list(values.map(String))
  const [first] = values
  const tier = /^member\.(?:tier|tiers\.(\w+))$/.exec(path)
  if (tier && EQUAL.has(operator)) {
    const set = tier[1] ?? speaker.version.tierSets[0]?.key ?? ''
    return speaker.say('only.level', { list: speaker.list(values.map((level) => speaker.level(set, String(level)))) })
  }
  if (path === 'at.weekday' && EQUAL.has(operator))
    return speaker.say('only.weekday', { list: speaker.list(values.map((day) => speaker.weekday(Number(day)))) })
  if (path === 'at.hour' && operator === '>=') return speaker.say('only.from_hour', { time: `${first}:00` })
  if (path === 'at.hour' && operator === '<') return speaker.say('only.before_hour', { time: `${first}:00` })
  if ((path === 'order.total' || path === 'order.net') && operator === '>=')
    return speaker.say('only.least', { money: speaker.money(Number(first)) })
  if ((path === 'order.total' || path === 'order.net') && operator === '>')
    return speaker.say('only.above', { money: speaker.money(Number(first)) })
  if (path === 'member.days_since_joining' && operator.startsWith('<')) return speaker.say('only.newcomers', { days: first })
  const field = /^(?:order\.(channel|store|payment)|line\.(category|brand|sku))$/.exec(path)
  return field && EQUAL.has(operator) ? speaker.say(`only.${field[1] ?? field[2]}`, { list }) : null
}
