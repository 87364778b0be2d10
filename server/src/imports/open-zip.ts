import { open, type FileHandle } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { BadFile } from './bad-file.ts'

interface Entry {
  method: number
  flags: number
  compressed: number
  /** Where its own header stands in the file. */
  offset: number
}

const [LOCAL, CENTRAL, END, END_64, LOCATOR_64] = [0x04034b50, 0x02014b50, 0x06054b50, 0x06064b50, 0x07064b50]
const [STORED, DEFLATED] = [0, 8]
const ENCRYPTED = 1
/** A workbook has a few dozen parts; thousands only with a picture in every other cell. */
const ENTRIES_MAX = 20_000
const DIRECTORY_MAX = 8 << 20
const AT_ONCE = 1 << 18

/**
 * A zip archive on disk, whose parts are unpacked as they are read. Not more than so many bytes come out of it, whatever
 * it claims: deflate packs a thousand zeros into one byte.
 */
export class Zip {
  readonly #file: FileHandle
  readonly #entries: ReadonlyMap<string, Entry>
  #left: number

  constructor(file: FileHandle, entries: ReadonlyMap<string, Entry>, most: number) {
    this.#file = file
    this.#entries = entries
    this.#left = most
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** @throws BadFile where the part is damaged, or too much comes out of the archive */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name)
    if (!entry) throw new BadFile('no_part', { name })
    if (entry.flags & ENCRYPTED) throw new BadFile('locked')
    if (entry.method !== STORED && entry.method !== DEFLATED) throw new BadFile('no_workbook')
    const packed = this.#packed(entry)
    try {
      for await (const chunk of entry.method === STORED ? packed : inflated(packed)) {
        this.#left -= chunk.length
        if (this.#left < 0) throw new BadFile('unpacks_too_large')
        yield chunk
      }
    } catch (error) {
      if (error instanceof BadFile || !(error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw error
      throw new BadFile('damaged', { detail: (error as Error).message })
    }
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  async *#packed({ offset, compressed }: Entry): AsyncGenerator<Buffer> {
    const head = await readAt(this.#file, offset, 30)
    if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) throw new BadFile('damaged', { detail: 'zip' })
    let at = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    for (let left = compressed; left > 0;) {
      const chunk = await readAt(this.#file, at, Math.min(left, AT_ONCE))
      if (chunk.length === 0) throw new BadFile('damaged', { detail: 'zip' })
      yield chunk
      at += chunk.length
      left -= chunk.length
    }
  }
}

/**
 * Opens an archive by the directory at its end.
 *
 * @param most how many bytes may come out of it
 * @throws BadFile where it is none
 */
export async function openZip(path: string, most: number): Promise<Zip> {
  const file = await open(path)
  try {
    return new Zip(file, await readDirectory(file), most)
  } catch (error) {
    await file.close()
    throw error
  }
}

async function readDirectory(file: FileHandle): Promise<Map<string, Entry>> {
  const { size } = await file.stat()
  const tail = await readAt(file, Math.max(0, size - 66_000), 66_000)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || tail.length - end < 22 || tail.readUInt32LE(end) !== END) throw new BadFile('no_workbook')
  let [count, length, offset] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  // Whoever streams an archive may write the larger form, also where it is small.
  if (end >= 20 && tail.readUInt32LE(end - 20) === LOCATOR_64) {
    const large = await readAt(file, large64(tail, end - 20 + 8), 56)
    if (large.length < 56 || large.readUInt32LE(0) !== END_64) throw new BadFile('damaged', { detail: 'zip' })
    ;[count, length, offset] = [large64(large, 32), large64(large, 40), large64(large, 48)]
  }
  if (count > ENTRIES_MAX || length > DIRECTORY_MAX || offset > size) throw new BadFile('no_workbook')
  return entriesOf(await readAt(file, offset, length), count)
}

function entriesOf(directory: Buffer, count: number): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw new BadFile('damaged', { detail: 'zip' })
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength)
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const sizes = [24, 20, 42].map((place) => directory.readUInt32LE(at + place))
    const [, compressed, offset] = widened(sizes, extra) as [number, number, number]
    entries.set(name, { flags: directory.readUInt16LE(at + 8), method: directory.readUInt16LE(at + 10), compressed, offset })
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

/** Sizes that do not fit into four bytes stand in the extra field, one after the other. */
function widened(sizes: readonly number[], extra: Buffer): number[] {
  let place = 0
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) if (extra.readUInt16LE(at) === 1) place = at + 4
  return sizes.map((size) => {
    if (size !== 0xffffffff || place === 0 || place + 8 > extra.length) return size
    place += 8
    return large64(extra, place - 8)
  })
}

function large64(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new BadFile('damaged', { detail: 'zip' })
  return Number(value)
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(buffer, read, length - read, position + read)
    if (bytesRead === 0) break
    read += bytesRead
  }
  return buffer.subarray(0, read)
}

/** Unpacks one chunk at a time: whoever stops reading stops the unpacking. */
async function* inflated(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: AT_ONCE })
  const feeding = (async () => {
    for await (const chunk of packed) {
      if (inflate.destroyed) return
      if (!inflate.write(chunk)) await new Promise<void>((resolve) => inflate.once('drain', resolve).once('close', resolve))
    }
    inflate.end()
  })()
  feeding.catch((error: Error) => inflate.destroy(error))
  yield* inflate as AsyncIterable<Buffer>
}
