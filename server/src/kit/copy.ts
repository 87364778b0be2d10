import type { Readable } from 'node:stream'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { copyRows } from './connection.ts'

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const EPOCH_2000_MS = 946_684_800_000
const EPOCH_2000_DAY = 10_957
const TWO_32 = 4_294_967_296

/**
 * Rows in Postgres' binary copy format. Copy inserts about four times faster than `unnest`, and binary spares the
 * server the parsing of times and uuids. One writer a table; fields in the order of the column list.
 */
export class CopyRows {
  #buffer: Buffer
  #length = 0
  rows = 0

  constructor(bytes = 1 << 12) {
    this.#buffer = Buffer.allocUnsafeSlow(bytes)
    this.#length = SIGNATURE.copy(this.#buffer, 0)
  }

  /** Empties it for the next batch, keeping the memory. */
  reset(): this {
    this.#length = SIGNATURE.length
    this.rows = 0
    return this
  }

  /** The rows so far, as they will be sent; valid until the next is added. */
  view(): Uint8Array {
    return this.#buffer.subarray(SIGNATURE.length, this.#length)
  }

  /** Bytes so far. */
  get length(): number {
    return this.#length
  }

  /** Where it ends now. */
  place(): { length: number; rows: number } {
    return { length: this.#length, rows: this.rows }
  }

  /** Drops the rows that were added behind a place. */
  cut({ length, rows }: { length: number; rows: number }): void {
    this.#length = length
    this.rows = rows
  }

  /** Puts its parts, given by where they begin and end, into another order. All of it must be in one of them. */
  arrange(parts: readonly (readonly [begin: number, end: number])[]): void {
    const before = Buffer.from(this.#buffer.subarray(0, this.#length))
    let at = SIGNATURE.length
    for (const [begin, end] of parts) at += before.copy(this.#buffer, at, begin, end)
  }

  row(fields: number): this {
    this.#need(2)
    this.#length = this.#buffer.writeInt16BE(fields, this.#length)
    this.rows += 1
    return this
  }

  int2(value: number | null): this {
    if (value === null) return this.null()
    this.#need(6)
    this.#length = this.#buffer.writeInt32BE(2, this.#length)
    this.#length = this.#buffer.writeInt16BE(value, this.#length)
    return this
  }

  int4(value: number | null): this {
    if (value === null) return this.null()
    this.#need(8)
    this.#length = this.#buffer.writeInt32BE(4, this.#length)
    this.#length = this.#buffer.writeInt32BE(value, this.#length)
    return this
  }

  int8(value: number): this {
    this.#need(12)
    this.#length = this.#buffer.writeInt32BE(8, this.#length)
    const high = Math.floor(value / TWO_32)
    this.#length = this.#buffer.writeInt32BE(high, this.#length)
    this.#length = this.#buffer.writeUInt32BE(value - high * TWO_32, this.#length)
    return this
  }

  bool(value: boolean): this {
    this.#need(5)
    this.#length = this.#buffer.writeInt32BE(1, this.#length)
    this.#length = this.#buffer.writeInt8(value ? 1 : 0, this.#length)
    return this
  }

  /** Epoch milliseconds. */
  time(ms: number | null): this {
    return ms === null ? this.null() : this.int8((ms - EPOCH_2000_MS) * 1000)
  }

  /** Days since 1970-01-01. */
  day(day: number | null): this {
    return this.int4(day === null ? null : day - EPOCH_2000_DAY)
  }

  /** Sixteen bytes. */
  uuid(value: Uint8Array): this {
    return this.bytes(value)
  }

  bytes(value: Uint8Array): this {
    this.#need(4 + value.length)
    this.#length = this.#buffer.writeInt32BE(value.length, this.#length)
    this.#buffer.set(value, this.#length)
    this.#length += value.length
    return this
  }

  /** Text, json, and the label of an enum. */
  text(value: string | null): this {
    if (value === null) return this.null()
    this.#need(4 + value.length * 3)
    const written = this.#buffer.write(value, this.#length + 4)
    this.#buffer.writeInt32BE(written, this.#length)
    this.#length += 4 + written
    return this
  }

  null(): this {
    this.#need(4)
    this.#length = this.#buffer.writeInt32BE(-1, this.#length)
    return this
  }

  /** Sends the rows. `into` is `table (columns)`. Nothing is sent when there are none. */
  into(client: ClientBase, into: string): Promise<void> {
    if (this.rows === 0) return Promise.resolve()
    this.#need(2)
    this.#length = this.#buffer.writeInt16BE(-1, this.#length)
    const rows = this.#buffer.subarray(0, this.#length)
    return copyRows(client, `copy ${into} from stdin (format binary)`, rows)
  }

  #need(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + bytes))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}

/** Sends a stream of text or csv to `copy … from stdin`. */
export function copyStream(client: ClientBase, sql: string, source: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    const target = client.query(copyFrom(sql))
    source.once('error', (error) => target.destroy(error))
    target.once('error', reject)
    target.once('finish', () => resolve())
    source.pipe(target)
  })
}
