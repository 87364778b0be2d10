import { createHash } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Base } from '#kit/base.ts'
import { newId, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { fileOf, makeFolder } from './import-files.ts'

export interface Upload {
  bytes: number
  hash: Buffer
  /** Whether all of it is UTF-8; else it is in another encoding, or no text. */
  utf8: boolean
  /** Puts it where the import looks for it. */
  keep(publicId: string): void
  discard(): void
}

/**
 * Writes what is sent to a file of its own while it comes, so that memory stays flat however large it is.
 *
 * @throws Problem `body_too_large` beyond the limit
 */
export async function saveUpload(ctx: Base, sent: Readable, limit: number): Promise<Upload> {
  makeFolder(ctx)
  const part = `${fileOf(ctx, uuidText(newId(ctx.clock.now())))}.part`
  const hash = createHash('sha256')
  const utf8 = new Utf8Check()
  let bytes = 0
  async function* looked(): AsyncGenerator<Buffer> {
    for await (const chunk of sent as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > limit) throw new Problem('body_too_large', { limit })
      hash.update(chunk)
      utf8.push(chunk)
      yield chunk
    }
  }
  try {
    // Opened before it is written to: a stream that opens its own file may do so after a refusal has removed it.
    const file = await open(part, 'w', 0o600)
    await pipeline(looked, file.createWriteStream())
  } catch (error) {
    rmSync(part, { force: true })
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? new Problem('no_space') : error
  }
  return {
    bytes,
    hash: hash.digest(),
    utf8: utf8.holds(),
    keep: (publicId) => renameSync(part, fileOf(ctx, publicId)),
    discard: () => rmSync(part, { force: true }),
  }
}

/** Whether bytes that come in chunks are UTF-8 from the first to the last. */
class Utf8Check {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #valid = true

  push(chunk: Uint8Array): void {
    this.#valid &&= this.#decodes(chunk, true)
  }

  holds(): boolean {
    return this.#valid && this.#decodes(new Uint8Array(0), false)
  }

  #decodes(chunk: Uint8Array, stream: boolean): boolean {
    try {
      this.#decoder.decode(chunk, { stream })
      return true
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      return false
    }
  }
}
