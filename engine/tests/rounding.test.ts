import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AmountOverflow, allot, ratioOf, scale, wholeAmount, type Rounding } from '../src/numbers/rounding.ts'

describe('scale', () => {
  it.each<[number, number, Rounding, number]>([
    [101, 0.5, 'down', 50],
    [101, 0.5, 'up', 51],
    [101, 0.5, 'half_up', 51],
    [101, 0.5, 'half_even', 50],
    [103, 0.5, 'half_even', 52],
    [-101, 0.5, 'down', -51],
    [-101, 0.5, 'up', -50],
    [-101, 0.5, 'half_up', -51],
    [100, 0.29, 'down', 29],
    [3, 1e21 / 1e21, 'down', 3],
    [7, 1e3, 'down', 7000],
    [9_007_199_254_740_991, 1, 'down', 9_007_199_254_740_991],
  ])('%d × %d %s = %d', (amount, by, rounding, expected) => {
    expect(scale(amount, ratioOf(by), rounding)).toBe(expected)
  })

  it('refuses what leaves the safe integers', () => {
    expect(() => scale(9_007_199_254_740_991, ratioOf(2), 'down')).toThrow(AmountOverflow)
    expect(() => ratioOf(Infinity)).toThrow(AmountOverflow)
    expect(() => wholeAmount(1e300, 'down')).toThrow(AmountOverflow)
    expect(() => wholeAmount(NaN, 'down')).toThrow(AmountOverflow)
  })
})

describe('wholeAmount', () => {
  it('does not lose a unit to the dirt in a double', () => {
    expect(wholeAmount(0.29 * 100, 'down')).toBe(29)
    expect(wholeAmount(1.1 * 3 * 10, 'up')).toBe(33)
    expect(wholeAmount(28.9, 'down')).toBe(28)
    expect(wholeAmount(28.1, 'up')).toBe(29)
    expect(Object.is(wholeAmount(-0.0000000001, 'down'), 0)).toBe(true)
  })
})

describe('allot', () => {
  it('sums to the total, each part within one unit of its share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 20 }),
        (total, weights) => {
          const parts = allot(total, weights)
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
          const sum = weights.reduce((a, b) => a + b, 0)
          if (sum > 0) parts.forEach((p, i) => expect(Math.abs(p - (total * weights[i]!) / sum)).toBeLessThan(1))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('gives ties to the earlier part and survives empty and zero weights', () => {
    expect(allot(10, [1, 1, 1])).toEqual([4, 3, 3])
    expect(allot(-10, [1, 1, 1])).toEqual([-4, -3, -3])
    expect(allot(5, [0, 0])).toEqual([5, 0])
    expect(allot(5, [])).toEqual([])
  })
})
