import type pg from 'pg'
import { commitDecisions } from '../../src/intake/commit-decisions.ts'
import { openBatch } from '../../src/intake/intake.sql.ts'
import { readBatch } from '../../src/intake/read-batch.ts'
import { byHolder, runBatch } from '../../src/intake/run-batch.ts'
import type { Decided, Submission } from '../../src/intake/submission.ts'
import { Buffers, type WriteSet } from '../../src/intake/write-set.ts'
import { openClient, type Client } from '../../src/kit/pg.ts'
import { isAnnounced } from '../../src/reactions.ts'
import type { World } from '../world.ts'

/**
 * Another process on the same database, whose one batch stops where a test wants it to: after it has read, or after it
 * has written and before it commits. The steps are those of a lane; only the pauses between them are the test's.
 */
export class HandDriven {
  readonly client: pg.Client
  readonly #world: World
  set: WriteSet = null as never
  head = { id: 0, recordedAt: 0 }

  private constructor(world: World, client: pg.Client) {
    this.#world = world
    this.client = client
  }

  static async open(world: World): Promise<HandDriven> {
    const { databaseUrl: url, log } = world.base
    return new HandDriven(world, await openClient({ url, name: 'by hand', statementTimeoutMs: 20_000, log, pipeline: true }))
  }

  async begin(): Promise<void> {
    await this.client.query('begin')
  }

  /** Reads what the commands need and decides them; nothing is written yet. */
  async read(submissions: readonly Submission[], lock: boolean): Promise<Decided[]> {
    const { programs, clock, programId } = this.#world
    const opening = await openBatch(this.client, [programId])
    this.head = { id: opening.batchId, recordedAt: clock.ofDatabase() }
    const program = (await programs.atLeast(programId, opening.versions.get(programId)!))!
    const batch = { ...this.head, client: this.client, programs: new Map([[programId, program]]), buffers: new Buffers() }
    const unanswered = { resolve: () => undefined, reject: () => undefined }
    const items = submissions.map((item) => ({ item, ...unanswered })).toSorted(byHolder)
    const { verdicts, set } = await runBatch(batch, items, await readBatch(this.client, submissions, lock))
    this.set = set
    for (const { error } of verdicts) if (error) throw error as Error
    return verdicts.map((verdict) => verdict.decided!)
  }

  /** Writes what was decided. Through `client` it can be made to forget a guard. */
  async write(client: Client = this.client): Promise<void> {
    await commitDecisions(client, this.head, this.set, (_, type) => isAnnounced(type))
  }

  async commit(): Promise<void> {
    await this.client.query('commit')
  }

  /** Reads and writes, and holds the rows of its holders until `commit`. */
  async hold(submissions: readonly Submission[], lock: boolean): Promise<Decided[]> {
    const decided = await this.read(submissions, lock)
    await this.write()
    return decided
  }

  async close(): Promise<void> {
    await this.client.end()
  }
}

/** Resolves when so many connections of this database wait for a lock, which is how a test knows that they have come to its barrier. */
export async function untilBlocked(world: World, connections = 1): Promise<void> {
  for (let i = 0; i < 1000; i++) {
    const { rowCount } = await world.base.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
    )
    if (rowCount! >= connections) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('nothing came to the barrier within five seconds')
}
