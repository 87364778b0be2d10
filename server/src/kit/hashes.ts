import * as crypto from 'node:crypto'

/** SHA-256 in one call; twice as fast as a hash object for short texts (Node 20.12 and later). */
export const sha256 = (data: string | Uint8Array): Buffer => crypto.hash('sha256', data, 'buffer')

/** The first sixteen bytes of a SHA-256: what claims are keyed by. */
export const keyHash = (...parts: string[]): Buffer => sha256(parts.join('\u0000')).subarray(0, 16)

/** 48 bits of a SHA-256 as a number: tells one body from another under the same key. */
export const bodyHash = (body: string): number => sha256(body).readUIntBE(0, 6)

/** JSON with sorted keys, so that equal bodies have equal text. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) => {
    if (v === null || typeof v !== 'object' || Array.isArray(v)) return v
    return Object.fromEntries(Object.entries(v).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
  })
}
