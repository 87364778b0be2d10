import { openClient } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { BadFile } from './bad-file.ts'
import { compileMapping } from './column-mapping.ts'
import { NO_COUNTS, OrderDecider } from './decide-orders.ts'
import { decideStaged, save } from './decide-staged.ts'
import { fieldsOf } from './fields.ts'
import { Flight } from './flight.ts'
import { fileOf, removeFile } from './import-files.ts'
import type { ImportRow } from './import.ts'
import { markDone, markStaged } from './imports.sql.ts'
import { columnsOf, type OrderMapping } from './mapping.ts'
import { openRecords } from './open-records.ts'
import type { FileRecord } from './read-records.ts'
import { Rejects } from './rejects.ts'
import type { Work } from './run-imports.ts'
import { stagingId } from './run.ts'
import { stageOrders } from './stage-orders.ts'
import { clearStaged, clearStagedBefore, markStaging } from './uploads.sql.ts'

/**
 * Orders under way at once. A till's order waits behind them, so they are few: with 150 a batch is committed before
 * anybody notices.
 */
const GROUPS_MAX = 150
/** How much of the work staging is; the rest is deciding. */
const STAGING = 0.15
/** After so many rows of which none can be read, the mapping is not of this file. */
const ALL_BAD = 1000

/**
 * Imports the orders of an uploaded file. Killed anywhere, its next run stages the file again and goes on with the first
 * order that was not decided; those decided since it last wrote down how far it is are known by their references.
 */
export async function workOnOrders(ctx: Context, program: LiveProgram, { row, signal, at }: Work): Promise<void> {
  const mapping = compileMapping('orders', row.mapping!, row.file!, fieldsOf('orders', program)) as OrderMapping
  const client = await openClient({ url: ctx.databaseUrl, name: 'import', statementTimeoutMs: 0, log: ctx.log })
  try {
    await clearStagedBefore(client, row)
    await markStaging(client, row)
    const rejects = new Rejects(ctx, row.id)
    const { time_zone: zone, money } = program.timeline.latest.settings
    const records = guarded(row, mapping, fileOf(ctx, row.public_id), { signal, at })
    const settings = { zone, decimals: money.decimals, whole: true }
    const staged = await stageOrders(client, stagingId(row), records, mapping, settings, rejects, ({ rows, faulty }) => {
      if (rows >= ALL_BAD && faulty === rows) throw new BadFile('all_bad', { rows })
    })
    await rejects.flush()
    const counts = { ...NO_COUNTS, ...row.counts }
    const flight = new Flight(new OrderDecider(ctx, program, mapping, rejects), row.position, counts, GROUPS_MAX)
    await markStaged(client, row, row.file_hash, staged.staged, flight.position, flight.counts)
    const watching = {
      stage: () => undefined,
      at: (done: number) => at(staged.rows, STAGING + (1 - STAGING) * (staged.staged === 0 ? 1 : done / staged.staged)),
      signal,
    }
    try {
      await decideStaged(ctx, client, row, flight, rejects, watching)
    } finally {
      // What has taken off is decided in any case, and must be in the books of the import.
      await flight.landed().catch(() => undefined)
      await save(ctx, row, flight, rejects)
    }
    await markDone(client, row, { ...flight.counts, rows: staged.rows }, new Date(ctx.clock.now()))
    await clearStaged(client, row)
    removeFile(ctx, row.public_id)
  } finally {
    await client.end()
  }
}

/** The records of the file; between any two of them the work may be stopped. */
async function* guarded(
  { file }: ImportRow,
  mapping: OrderMapping,
  path: string,
  { signal, at }: Pick<Work, 'signal' | 'at'>,
): AsyncGenerator<FileRecord[]> {
  let [bytes, rows, total] = [0, 0, 0]
  const told = { bytes: (chunk: Uint8Array) => (bytes += chunk.length), rows: (count: number) => (total = count) }
  for await (const records of openRecords(path, mapping, columnsOf(mapping), told)) {
    signal.throwIfAborted()
    rows += records.length
    const share = mapping.format === 'xlsx' ? (total > 0 ? rows / total : null) : bytes / file!.bytes
    at(rows, share === null ? null : STAGING * share)
    yield records
  }
}
