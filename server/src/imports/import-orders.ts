import { createHash } from 'node:crypto'
import { openBytes } from '#kit/file-bytes.ts'
import { sha256, stableJson } from '#kit/hashes.ts'
import { openClient } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { NO_COUNTS, OrderDecider, type Counts } from './decide-orders.ts'
import { decideStaged, type Watching } from './decide-staged.ts'
import { Flight } from './flight.ts'
import { clearAbandoned, insertImport, markDone, markStaged, takeOver, unfinishedImport } from './imports.sql.ts'
import { columnsOf, type OrderMapping } from './mapping.ts'
import { openRecords } from './open-records.ts'
import { Rejects } from './rejects.ts'
import { stageOrders } from './stage-orders.ts'

export interface Summary extends Counts {
  rows: number
  reasons: Record<string, number>
  report: string | null
  seconds: number
  /** It went on where an earlier run of the same file was cut off. */
  resumed: boolean
}

/**
 * Imports orders and returns from a file. The rows are staged first, then decided in the order of the file. Killed at
 * any point and started again with the same file and mapping it goes on; no order is decided twice, because its
 * reference is claimed with its decision.
 *
 * @param reportFile where to write the rows that were not taken, or null
 */
export async function importOrders(
  ctx: Context,
  program: LiveProgram,
  file: string,
  mapping: OrderMapping,
  reportFile: string | null,
  watching: Watching,
): Promise<Summary> {
  const start = performance.now()
  const now = (): Date => new Date(ctx.clock.now())
  const client = await openClient({ url: ctx.databaseUrl, name: 'import', statementTimeoutMs: 0, log: ctx.log })
  try {
    await clearAbandoned(client, new Date(ctx.clock.now() - 3_600_000))
    const mappingHash = sha256(stableJson(mapping))
    const id = await insertImport(client, program.id, 'orders', mappingHash, now())
    const rejects = new Rejects(ctx, id)
    const { time_zone: zone, money } = program.timeline.latest.settings
    watching.stage('reading', 0)
    const hash = createHash('sha256')
    // The parts of a workbook are not read from one end to the other.
    if (mapping.format === 'xlsx') for await (const chunk of openBytes(file)) hash.update(chunk)
    const records = openRecords(file, mapping, columnsOf(mapping), { bytes: (chunk) => hash.update(chunk) })
    const settings = { zone, decimals: money.decimals, whole: false }
    const staged = await stageOrders(client, id, records, mapping, settings, rejects, ({ rows }) => watching.at(rows))
    await rejects.flush()
    const fileHash = hash.digest()
    const before = await unfinishedImport(client, program.id, 'orders', fileHash, mappingHash)
    const flight = new Flight(new OrderDecider(ctx, program, mapping, rejects), before?.position ?? 0, {
      ...NO_COUNTS,
      ...(before?.counts as Partial<Counts> | undefined),
    })
    await client.query('begin')
    if (before) await takeOver(client, before.id, id, now())
    await markStaged(client, { id, attempts: 0 }, fileHash, staged.staged, flight.position, flight.counts)
    await client.query('commit')
    watching.stage('deciding', staged.staged)
    await decideStaged(ctx, client, { id, attempts: 0 }, flight, rejects, watching)
    await rejects.flush()
    await markDone(client, { id, attempts: 0 }, flight.counts, now())
    const { bad, refused, reasons } = await rejects.counts()
    const report = bad + refused > 0 ? reportFile : null
    if (report) await rejects.writeTo(report)
    return {
      rows: staged.rows,
      ...flight.counts,
      bad,
      refused,
      reasons,
      report,
      seconds: (performance.now() - start) / 1000,
      resumed: before !== null,
    }
  } finally {
    await client.end()
  }
}
