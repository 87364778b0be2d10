import type { Readable } from 'node:stream'
import { uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { detectFormat } from './detect-format.ts'
import { fileOf, removeFile } from './import-files.ts'
import type { ImportKind, ImportRow } from './import.ts'
import { lookInto } from './look-into.ts'
import { saveUpload } from './save-upload.ts'
import { importByPublicId, insertUpload } from './uploads.sql.ts'

export interface Uploading {
  programId: number
  kind: ImportKind
  name: string
  askedBy: string
  /** Hash of the idempotency key: the same key again is the same import. */
  key: Buffer
  sent: Readable
}

/**
 * Takes a file and recognises how it is written. The same file under the same key is the import that there is.
 *
 * @throws Problem `body_too_large`, `idempotency_key_reused`
 * @throws BadFile where it cannot be imported
 */
export async function uploadImport(
  ctx: Context,
  { programId, kind, name, askedBy, key, sent }: Uploading,
): Promise<{ row: ImportRow; known: boolean }> {
  const publicId = uuidText(key)
  const upload = await saveUpload(ctx, sent, ctx.config.importBytes)
  const before = await importByPublicId(ctx.pool, programId, publicId)
  if (before) {
    upload.discard()
    if (before.kind === kind && before.file_hash.equals(upload.hash)) return { row: before, known: true }
    throw new Problem('idempotency_key_reused')
  }
  upload.keep(publicId)
  try {
    const path = fileOf(ctx, publicId)
    const format = await detectFormat(path, upload.utf8)
    const { columns } = await lookInto(path, format, 1)
    const file = { ...format, name, bytes: upload.bytes, columns }
    const now = new Date(ctx.clock.now())
    const fresh = await insertUpload(ctx.pool, { publicId, programId, kind, file, hash: upload.hash, askedBy, now })
    return { row: (await importByPublicId(ctx.pool, programId, publicId))!, known: !fresh }
  } catch (error) {
    removeFile(ctx, publicId)
    throw error
  }
}
