import { describe, expect, it } from 'vitest'
import { Ranking } from '../../src/backtests/ranking.ts'
import { intervalOf, Resamples, RESAMPLES } from '../../src/backtests/resample.ts'
import { numbersFrom } from '../imports/retail-file.ts'

const MEMBERS = 2000

/** Members with a figure each, most of them small and some large, as spending is. */
function drawn(seed: number): { member: Uint8Array; value: number }[] {
  const next = numbersFrom(seed)
  return Array.from({ length: MEMBERS }, () => {
    const member = Uint8Array.from({ length: 16 }, () => Math.floor(next() * 256))
    return { member, value: Math.floor(100 / (0.02 + next())) }
  })
}

function resampled(people: readonly { member: Uint8Array; value: number }[], seed = 1): Resamples {
  const resamples = new Resamples(seed)
  for (const { member, value } of people) resamples.add(member, new Map([['x', value]]))
  return resamples
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

describe('the bootstrap', () => {
  it('has the width that theory gives a total', () => {
    const people = drawn(7)
    const { sums, members } = resampled(people)
    const values = people.map(({ value }) => value)
    const [total, mean] = [sum(values), sum(values) / MEMBERS]
    const deviation = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)))
    const { low, high } = intervalOf(sums.get('x')!, members, MEMBERS)
    expect(low).toBeLessThan(total)
    expect(high).toBeGreaterThan(total)
    expect((high - low) / (2 * 1.96 * deviation)).toBeGreaterThan(0.88)
    expect((high - low) / (2 * 1.96 * deviation)).toBeLessThan(1.12)
  })

  it('covers the true total in about 95 of 100 draws of members', () => {
    let covered = 0
    const totals = Array.from({ length: 60 }, (_, i) => sum(drawn(1000 + i).map(({ value }) => value)))
    const truth = sum(totals) / totals.length
    for (let i = 0; i < 60; i++) {
      const { sums, members } = resampled(drawn(1000 + i))
      const { low, high } = intervalOf(sums.get('x')!, members, MEMBERS)
      if (low <= truth && truth <= high) covered += 1
    }
    expect(covered).toBeGreaterThanOrEqual(52)
  })

  it('counts a member once on average, and as often as a Poisson number', () => {
    const { members } = resampled(drawn(3))
    const mean = sum([...members]) / RESAMPLES
    expect(Math.abs(mean / MEMBERS - 1)).toBeLessThan(0.01)
    const variance = sum([...members].map((m) => (m - mean) ** 2)) / RESAMPLES
    expect(variance / MEMBERS).toBeGreaterThan(0.85)
    expect(variance / MEMBERS).toBeLessThan(1.15)
  })

  it('gives the same whoever counts which members, and in what order', () => {
    const people = drawn(11)
    const [all, first, second] = [resampled(people), resampled(people.slice(0, 700)), resampled(people.slice(700).toReversed())]
    const together = first.sums.get('x')!.map((value, i) => value + second.sums.get('x')![i]!)
    expect(together).toEqual(all.sums.get('x'))
    expect(resampled(people, 2).sums.get('x')).not.toEqual(all.sums.get('x'))
  })

  it('has no width where all are alike, and none without members', () => {
    const alike = drawn(5).map(({ member }) => ({ member, value: 10 }))
    const { sums, members } = resampled(alike)
    expect(intervalOf(sums.get('x')!, members, MEMBERS)).toEqual({ low: 20_000, high: 20_000 })
    expect(intervalOf(new Float64Array(RESAMPLES), new Float64Array(RESAMPLES), 0)).toEqual({ low: 0, high: 0 })
  })
})

describe('a ranking', () => {
  it('keeps the first few, in order, in whatever order they come', () => {
    const values = Array.from({ length: 500 }, (_, i) => (i * 7919) % 500)
    const ranking = new Ranking<number>(20, (a, b) => a - b)
    for (const value of values) ranking.add(value)
    expect(ranking.items).toEqual(Array.from({ length: 20 }, (_, i) => i))
    expect([ranking.admits(19.5), ranking.admits(18.5)]).toEqual([false, true])
  })
})
