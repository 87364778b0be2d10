import { createHash } from 'node:crypto'
import { holderKey, type HolderKey } from '../server/src/kit/holder-key.ts'
import { bucketOf } from '../server/src/kit/ids.ts'

const JOINED_FROM = Date.parse('2020-01-01T00:00:00Z')

/**
 * The id of a member of this number: like those the server makes, the time of joining in front and the rest random,
 * but the same in every process and in SQL (`memberIdSql`), so that five million need not be carried about.
 */
export function memberId(i: number): Buffer {
  const id = createHash('md5').update(String(i)).digest()
  id.writeUIntBE(JOINED_FROM + i * 30, 0, 6)
  id[6] = (id[6]! & 0x0f) | 0x70
  id[8] = (id[8]! & 0x3f) | 0x80
  return id
}

/** The same as hexadecimal text, for the number in the expression `i`. */
export const memberIdSql = (i: string): string =>
  `(lpad(to_hex(${JOINED_FROM} + (${i})::bigint * 30), 12, '0') || '7' || substr(md5((${i})::text), 14, 3) ||
    substr('89ab', 1 + (('x' || substr(md5((${i})::text), 17, 1))::bit(4)::int & 3), 1) || substr(md5((${i})::text), 18, 15))`

/** Members by number, sixteen bytes each. */
export class Members {
  readonly count: number
  readonly #ids: Buffer

  constructor(count: number) {
    this.count = count
    this.#ids = Buffer.allocUnsafeSlow(count * 16)
    for (let i = 0; i < count; i++) this.#ids.set(memberId(i), i * 16)
  }

  /** The member of this number, as a request names it. */
  at(i: number): HolderKey {
    return holderKey(this.#ids.subarray(i * 16, i * 16 + 16))
  }

  /** Each with its bucket. */
  *all(): Generator<{ bucket: number; id: Buffer }> {
    for (let i = 0; i < this.count; i++) {
      const id = this.#ids.subarray(i * 16, i * 16 + 16)
      yield { bucket: bucketOf(id), id }
    }
  }
}
