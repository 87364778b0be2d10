import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import type { Day } from '@perennial/engine/time/calendar.ts'
import { matrixOf, type Matrix } from '../backtests/levels.ts'
import { monthOf, MONTHS, type OutlookTally } from './outlook.ts'
import type { WhatifFigures } from './whatif.ts'

type Compared = { live: number; changed: number; difference: number }

export const compared = (live: number, changed: number): Compared => ({ live, changed, difference: changed - live })

/** `2026-11`. */
export const monthName = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`

const minor = (micros: number): number => Math.round(micros / 1e6)

/** Points that expire by month, and what is left outstanding. */
export function expiryOf(
  { outstanding, expired }: OutlookTally,
  currencies: readonly string[],
  live: CompiledVersion,
  asOf: Day,
): WhatifFigures['expiry'] {
  const first = monthOf(asOf)
  return currencies
    .filter((currency) => live.currencies.has(currency))
    .map((currency) => {
      const { points, micros } = outstanding.get(currency) ?? { points: 0, micros: 0 }
      const left = { points: [points, points], micros: [micros, micros] }
      const months = Array.from({ length: MONTHS }, (_, i) => {
        const gone = (what: 'points' | 'micros', arm: 0 | 1): number => {
          const amount = expired.get(currency)?.[what][arm][i] ?? 0
          left[what][arm]! -= amount
          return amount
        }
        return {
          month: monthName(first + i),
          points: compared(gone('points', 0), gone('points', 1)),
          value: compared(minor(gone('micros', 0)), minor(gone('micros', 1))),
          liability: compared(minor(left.micros[0]!), minor(left.micros[1]!)),
        }
      })
      return { currency, outstanding: { points, value: minor(micros) }, months, remaining: compared(left.points[0]!, left.points[1]!) }
    })
}

/** Who stands where, now and after a review. */
export function tiersOf(
  { now, reviewed }: OutlookTally,
  live: CompiledVersion,
  changed: CompiledVersion,
): NonNullable<WhatifFigures['tiers']> {
  return [...now].map(([set, counts]) => {
    const at = matrixOf(set, counts, live, changed)
    return { set, levels: at.levels, now: moves(at), reviewed: moves(matrixOf(set, reviewed.get(set) ?? new Map(), live, changed)) }
  })
}

const moves = ({ moved, cells }: Matrix): { moved: number; cells: { live: string; changed: string; members: number }[] } => ({
  moved,
  cells: cells.map(({ from, to, members }) => ({ live: from, changed: to, members })),
})
