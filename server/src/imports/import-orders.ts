import { sha256, stableJson } from '#kit/hashes.ts'
import { openClient } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { OrderDecider, type Counts, type Group } from './decide-orders.ts'
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
import { openBytes } from './read-records.ts'
import { Rejects } from './rejects.ts'
import { stageOrders } from './stage-orders.ts'

/** Orders under way at once: enough to fill every lane's batches, few enough to stay flat. */
const IN_FLIGHT = 3000

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

const ZERO: Counts = { decided: 0, already_known: 0, refused: 0, orders: 0, returns: 0, kept: 0 }

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
    const decider = new OrderDecider(ctx, program, mapping, rejects, { ...ZERO, ...(before?.counts as Partial<Counts> | undefined) })
    if (before) await takeOver(client, before.id, id, now())
    await markStaged(client, id, staged.fileHash, staged.staged, decider.counts)
    watching.stage('deciding', staged.staged)
    await decideAll(ctx, client, id, before?.position ?? 0, decider, rejects, watching)
    await rejects.flush()
    await markDone(client, id, decider.counts, now())
    const { bad, refused, reasons } = await rejects.counts()
    const report = bad + refused > 0 ? reportFile : null
    if (report) await rejects.writeTo(report)
    return {
      rows: staged.rows,
      ...decider.counts,
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
  after: number,
  decider: OrderDecider,
  rejects: Rejects,
  watching: Watching,
): Promise<void> {
  const flight = new Flight(after)
  await client.query('begin')
  await openGroups(client, id, after)
  let rest: Group | null = null
  let done = 0
  let savedAt = ctx.clock.now()
  for (;;) {
    const rows = await fetchRows(client, 2000)
    for (const row of rows) {
      if (rest && rest.first === row.first) rest.rows.push(row)
      else {
        if (rest) await flight.add(rest, decider)
        rest = { first: row.first, rows: [row] }
      }
    }
    done += rows.length
    watching.at(done)
    if (ctx.clock.now() - savedAt > 1000) {
      savedAt = ctx.clock.now()
      const { position } = flight
      const counts = { ...decider.counts }
      await rejects.flush()
      await saveProgress(ctx.slowPool, id, position, counts)
    }
    if (rows.length === 0) break
  }
  if (rest) await flight.add(rest, decider)
  await flight.landed()
  await client.query('commit')
}

/** The groups under way, and the line before which every group is decided. */
class Flight {
  position: number
  /** First lines of the groups under way, oldest first. */
  readonly #flying = new Set<number>()
  #room: (() => void) | null = null
  #failed: Error | null = null

  constructor(position: number) {
    this.position = position
  }

  /** Starts a group once there is room for it. */
  async add(group: Group, decider: OrderDecider): Promise<void> {
    while (this.#flying.size >= IN_FLIGHT) await this.#change()
    if (this.#failed) throw this.#failed
    this.#flying.add(group.first)
    void decider
      .decide(group)
      .catch((error: Error) => {
        this.#failed ??= error
      })
      .then(() => this.#land(group.first))
  }

  async landed(): Promise<void> {
    while (this.#flying.size > 0) await this.#change()
    if (this.#failed) throw this.#failed
  }

  #change(): Promise<void> {
    return new Promise((resolve) => (this.#room = resolve))
  }

  #land(first: number): void {
    this.#flying.delete(first)
    // Groups take off in the order of their first line, so the oldest still flying bounds what is done.
    const [oldest] = this.#flying
    if (this.#failed === null) this.position = oldest === undefined ? Math.max(this.position, first) : Math.max(this.position, oldest - 1)
    this.#room?.()
    this.#room = null
  }
}
