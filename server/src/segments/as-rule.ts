import { PURCHASE_MONTHS } from '@perennial/engine/program/vocabulary.ts'

type Name = keyof typeof PURCHASE_MONTHS

/** Bounds of what members bought in the last so many months; both inside of it, null for none. */
export interface Bounds {
  orders?: readonly [least: number, most: number | null]
  spent?: readonly [least: number, most: number | null]
  /** Days since the last order. */
  ago?: readonly [least: number, most: number | null]
}

/** So many months as rules name them. */
export const stretchName = (months: number): Name =>
  (Object.keys(PURCHASE_MONTHS) as Name[]).find((name) => PURCHASE_MONTHS[name] === months)!

/** The rule that is true of exactly the members within these bounds, so that a group that was found can be saved as a segment. */
export function asRule(months: number, { orders, spent, ago }: Bounds): string {
  const of = `member.${stretchName(months)}`
  const least = orders?.[0] ?? 1
  return [
    ...within(`${of}.orders`, [least, orders?.[1] ?? null]),
    ...(spent ? within(`${of}.spent`, spent, 0) : []),
    ...(ago ? within('member.days_since_last_order', ago, 0) : []),
  ].join(' && ')
}

/** @param floor the least there can be, which need not be said */
function within(value: string, [least, most]: readonly [number, number | null], floor = -1): string[] {
  if (least === most) return [`${value} == ${least}`]
  return [...(least > floor ? [`${value} >= ${least}`] : []), ...(most === null ? [] : [`${value} <= ${most}`])]
}

/** The same bounds as the query of the list of buyers. */
export function asQuery({ orders, spent, ago }: Bounds): string {
  const parts = [
    ['orders_min', orders?.[0] ?? 1],
    ['orders_max', orders?.[1] ?? null],
    ['spent_min', spent?.[0] ?? null],
    ['spent_below', spent?.[1] === null || spent?.[1] === undefined ? null : spent[1] + 1],
    ['last_min', ago?.[0] ?? null],
    ['last_max', ago?.[1] ?? null],
  ] as const
  return parts.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])).join('&')
}
