import { at } from '../backtests/tally.ts'
import type { MonthTally, OutlookTally } from './outlook.ts'

/** What all threads counted together. */
export function mergeOutlooks(parts: readonly OutlookTally[]): OutlookTally {
  const all: OutlookTally = { members: 0, outstanding: new Map(), expired: new Map(), now: new Map(), reviewed: new Map() }
  for (const part of parts) {
    all.members += part.members
    for (const [currency, { points, micros }] of part.outstanding) {
      const own = at(all.outstanding, currency, () => ({ points: 0, micros: 0 }))
      own.points += points
      own.micros += micros
    }
    for (const [currency, months] of part.expired) {
      const own = all.expired.get(currency)
      all.expired.set(currency, own ? added(own, months) : months)
    }
    addLevels(all.now, part.now)
    addLevels(all.reviewed, part.reviewed)
  }
  return all
}

function added(a: MonthTally, b: MonthTally): MonthTally {
  const sum = (x: Float64Array, y: Float64Array): Float64Array => x.map((value, i) => value + y[i]!)
  return {
    points: [sum(a.points[0], b.points[0]), sum(a.points[1], b.points[1])],
    micros: [sum(a.micros[0], b.micros[0]), sum(a.micros[1], b.micros[1])],
  }
}

function addLevels(all: OutlookTally['now'], part: OutlookTally['now']): void {
  for (const [set, counts] of part) {
    const own = at(all, set, () => new Map<string, number>())
    for (const [cell, members] of counts) own.set(cell, (own.get(cell) ?? 0) + members)
  }
}
