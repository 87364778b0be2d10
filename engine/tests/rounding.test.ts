import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AMOUNT_MAX, AmountOverflow, allot, ratioOf, scale, wholeAmount, type Rounding } from '../src/numbers/rounding.ts'

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

const MODES: readonly Rounding[] = ['down', 'up', 'half_up', 'half_even']
const amounts = fc.integer({ min: -AMOUNT_MAX, max: AMOUNT_MAX })
const ratios = fc.record({ numerator: fc.bigInt({ min: -1000n, max: 1000n }), denominator: fc.bigInt({ min: 1n, max: 1000n }) })
const floor = (n: bigint, d: bigint): bigint => (n - (((n % d) + d) % d)) / d

describe('the named modes', () => {
  it('are floor, ceiling, and nearest with ties away from zero or to even, whatever the signs', () => {
    fc.assert(
      fc.property(amounts, ratios, (amount, { numerator, denominator }) => {
        const product = BigInt(amount) * numerator
        const below = floor(product, denominator)
        const whole = below * denominator === product
        const twice = 2n * (product - below * denominator)
        const nearest = (tie: bigint): bigint => (twice < denominator ? below : twice > denominator ? below + 1n : tie)
        const expected = {
          down: below,
          up: whole ? below : below + 1n,
          half_up: nearest(product < 0n ? below : below + 1n),
          half_even: nearest(below % 2n === 0n ? below : below + 1n),
        }
        for (const mode of MODES) expect(BigInt(scale(amount, { numerator, denominator }, mode))).toBe(expected[mode])
      }),
      { numRuns: 5000 },
    )
  })

  it('are symmetric about zero for the halves, and down mirrors up', () => {
    const mirror = { down: 'up', up: 'down', half_up: 'half_up', half_even: 'half_even' } as const
    fc.assert(
      fc.property(amounts, ratios, fc.constantFrom(...MODES), (amount, ratio, mode) => {
        const there = scale(amount, ratio, mode)
        expect(scale(-amount, ratio, mirror[mode])).toBe(0 - there)
        const turned = { numerator: -ratio.numerator, denominator: -ratio.denominator }
        expect(scale(amount, turned, mode)).toBe(there)
        expect(Object.is(there, -0)).toBe(false)
      }),
      { numRuns: 5000 },
    )
  })

  it('agree for a computed double with the decimal that a person would write', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.constantFrom(...MODES), (thousandths, mode) => {
        expect(wholeAmount(thousandths / 1000, mode)).toBe(scale(thousandths, { numerator: 1n, denominator: 1000n }, mode))
      }),
      { numRuns: 5000 },
    )
  })
})

/** What must hold of any partition; written out because a hundred thousand `expect` take as long as all other tests. */
function complaintsAbout(parts: readonly number[], total: number, weights: readonly number[]): string[] {
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n)
  const rest = (i: number): bigint => magnitude(BigInt(total) * BigInt(weights[i]!)) % sum
  const exact = (i: number): bigint => magnitude(BigInt(parts[i]!)) * sum - magnitude(BigInt(total) * BigInt(weights[i]!))
  const up = (i: number): boolean => exact(i) > 0n
  const found: string[] = []
  if (parts.reduce((a, p) => a + BigInt(p), 0n) !== BigInt(total)) found.push('does not sum to the total')
  if (sum === 0n) return found
  parts.forEach((part, i) => {
    if (magnitude(exact(i)) >= sum) found.push(`part ${i} is a unit or more from its share`)
    if (weights[i] === 0 && part !== 0) found.push(`part ${i} weighs nothing and got something`)
    const next = i + 1
    if (next < parts.length && !up(i) && up(next) && rest(next) <= rest(i)) found.push(`part ${next} got the unit that was part ${i}’s`)
  })
  return found
}

const magnitude = (x: bigint): bigint => (x < 0n ? -x : x)

describe('allot', () => {
  it('sums to the total exactly, each part within one unit of its share, the unit to the largest remainder', () => {
    const weight = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: AMOUNT_MAX }))
    const total = fc.oneof(fc.integer({ min: -20, max: 20 }), amounts)
    fc.assert(
      fc.property(total, fc.array(weight, { minLength: 1, maxLength: 8 }), (whole, weights) => {
        const complaints = complaintsAbout(allot(whole, weights), whole, weights)
        if (complaints.length > 0) throw new Error(complaints.join('; '))
      }),
      { numRuns: 100_000 },
    )
  }, 60_000)

  it('does not depend on the scale of the weights, and mirrors for a negative total', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(amounts, weights, fc.integer({ min: 1, max: 1000 }), (whole, given, factor) => {
        const parts = allot(whole, given)
        expect(
          allot(
            whole,
            given.map((w) => w * factor),
          ),
        ).toEqual(parts)
        expect(allot(0 - whole, given)).toEqual(parts.map((part) => 0 - part))
      }),
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
