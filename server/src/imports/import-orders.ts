import { openBytes } from '#kit/file-bytes.ts'
import { sha256, stableJson } from '#kit/hashes.ts'
import { openClient } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { NO_COUNTS, OrderDecider, type Counts, type Group } from './decide-orders.ts'
import { Flight } from './flight.ts'
import {
  clearAbandoned,
  fetchRows,
  insertImport,
  markDone,
  markStaged,
  openGroups,
  saveProgress,
  takeOver,
  unfinishedImport,
} from './imports.sql.ts'
import type { OrderMapping } from './mapping.ts'
import { Rejects } from './rejects.ts'
import { stageOrders } from './stage-orders.ts'

export interface Summary extends Counts {
  rows: number
  bad: number
  reasons: Record<string, number>
  report: string | null
  seconds: number
  /** It went on where an earlier run of the same file was cut off. */
  resumed: boolean
}

export interface Watching {
  stage(name: 'reading' | 'deciding', total: number): void
  at(done: number): void
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
    const rejects = new Rejects(ctx.slowPool, id)
    const { time_zone: zone, money } = program.timeline.latest.settings
    watching.stage('reading', 0)
    const staged = await stageOrders(client, id, openBytes(file), mapping, { zone, decimals: money.decimals }, rejects, watching.at)
    await rejects.flush()
    const before = await unfinishedImport(client, program.id, 'orders', staged.fileHash, mappingHash)
    const flight = new Flight(new OrderDecider(ctx, program, mapping, rejects), before?.position ?? 0, {
      ...NO_COUNTS,
      ...(before?.counts as Partial<Counts> | undefined),
    })
    await client.query('begin')
    if (before) await takeOver(client, before.id, id, now())
    await markStaged(client, id, staged.fileHash, staged.staged, flight.position, flight.counts)
    await client.query('commit')
    watching.stage('deciding', staged.staged)
    await decideAll(ctx, client, id, flight, rejects, watching)
    await rejects.flush()
    await markDone(client, id, flight.counts, now())
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

type Connection = Awaited<ReturnType<typeof openClient>>

async function decideAll(
  ctx: Context,
  client: Connection,
  id: number,
  flight: Flight,
  rejects: Rejects,
  watching: Watching,
): Promise<void> {
  await openGroups(client, id, flight.position)
  let rest: Group | null = null
  let done = 0
  let savedAt = ctx.clock.now()
  for (;;) {
    const rows = await fetchRows(client, 2000)
    for (const row of rows) {
      if (rest && rest.first === row.first) rest.rows.push(row)
      else {
        if (rest) await flight.add(rest)
        rest = { first: row.first, rows: [row], counts: { ...NO_COUNTS } }
      }
    }
    done += rows.length
    watching.at(done)
    if (ctx.clock.now() - savedAt > 1000) {
      savedAt = ctx.clock.now()
      const { position } = flight
      const counts = { ...flight.counts }
      await rejects.flush()
      await saveProgress(ctx.slowPool, id, position, counts)
    }
    if (rows.length === 0) break
  }
  if (rest) await flight.add(rest)
  await flight.landed()
}
