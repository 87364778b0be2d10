import { timingSafeEqual } from 'node:crypto'
import { sha256 } from '#kit/hashes.ts'

/** Crockford's: no letter that looks like a number. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** Bytes as a text to be typed in: five bits a letter, in groups of four. */
export function readable(bytes: Uint8Array, letters = 16): string {
  const text = Array.from(bytes.subarray(0, letters), (byte) => ALPHABET[byte % 32]).join('')
  return text.replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** As it was meant: without spaces and hyphens, and what looks like a number is one. */
export const plainCode = (text: string): string => text.replaceAll(/[\s-]/g, '').toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1')

/** Compares without telling by the time it takes how much is right. */
export const sameCode = (given: string, wanted: string): boolean => timingSafeEqual(sha256(plainCode(given)), sha256(plainCode(wanted)))
