import type { Answer } from '#kit/api.ts'
import { useFormat } from '#kit/format.ts'
import { usePoints } from '#kit/program.ts'

export type Pulse = Answer<'/v1/programs/{program}/pulse'>
export type Figure = Pulse['figures'][number]
/** What a figure says beside its days. */
export type PlainFigure = Omit<Figure, 'series' | 'series_of'>

/** By this a figure is named in the address. */
export const figureId = ({ key, currency }: PlainFigure): string => (currency === null ? key : `${key}.${currency}`)

/** Of these more is better; of the others nobody can say. */
const BETTER = new Set([
  'new_members',
  'active_members',
  'participation',
  'repeat_rate',
  'orders',
  'sales',
  'average_order',
  'members_share',
  'redemption_rate',
])

export type Write = (figure: PlainFigure, value: number | null) => string

/** Writes a value of a figure: money in the program's money, points by their name. */
export function useFigures(): Write {
  const format = useFormat()
  const points = usePoints()
  return ({ unit, currency, key }, value) => {
    if (value === null) return '–'
    if (unit === 'share') return format.share(value)
    if (unit === 'points') return points(currency ?? '', value)
    if (unit === 'count') return format.count(value)
    return key === 'average_order' ? format.money(Math.round(value)) : format.moneyRough(value)
  }
}

export interface Delta {
  /** As a share of what it was; of shares, how many points of a hundred. */
  by: number
  unit: 'share' | 'points'
  mood: 'good' | 'bad' | 'soft'
}

/** How much a figure changed; null where there is nothing to hold it against. */
export function deltaOf({ key, unit, value, previous }: PlainFigure): Delta | null {
  if (value === null || previous === null) return null
  if (unit !== 'share' && previous === 0) return null
  const by = unit === 'share' ? (value - previous) * 100 : (value - previous) / Math.abs(previous)
  const mood = by === 0 || !BETTER.has(key) ? 'soft' : by > 0 ? 'good' : 'bad'
  return { by, unit: unit === 'share' ? 'points' : 'share', mood }
}
