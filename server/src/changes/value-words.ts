import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { message, type Language } from '#kit/messages.ts'

type Tree = Record<string, unknown>

const LOCALES = { en: 'en-GB', zh: 'zh-CN' } as const
const LONGEST = 160

/** A value of a program document as a manager would say it. */
export function valueInWords(document: ProgramDocument, language: Language, path: readonly string[], value: unknown): string {
  const say = (key: string, values: Tree = {}): string => message(language, `change.value.${key}`, values)
  if (value === undefined || value === null) return say('nothing')
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  if (typeof value === 'number') return isMoney(document, path) ? money(document, language, value) : numberIn(language, value)
  if (typeof value === 'string') return isExpression(path) ? `\`${value}\`` : value
  const tree = value as Tree
  if (typeof tree['policy'] === 'string') return policy(tree, say)
  if (typeof tree['period'] === 'string' && !('max' in tree)) return say(tree['period'], { months: tree['months'] })
  if ('en' in tree || 'zh' in tree) return String(tree[language] ?? tree['en'] ?? tree['zh'])
  return short(compact(value))
}

function policy(tree: Tree, say: (key: string, values?: Tree) => string): string {
  const { policy: name, end_of: end, days, months } = tree
  if (name !== 'span') return say(`policy_${String(name)}`, { ...tree, dates: (tree['dates'] as string[] | undefined)?.join(', ') })
  const length = days === undefined ? say('months', { number: months }) : say('days', { number: days })
  return end === undefined ? length : say('to_end_of', { length, end: say(`end_${end as string}`) })
}

/** Of amounts in minor units of money: what a plan costs, what a benefit costs, levels that count what was spent. */
function isMoney({ tiers, budgets }: ProgramDocument, path: readonly string[]): boolean {
  const [section, key, field, , last] = path
  if (field === 'price' || field === 'unit_cost' || path[1] === 'approval_above' || path[2] === 'max_amount') return true
  if (section === 'budgets' && field === 'amount') return budgets[key!]?.of === 'money'
  return section === 'tiers' && (last === 'reach' || last === 'keep') && 'spent' in (tiers[key!]?.metric ?? {})
}

const isExpression = (path: readonly string[]): boolean => ['when', 'amount', 'where', 'by'].includes(path.at(-1)!)

function money({ settings }: ProgramDocument, language: Language, minor: number): string {
  const { currency, decimals } = settings.money
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const format = new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits })
  return format.format(minor / 10 ** decimals)
}

const numberIn = (language: Language, value: number): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 6 }).format(value)

/** Small structures as the document would write them in one line, without what is only a default. */
function compact(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compact).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const said = Object.entries(value).filter(
    ([, v]) => v !== undefined && v !== null && v !== false && !(Array.isArray(v) && v.length === 0),
  )
  return `{ ${said.map(([key, v]) => `${key}: ${compact(v)}`).join(', ')} }`
}

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)
