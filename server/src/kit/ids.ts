import { typeId } from '@perennial/engine/numbers/type-id.ts'
import { randomFillSync } from 'node:crypto'

/** Sixteen random bytes with the time in front (uuid version 7, RFC 9562), so that new rows sit together. */
export function newId(now: number): Buffer {
  const id = Buffer.allocUnsafe(16)
  randomFillSync(id, 6)
  id.writeUIntBE(now, 0, 6)
  id[6] = (id[6]! & 0x0f) | 0x70
  id[8] = (id[8]! & 0x3f) | 0x80
  return id
}

/** The bucket of a holder: the last byte of its id, which is random. */
export const bucketOf = (id: Uint8Array): number => id[15]!

export function uuidText(id: Uint8Array): string {
  const hex = Buffer.from(id).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export const uuidBytes = (text: string): Buffer => Buffer.from(text.replaceAll('-', ''), 'hex')

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const VALUES = new Map(Array.from(ALPHABET, (c, i) => [c, BigInt(i)]))

export type Prefix =
  | 'mem'
  | 'cus'
  | 'org'
  | 'key'
  | 'imp'
  | 'bkt'
  | 'wif'
  | 'exp'
  | 'vfy'
  | 'ltr'
  | 'whk'
  | 'dlv'
  | 'evt'
  | 'cpn'
  | 'cpb'
  | 'chk'
  | 'sup'
  | 'ful'
  | 'stf'
  | 'ses'
  | 'nte'
  | 'req'

/** A TypeID: `mem_01h…`. */
export const encodeId = (prefix: Prefix, id: Uint8Array): string => typeId(prefix, id)

/** The bytes of a TypeID, or null when it is not one of that prefix. */
export function decodeId(prefix: Prefix, text: string): Buffer | null {
  const suffix = text.startsWith(`${prefix}_`) ? text.slice(prefix.length + 1) : ''
  if (suffix.length !== 26 || suffix > '7zzzzzzzzzzzzzzzzzzzzzzzzz') return null
  let value = 0n
  for (const c of suffix) {
    const digit = VALUES.get(c)
    if (digit === undefined) return null
    value = (value << 5n) | digit
  }
  return Buffer.from(value.toString(16).padStart(32, '0'), 'hex')
}

export const ROW_PREFIXES = ['dec', 'ord', 'lot', 'trf', 'hld', 'ret', 'gft', 'evt'] as const
export type RowPrefix = (typeof ROW_PREFIXES)[number]

/** Rows of a holder have no uuid of their own: their ids are the holder and their place, `ord_01h…_17`. */
export function encodeRowId(prefix: RowPrefix, holder: Uint8Array, ...place: number[]): string {
  return [encodeId('mem', holder).replace('mem', prefix), ...place].join('_')
}

export interface RowId {
  holder: Buffer
  place: number[]
}

export function decodeRowId(prefix: RowPrefix, text: string, places: number): RowId | null {
  const parts = text.split('_')
  if (parts.length !== 2 + places || parts[0] !== prefix) return null
  const holder = decodeId('mem', `mem_${parts[1]}`)
  const place = parts.slice(2).map(Number)
  const whole = place.every((p, i) => Number.isInteger(p) && p >= 0 && p <= 2_147_483_647 && String(p) === parts[i + 2])
  return holder && whole ? { holder, place } : null
}
