/**
 * A condition as menus show it. It is CEL underneath: `toCel` writes it, `fromAst` reads it back, and what the menus cannot
 * show stays an expression. Nothing is kept beside the text, so neither view can be out of step with the other.
 */
export type Scalar = string | number | boolean
export const COMPARISONS = ['==', '!=', '>', '>=', '<', '<='] as const
export type Comparison = (typeof COMPARISONS)[number]

export interface Compare {
  kind: 'compare'
  /** `order.net`, `member.tier`, and within lines `l.category`. */
  path: string
  op: Comparison
  value: Scalar
}
/** The field is one of these, or of a named list of the program. */
export interface OneOf {
  kind: 'one_of'
  path: string
  not: boolean
  values: readonly Scalar[] | { collection: string }
}
/** A list, such as the member's tags, has the value. */
export interface Has {
  kind: 'has'
  path: string
  not: boolean
  value: string
}
/** Of the lines of the order that fit: there are any, so many, or they come to so much. */
export interface Lines {
  kind: 'lines'
  what: 'any' | 'none' | 'count' | 'quantity' | 'amount'
  op: Comparison
  value: number
  where: Group
}
export interface Group {
  kind: 'group'
  any: boolean
  not: boolean
  parts: readonly Condition[]
}
export type Condition = Compare | OneOf | Has | Lines | Group

/** What one line of the order is called within a condition on lines. */
export const LINE = 'l'

export const emptyGroup = (): Group => ({ kind: 'group', any: false, not: false, parts: [] })

/** The condition as CEL; empty where there is none. */
export function toCel(condition: Condition): string {
  if (condition.kind === 'group') return groupCel(condition)
  if (condition.kind === 'compare') return `${condition.path} ${condition.op} ${literal(condition.value)}`
  if (condition.kind === 'has') return negated(condition.not, `${literal(condition.value)} in ${condition.path}`)
  if (condition.kind === 'one_of') {
    const { values } = condition
    const list = 'collection' in values ? `collections.${values.collection}` : `[${values.map(literal).join(', ')}]`
    return negated(condition.not, `${condition.path} in ${list}`)
  }
  return linesCel(condition)
}

function groupCel({ any, not, parts }: Group): string {
  const texts = parts.map((part) => {
    const text = toCel(part)
    return part.kind === 'group' && !part.not && part.parts.length > 1 && parts.length > 1 ? `(${text})` : text
  })
  return negated(not, texts.filter((text) => text !== '').join(any ? ' || ' : ' && '))
}

function linesCel({ what, op, value, where }: Lines): string {
  const filter = toCel(where) || 'true'
  if (what === 'any') return `order.lines.exists(${LINE}, ${filter})`
  if (what === 'none') return `!order.lines.exists(${LINE}, ${filter})`
  const lines = `order.lines.filter(${LINE}, ${filter})`
  if (what === 'count') return `${lines}.size() ${op} ${literal(value)}`
  return `${lines}.map(${LINE}, ${LINE}.${what}).sum() ${op} ${literal(value)}`
}

const negated = (not: boolean, text: string): string => (not && text ? `!(${text})` : text)

/** Whole numbers as they are: a decimal point would make them another type. */
const literal = (value: Scalar): string => (typeof value === 'string' ? JSON.stringify(value) : String(value))
