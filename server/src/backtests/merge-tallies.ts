import type { Wallet } from '@perennial/engine/decide/state.ts'
import { losersFirst, mostChangedFirst, winnersFirst } from './changes.ts'
import { at, emptyTally, type ArmTally, type Flow, type Pair, type Tally } from './tally.ts'

const SHOWN = 20

/** What all threads counted together. */
export function mergeTallies(parts: readonly Tally[]): Tally {
  const all = emptyTally({ sums: new Map(), members: new Float64Array(parts[0]!.resampled.members.length) })
  for (const part of parts) add(all, part)
  all.winners = all.winners.toSorted(winnersFirst).slice(0, SHOWN)
  all.losers = all.losers.toSorted(losersFirst).slice(0, SHOWN)
  all.changed = all.changed.toSorted(mostChangedFirst).slice(0, SHOWN)
  return all
}

function add(all: Tally, part: Tally): void {
  for (const count of ['members', 'population', 'active', 'touched', 'orders', 'returns'] as const) all[count] += part[count]
  for (const [i, arm] of all.arms.entries()) addArm(arm, part.arms[i]!)
  addNested(all.outstanding, part.outstanding)
  for (const [day, { orders, points }] of part.days) {
    const own = at(all.days, day, () => ({ orders: 0, points: new Map() }))
    own.orders += orders
    addPairs(own.points, points)
  }
  for (const [campaign, currencies] of part.campaigns) {
    const own = at(all.campaigns, campaign, () => new Map())
    for (const [currency, days] of currencies)
      addPairs(
        at(own, currency, () => new Map()),
        days,
      )
  }
  for (const [campaign, kinds] of part.acts)
    addPairs(
      at(all.acts, campaign, () => new Map<string, Pair>()),
      kinds,
    )
  for (const [key, { before, hours }] of part.shared) {
    const own = at(all.shared, key, () => ({ before: 0, hours: new Map<number, Pair>() }))
    own.before += before
    addPairs(own.hours, hours)
  }
  addPairs(all.refusals, part.refusals)
  addNested(all.tiers, part.tiers)
  addArray(all.resampled.members, part.resampled.members)
  for (const [name, sums] of part.resampled.sums)
    addArray(
      at(all.resampled.sums, name, () => new Float64Array(sums.length)),
      sums,
    )
  all.winners.push(...part.winners)
  all.losers.push(...part.losers)
  all.changed.push(...part.changed)
}

function addArm(all: ArmTally, part: ArmTally): void {
  addFigures(all.flows, part.flows)
  addFigures(all.end, part.end)
  addNested(all.outstanding, part.outstanding)
}

function addFigures<F extends Flow | Wallet>(all: Map<string, F>, part: ReadonlyMap<string, F>): void {
  for (const [currency, figures] of part) {
    const before = all.get(currency)
    const added = Object.entries(figures).map(([name, value]: [string, number]) => [
      name,
      value + ((before?.[name as keyof F] as number | undefined) ?? 0),
    ])
    all.set(currency, Object.fromEntries(added) as F)
  }
}

function addNested<K>(all: Map<string, Map<K, number>>, part: ReadonlyMap<string, ReadonlyMap<K, number>>): void {
  for (const [key, counts] of part) {
    const own = at(all, key, () => new Map<K, number>())
    for (const [name, count] of counts) own.set(name, (own.get(name) ?? 0) + count)
  }
}

function addPairs<K>(all: Map<K, [number, number]>, part: ReadonlyMap<K, readonly [number, number]>): void {
  for (const [key, [live, draft]] of part) {
    const own = at(all, key, (): [number, number] => [0, 0])
    own[0] += live
    own[1] += draft
  }
}

function addArray(all: Float64Array, part: Float64Array): void {
  for (let i = 0; i < all.length; i++) all[i]! += part[i]!
}
