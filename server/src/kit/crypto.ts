import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

/**
 * Keys of one installation, derived from its master key. Identities are found by a keyed hash, so a dump of the
 * database cannot be searched for a phone number; personal data is encrypted under a key of its person, so that
 * destroying that key erases the person here; a backup holds the wrapped key too, until it is rotated out.
 */
export class Vault {
  readonly #wrapping: Buffer
  readonly #hashing: Buffer
  readonly #answering: Buffer
  readonly #signing: Buffer
  readonly #findingCoupons: Buffer
  readonly #keepingCoupons: Buffer
  readonly #signingIn: Buffer
  readonly #keepingRows: Buffer
  readonly #searching: Buffer

  constructor(masterKey: Buffer) {
    this.#wrapping = derive(masterKey, 'wrap personal keys')
    this.#hashing = derive(masterKey, 'hash identities')
    this.#answering = derive(masterKey, 'keep answers')
    this.#signing = derive(masterKey, 'keep signing secrets')
    this.#findingCoupons = derive(masterKey, 'hash coupon codes')
    this.#keepingCoupons = derive(masterKey, 'keep coupon codes')
    this.#signingIn = derive(masterKey, 'hash sign-ins')
    this.#keepingRows = derive(masterKey, 'keep rows of imports')
    this.#searching = derive(masterKey, 'search people')
  }

  /** A fresh key for one person, wrapped for storing. */
  newPersonKey(): { key: Buffer; wrapped: Buffer } {
    const key = randomBytes(32)
    return { key, wrapped: encrypt(this.#wrapping, key, 'person key') }
  }

  unwrap(wrapped: Buffer): Buffer {
    return decrypt(this.#wrapping, wrapped, 'person key')
  }

  /** An answer kept for retries. Its key hash is authenticated: it cannot be put under another key. */
  encryptAnswer(keyHash: Buffer, answer: unknown): Buffer {
    return encryptJson(this.#answering, answer, keyHash.toString('hex'))
  }

  decryptAnswer(keyHash: Buffer, bytes: Buffer): unknown {
    return decryptJson(this.#answering, bytes, keyHash.toString('hex'))
  }

  /** The secret that deliveries are signed with. Whose it is is authenticated: it cannot be put under another endpoint. */
  encryptSecret(owner: string, secret: Buffer): Buffer {
    return encrypt(this.#signing, secret, owner)
  }

  decryptSecret(owner: string, bytes: Buffer): Buffer {
    return decrypt(this.#signing, bytes, owner)
  }

  /** The keyed hash by which a coupon is found, sixteen bytes. The program is part of it: a code of another's leads nowhere. */
  couponHash(programId: number, code: string): Buffer {
    return createHmac('sha256', this.#findingCoupons).update(`${programId}\u0000${code}`).digest().subarray(0, 16)
  }

  /** A coupon's code, for whoever it belongs to. Its hash is authenticated: it cannot be put under another coupon. */
  encryptCode(hash: Buffer, code: string): Buffer {
    return encrypt(this.#keepingCoupons, Buffer.from(code), hash.toString('latin1'))
  }

  decryptCode(hash: Buffer, bytes: Buffer): string {
    return decrypt(this.#keepingCoupons, bytes, hash.toString('latin1')).toString()
  }

  /** A keyed hash of something short that staff sign in with. What for is part of it. */
  signInHash(purpose: string, value: string): Buffer {
    return createHmac('sha256', this.#signingIn).update(`${purpose}\u0000${value}`).digest()
  }

  /** A row of a file that was not taken: it may name people. Its line is authenticated. */
  encryptRow(line: number, row: unknown): Buffer {
    return encryptJson(this.#keepingRows, row, String(line))
  }

  decryptRow(line: number, bytes: Buffer): unknown {
    return decryptJson(this.#keepingRows, bytes, String(line))
  }

  /** The keyed hash of what a person is searched by, 48 bits: as many as a number of JavaScript holds whole. */
  termHash(organization: string, term: string): number {
    return createHmac('sha256', this.#searching).update(`${organization}\u0000${term}`).digest().readUIntBE(0, 6)
  }

  /** The keyed hash by which an identity is found. The organization is part of it: two brands' tables cannot be joined. */
  identityHash(organization: string, kind: string, value: string): Buffer {
    return createHmac('sha256', this.#hashing).update(`${organization}\u0000${kind}\u0000${value}`).digest()
  }
}

const derive = (masterKey: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32))

/** AES-256-GCM: nonce, ciphertext, tag. `purpose` is authenticated, so that a value cannot be moved to another place. */
export function encrypt(key: Buffer, plain: Uint8Array, purpose: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Throws when the key or the purpose is another, or a byte was changed. */
export function decrypt(key: Buffer, bytes: Buffer, purpose: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE)).setAAD(Buffer.from(purpose))
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final()])
}

export const encryptJson = (key: Buffer, value: unknown, purpose: string): Buffer =>
  encrypt(key, Buffer.from(JSON.stringify(value)), purpose)

export const decryptJson = (key: Buffer, bytes: Buffer, purpose: string): unknown => JSON.parse(decrypt(key, bytes, purpose).toString())
