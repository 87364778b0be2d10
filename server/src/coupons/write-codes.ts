import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Base } from '#kit/base.ts'
import { decodeId, uuidText } from '#kit/ids.ts'
import { UsageError } from '#kit/usage-error.ts'
import { batchCodes } from './batch-codes.ts'
import { batchById } from './batches.sql.ts'

/** Writes the codes of a batch to a file that only its owner may read, or to standard output for `-`. @returns how many there are */
export async function writeCodes(ctx: Base, programId: number, id: string, out: string): Promise<number> {
  const bytes = decodeId('cpb', id)
  const batch = bytes && (await batchById(ctx.slowPool, programId, uuidText(bytes)))
  if (!batch) throw new UsageError(`The program has no batch ${id}.`)
  if (batch.finished_at === null)
    throw new UsageError(`So far ${batch.made} of ${batch.count} codes of this batch are made. Wait for the rest.`)
  const codes = Readable.from(batchCodes(ctx, batch))
  if (out === '-') await pipeline(codes, process.stdout, { end: false })
  else await pipeline(codes, createWriteStream(out, { mode: 0o600 }))
  return batch.made
}
