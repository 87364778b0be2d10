import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UsageError } from './usage-error.ts'

/** The bytes of a file, or of standard input for `-`; unpacked where the name ends in .gz. */
export async function* openBytes(file: string): AsyncGenerator<Uint8Array> {
  const bytes: Readable = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 })
  try {
    yield* file.endsWith('.gz') ? unpacked(bytes) : bytes
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!code?.startsWith('Z_')) throw error
    throw new UsageError(`${file} is cut off or damaged (${message}). Get it whole and import it again: nothing is taken twice.`)
  }
}

/** A pipe does not carry errors on; this one does. */
function unpacked(bytes: Readable): Readable {
  const gunzip = createGunzip({ chunkSize: 1 << 18 })
  bytes.on('error', (error) => gunzip.destroy(error))
  return bytes.pipe(gunzip)
}

/** The same bytes, hashed as they pass. */
export async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: { update(chunk: Uint8Array): unknown }): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
}
