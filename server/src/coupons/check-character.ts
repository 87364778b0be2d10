/** Crockford's base 32: no I, L, O or U, so that nothing in a code looks like something else in it (crockford.com/base32.html). */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const VALUES = new Map(Array.from(ALPHABET, (character, value) => [character, value]))

/**
 * The check character is the one check symbol of a shortened Reed-Solomon code over GF(32) (I. S. Reed, G. Solomon:
 * Polynomial codes over certain finite fields, J. SIAM 8, 1960): the characters weighted with the powers of a primitive
 * element sum to zero. An error e at one place adds e times a weight, which is never zero, so every single wrong character
 * is found. A swap of two adds their difference times the difference of their weights; the weights of 31 places all
 * differ, so every swap of two unlike characters is found as well, wherever they stand. Of ISO 7064's systems, those with one
 * check character miss some of these.
 */
export const checkCharacter = (text: string): string => ALPHABET[times(weightedSum(text))]!

/** Whether the last character is the check character of those before it. */
export const isWhole = (text: string): boolean => weightedSum(text) === 0

function weightedSum(text: string): number {
  let sum = 0
  for (const character of text) sum = times(sum) ^ VALUES.get(character)!
  return sum
}

/** Times the primitive element, modulo x⁵ + x² + 1. */
const times = (value: number): number => (value & 16 ? (value << 1) ^ 0b100101 : value << 1)
