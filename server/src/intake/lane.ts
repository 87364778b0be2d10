import { randomInt } from 'node:crypto'
import type pg from 'pg'
import type { Base } from '#kit/base.ts'
import { atOnce, isUnreachable, openClient, sqlState, together } from '#kit/pg.ts'
import type { ProgramCache } from '../programs/program-cache.ts'
import type { Program } from '../programs/program.ts'
import { commitDecisions, StaleState } from './commit-decisions.ts'
import { openBatch } from './intake.sql.ts'
import { readBatch } from './read-batch.ts'
import { byHolder, runBatch, type Item, type Verdict } from './run-batch.ts'
import { KeyReused, UnknownHolder } from './submission.ts'
import { CheckoutChanged } from './write-checkouts.ts'
import { Buffers } from './write-set.ts'

/**
 * Point look-ups only, planned once: what the tables hold at the moment, or what is known of it, must not matter.
 */
const SESSION = `set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set enable_bitmapscan = off;
  set plan_cache_mode = force_generic_plan; set synchronous_commit = on`

/** Tries of one batch before its halves are tried apart, and of one command before its caller gets the error. */
const TRIES = 5

const CAUTIOUS_BATCHES = 200

const LARGE_BATCH = 50

export interface LaneOptions {
  base: Base
  programs: ProgramCache
  /** Whether anybody acts on an announcement of this type; others are not written. */
  announced: (programId: number, type: string) => boolean
  /** Asked before every batch: what must be waited for before `announced` may be believed. Nearly always nothing. */
  refresh: () => Promise<void> | null
  /** Told of announcements written, so that the outbox need not wait for its next look. */
  onAnnounced: () => void
  caution: Caution
  name: string
}

/**
 * A process alone with its database needs no locks: its writes check `seq`, and a lock on every row was a tenth of the
 * database's work. Once another process is met, states are locked for so many batches, so that nobody decides in vain.
 */
export interface Caution {
  batches: number
}

/** Decides batches, one at a time, on a connection of its own. */
export class Lane {
  readonly #options: LaneOptions
  readonly #buffers = new Buffers()
  #client: pg.Client | null = null
  /** Batches committed and commands in them; for the metrics page and the benchmark. */
  readonly counts = { batches: 0, commands: 0, retries: 0 }

  constructor(options: LaneOptions) {
    this.#options = options
  }

  async close(): Promise<void> {
    await this.#client?.end()
    this.#client = null
  }

  /** Decides these, one batch at a time; resolves when each is answered. */
  async run(items: Item[]): Promise<void> {
    try {
      await this.#run(items)
    } catch (error) {
      for (const { reject } of items) reject(error)
    }
  }

  /** A database error retries the batch, then its halves; what it read is read again, because a roll-back forgot it. */
  async #run(items: Item[]): Promise<void> {
    let last: unknown
    for (let attempt = 0; attempt < TRIES; attempt++) {
      try {
        const verdicts = await this.#attempt(items)
        for (const verdict of verdicts) answer(verdict)
        return
      } catch (error) {
        last = error
        this.counts.retries += 1
        if (error instanceof StaleState) this.#options.caution.batches = CAUTIOUS_BATCHES
        await this.#recover(error, attempt)
        // A value the database refuses will be refused again: find which command brings it.
        if (!isPassing(error)) break
      }
    }
    // A database that is away is away for each half too: better to say so now than after a thousand tries.
    if (items.length === 1 || isUnreachable(last)) return items.forEach((item) => item.reject(last))
    const half = Math.ceil(items.length / 2)
    await this.#run(items.slice(0, half))
    await this.#run(items.slice(half))
  }

  async #attempt(items: Item[]): Promise<Verdict[]> {
    const { base, programs, announced, refresh, onAnnounced, caution, name } = this.#options
    this.#client ??= await this.#connect(name)
    const refreshing = refresh()
    if (refreshing) await refreshing
    const client = this.#client
    const ids = [...new Set(items.map(({ item }) => item.programId))]
    const lock = caution.batches > 0
    const sorted = items.toSorted(byHolder)
    const submissions = sorted.map(({ item }) => item)
    // One round trip: the lane's connection sends each statement without waiting for the answer to the one before.
    const [, opening, read] = await atOnce(client, () =>
      together([client.query('begin'), openBatch(client, ids), readBatch(client, submissions, lock)]),
    )
    const recordedAt = base.clock.ofDatabase(opening.databaseNow)
    const known = new Map<number, Program>()
    for (const [id, version] of opening.versions) {
      const program = await programs.atLeast(id, version)
      if (program) known.set(id, program)
    }
    const batch = { id: opening.batchId, client, recordedAt, programs: known, buffers: this.#buffers }
    const { verdicts, set } = await runBatch(batch, sorted, read)
    // Read without locks, a balance and its lots may be of two moments, and the engine stops at what does not add up.
    if (!lock && verdicts.some(isOurs)) throw new StaleState('a decision failed on what was read without locks')
    const head = { id: opening.batchId, recordedAt }
    const commit = (): Promise<readonly [number, unknown]> =>
      together([set.count === 0 ? Promise.resolve(0) : commitDecisions(client, head, set, announced), client.query('commit')])
    // Of a large batch the database had better write one table while the rows of the next are put together.
    const [announcements] = await (set.count < LARGE_BATCH ? atOnce(client, commit) : commit())
    this.counts.batches += 1
    if (caution.batches > 0) caution.batches -= 1
    this.counts.commands += set.count
    if (announcements > 0) onAnnounced()
    return verdicts
  }

  async #connect(name: string): Promise<pg.Client> {
    const { log } = this.#options.base
    const client = await openClient({ url: this.#options.base.databaseUrl, name, statementTimeoutMs: 30_000, log, pipeline: true })
    await client.query(SESSION)
    return client
  }

  async #recover(error: unknown, attempt: number): Promise<void> {
    const { log } = this.#options.base
    log.warn({ code: sqlState(error), message: (error as Error).message, attempt }, 'a batch is tried again')
    const client = this.#client
    const healthy =
      client &&
      (isBehind(error) || sqlState(error) !== null) &&
      (await client.query('rollback').then(
        () => true,
        () => false,
      ))
    if (!healthy) {
      this.#client = null
      // Whether the commit went through is unknown; the keys, read again, will tell. A dead connection may take minutes to end.
      void client?.end().catch(() => undefined)
    }
    if (!isBehind(error)) await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt * (randomInt(50, 150) / 100)))
  }
}

/** What was read is old by now; the database is well. */
const isBehind = (error: unknown): boolean => error instanceof StaleState || error instanceof CheckoutChanged

/** What a caller is told; whatever else fails is ours. */
const ANSWERS = [KeyReused, UnknownHolder, CheckoutChanged]

const isOurs = ({ error }: Verdict): boolean => error !== undefined && !ANSWERS.some((kind) => error instanceof kind)

function answer({ item, decided, error }: Verdict): void {
  if (decided) item.resolve(decided)
  else item.reject(error)
}

/** Dead locks, serialization, lost connections, stale reads and a claim that another process made first pass by themselves. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof StaleState || isUnreachable(error) || ['40001', '40P01', '23505', '55P03', '53400'].includes(sqlState(error) ?? '')
  )
}
