import type { Vault } from '#kit/crypto.ts'
import { ALPHABET, checkCharacter, isWhole } from './check-character.ts'

/** Random characters of a code, of five bits each: 80 bits. The check character follows. */
export const RANDOM_CHARACTERS = 16
const GROUPS = [4, 4, 4, 5] as const

/** Ours, with the look-alikes folded: an optional prefix of two to six, the random characters, the check character. */
const OURS = new RegExp(`^(?:[${ALPHABET}]{2,6})?[${ALPHABET}]{17}$`)
/** What nobody writes but who means one of ours. */
const GROUPED = /^(?:[A-Z0-9]{2,6}[- ])?(?:[A-Z0-9]{4}[- ]){3}[A-Z0-9]{5}$/
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]{3,64}$/u
const DASHES = /[\u2010-\u2015\u2212]/g
const LOOK_ALIKES: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', U: 'V' }
/** More than anybody types; what is longer is not looked at. */
const TYPED_MAX = 200

/**
 * A code as it is hashed, or null where it cannot be one. Ours are known by their check character: case, spaces, dashes and
 * look-alikes are forgiven. Anything else, imported or shared by all, is taken as it stands, but in capitals and plain width.
 */
export function normalCode(typed: string): string | null {
  if (typed.length > TYPED_MAX) return null
  const plain = typed.normalize('NFKC').trim().toUpperCase()
  const dashed = plain.replaceAll(DASHES, '-')
  const folded = dashed.replaceAll(/[-\s]/g, '').replaceAll(/[ILOU]/g, (letter) => LOOK_ALIKES[letter]!)
  if (OURS.test(folded) && isWhole(folded)) return folded
  return isMistyped(dashed) || !VISIBLE.test(plain) ? null : plain
}

/** Written in the groups of ours. Where the check character is wrong, so is another one. */
export const isMistyped = (typed: string): boolean => GROUPED.test(typed.normalize('NFKC').trim().toUpperCase().replaceAll(DASHES, '-'))

/** The sixteen bytes by which a coupon is found, or null for what cannot be a code of the program. */
export function couponHash(vault: Vault, programId: number, code: string): Buffer | null {
  const normal = normalCode(code)
  return normal === null ? null : vault.couponHash(programId, normal)
}

export interface MadeCode {
  /** As it is shown: in groups. */
  shown: string
  /** As it is hashed. */
  normal: string
}

/** The code of ten random bytes, from `from` on. */
export function codeOf(random: Uint8Array, from: number, prefix: string): MadeCode {
  let body = ''
  // Two times five bytes are eight characters each.
  for (let i = from; i < from + 10; i += 5) {
    const high = (random[i]! << 12) | (random[i + 1]! << 4) | (random[i + 2]! >> 4)
    const low = ((random[i + 2]! & 15) << 16) | (random[i + 3]! << 8) | random[i + 4]!
    for (const half of [high, low]) for (let shift = 15; shift >= 0; shift -= 5) body += ALPHABET[(half >> shift) & 31]!
  }
  const folded = prefix.replaceAll(/[ILOU]/g, (letter) => LOOK_ALIKES[letter]!) + body
  const check = checkCharacter(folded)
  return { normal: folded + check, shown: grouped(prefix, body + check) }
}

function grouped(prefix: string, body: string): string {
  const parts = prefix === '' ? [] : [prefix]
  let at = 0
  for (const length of GROUPS) parts.push(body.slice(at, (at += length)))
  return parts.join('-')
}
