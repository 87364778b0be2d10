import { describe, expect, it } from 'vitest'
import { arrivalTimes, randomOf, risingRates } from './schedule.ts'

describe('arrivalTimes', () => {
  it('comes at the wanted rate, rising, within the time', () => {
    const times = arrivalTimes(500, 20, 1)
    // The count of a Poisson process of 10,000 strays by 100; five times that would be one in a million.
    expect(Math.abs(times.length - 10_000)).toBeLessThan(500)
    expect(times[0]).toBeGreaterThan(0)
    expect(times.at(-1)).toBeLessThan(20_000)
    expect(times.every((time, i) => i === 0 || time > times[i - 1]!)).toBe(true)
  })

  it('bunches as independent customers do: gaps stray as much as they are long', () => {
    const times = arrivalTimes(1000, 20, 2)
    const gaps = Array.from(times, (time, i) => time - (times[i - 1] ?? 0))
    const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length)
    expect(mean).toBeCloseTo(1, 1)
    expect(deviation / mean).toBeCloseTo(1, 1)
  })

  it('is the same for the same seed only', () => {
    expect(arrivalTimes(100, 1, 7)).toEqual(arrivalTimes(100, 1, 7))
    expect(arrivalTimes(100, 1, 7)).not.toEqual(arrivalTimes(100, 1, 8))
  })
})

describe('randomOf', () => {
  it('fills the interval evenly', () => {
    const random = randomOf(3)
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < 100_000; i++) tenths[Math.floor(random() * 10)]! += 1
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })
})

describe('risingRates', () => {
  it('rises by the factor and stops before the most', () => {
    expect(risingRates(100, 1.5, 400)).toEqual([100, 150, 225, 338])
  })
})
