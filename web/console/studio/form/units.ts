import type { Draft } from '../draft.ts'
import { at } from './references.ts'
import type { Schema } from './schema.ts'

/** What a number of the document is: money in minor units, a share from 0 to 1, or just a number. */
export type Unit = 'money' | 'share' | 'number'

const MONEY = [
  /\.unit_cost$/,
  /^coupons\.[^.]+\.cost$/,
  /^currencies\.[^.]+\.(?:value|pay\.amount)$/,
  /^plans\.[^.]+\.price$/,
  /\.(?:discount|cause)\.amount$/,
  /\.prices\.\d+\.money$/,
  /^settings\.(?:approval_above|returns_without_receipt\.(?:max_amount|max_money\.max))$/,
]
const SHARES: ReadonlySet<unknown> = new Set(['active_members', 'repeat_rate', 'members_share_of_sales', 'redemption_rate'])

/** People think of money in its own unit and of shares in percent, whatever the document counts in. */
export function unitOf(document: Draft, path: string, schema: Schema): Unit {
  if (path.endsWith('.objective.target')) {
    const metric = at(document, path.replace(/target$/, 'metric'))
    return metric === 'average_order' ? 'money' : SHARES.has(metric) ? 'share' : 'number'
  }
  if (/^budgets\.[^.]+\.amount$/.test(path)) return at(document, path.replace(/amount$/, 'of')) === 'money' ? 'money' : 'number'
  if (MONEY.some((where) => where.test(path))) return 'money'
  return schema.type === 'number' && (schema.maximum ?? schema.exclusiveMaximum) === 1 ? 'share' : 'number'
}

/** As often as a number of this unit goes into what is shown: 100 fen are one yuan, 0.01 is 1 %. */
export const scaleOf = (unit: Unit, decimals: number): number => (unit === 'money' ? 10 ** decimals : unit === 'share' ? 0.01 : 1)

/** @returns what is shown of a number of the document */
export const shownOf = (value: number, scale: number): number => exact(value / scale)

/** @returns what the document keeps of a number that was typed */
export const keptOf = (shown: number, scale: number, whole: boolean): number => (whole ? Math.round(shown * scale) : exact(shown * scale))

/** Without the last digits of a binary fraction: 0.07 × 100 is 7.000000000000001. */
const exact = (value: number): number => Number(value.toPrecision(12))
