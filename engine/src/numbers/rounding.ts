/**
 * Every product of amounts goes through here. Amounts are safe integers in minor units; what is
 * multiplied is multiplied as bigint, and rounded once, by a mode that has a name.
 */
export type Rounding = 'down' | 'up' | 'half_up' | 'half_even'

/** A number as an exact fraction: 1.5 is `{ numerator: 15n, denominator: 10n }`. */
export interface Ratio {
  numerator: bigint
  denominator: bigint
}

export class AmountOverflow extends RangeError {}

/** Amounts above this are refused at the edges, so sums of a few thousand of them stay safe. */
export const AMOUNT_MAX = 1_000_000_000_000

/** The decimal a person wrote, as a fraction; `1.1` means eleven tenths, not the nearest double. */
export function ratioOf(value: number): Ratio {
  if (!Number.isFinite(value)) throw new AmountOverflow(`not a finite number: ${value}`)
  const [digits, exponent] = value.toExponential().split('e') as [string, string]
  const [whole, fraction = ''] = digits.split('.') as [string, string?]
  const power = Number(exponent) - fraction.length
  const mantissa = BigInt(whole + fraction)
  return power >= 0
    ? { numerator: mantissa * 10n ** BigInt(power), denominator: 1n }
    : { numerator: mantissa, denominator: 10n ** BigInt(-power) }
}

/** `amount × ratio`, rounded once. Throws `AmountOverflow` beyond the safe integers. */
export function scale(amount: number, ratio: Ratio, rounding: Rounding): number {
  return safe(divide(BigInt(amount) * ratio.numerator, ratio.denominator, rounding))
}

/**
 * A double that a rule computed, as a whole amount. Doubles carry dirt in their last digits (0.29 × 100 is
 * 28.999999999999996), so what lies within a billionth of a whole number is that number, and of a half that half
 * (0.145 × 100 is 14.499999999999998).
 */
export function wholeAmount(value: number, rounding: Rounding): number {
  if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) throw new AmountOverflow(`too large: ${value}`)
  const nearest = Math.round(value * 2) / 2
  const clean = Math.abs(value - nearest) <= Math.max(1, Math.abs(value)) * 1e-9 ? nearest : value
  if (Number.isInteger(clean)) return clean + 0
  const scaled = ratioOf(clean)
  return safe(divide(scaled.numerator, scaled.denominator, rounding))
}

/**
 * Splits `total` in proportion to `weights` by largest remainder: the parts sum to the total exactly and each
 * is within one unit of its exact share. Ties go to the earlier part. All weights zero: everything to the first.
 */
export function allot(total: number, weights: readonly number[]): number[] {
  if (total < 0) return allot(-total, weights).map((part) => 0 - part)
  const sum = weights.reduce((a, w) => a + BigInt(w), 0n)
  if (sum === 0n) return weights.map((_, i) => (i === 0 ? total : 0))
  const shares = weights.map((w, index) => {
    const product = BigInt(total) * BigInt(w)
    return { index, part: Number(product / sum), rest: product % sum }
  })
  const parts = shares.map((share) => share.part)
  const left = total - parts.reduce((a, p) => a + p, 0)
  const byRest = shares.toSorted((a, b) => compare(b.rest, a.rest) || a.index - b.index)
  for (const { index } of byRest.slice(0, left)) parts[index]! += 1
  return parts
}

function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const n = magnitude(numerator)
  const d = magnitude(denominator)
  let quotient = n / d
  const rest = n - quotient * d
  if (rest > 0n && roundsAway(rounding, rest * 2n, d, quotient, negative)) quotient += 1n
  return negative ? -quotient : quotient
}

/** `down` and `up` are towards and away from minus infinity; the halves are symmetric about zero. */
function roundsAway(rounding: Rounding, twice: bigint, d: bigint, quotient: bigint, negative: boolean): boolean {
  switch (rounding) {
    case 'down':
      return negative
    case 'up':
      return !negative
    case 'half_up':
      return twice >= d
    case 'half_even':
      return twice > d || (twice === d && quotient % 2n === 1n)
  }
}

function safe(value: bigint): number {
  if (magnitude(value) > BigInt(Number.MAX_SAFE_INTEGER)) throw new AmountOverflow(`too large: ${value}`)
  return Number(value)
}

const magnitude = (x: bigint): bigint => (x < 0n ? -x : x)
const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
