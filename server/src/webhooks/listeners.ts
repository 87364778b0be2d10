import type { Base } from '#kit/base.ts'
import { listeningTo } from './webhooks.sql.ts'

/** After this it is read again beside the work; after the second the work waits for it. */
const OLD_MS = 5_000
const STALE_MS = 10_000

/** What a program's endpoints listen to together. */
type Wanted = 'all' | Set<string>

/**
 * Who listens to which events, in memory: an order asks for each of its announcements, and must not ask the database.
 * One small statement every five seconds of work, for all programs together. What another process registered is heard
 * of ten seconds later at most.
 */
export class Listeners {
  readonly #ctx: Base
  #wanted = new Map<number, Wanted>()
  #readAt: number | null = null
  #reading: Promise<void> | null = null
  #changes = 0
  /** How often the database was asked. */
  reads = 0

  constructor(ctx: Base) {
    this.#ctx = ctx
  }

  /** Whether an enabled endpoint of the program wants events of this type. */
  listen(programId: number, type: string): boolean {
    const wanted = this.#wanted.get(programId)
    return wanted !== undefined && (wanted === 'all' || wanted.has(type))
  }

  /** What must be waited for before `listen` may be believed; null where nothing must. */
  refresh(): Promise<void> | null {
    const age = this.#readAt === null ? Infinity : Math.abs(this.#ctx.clock.now() - this.#readAt)
    if (age <= OLD_MS) return null
    this.#reading ??= this.#read()
    if (age > STALE_MS) return this.#reading
    // Nobody waits for this one; if it fails, the next that has to wait says so.
    void this.#reading.catch(() => undefined)
    return null
  }

  /** Something was registered or changed in this process: the next batch knows. */
  forget(): void {
    this.#changes += 1
    this.#readAt = null
  }

  async #read(): Promise<void> {
    try {
      for (let changes = -1; changes !== this.#changes;) {
        // A change made while reading may have been missed: then it is read again.
        changes = this.#changes
        const readAt = this.#ctx.clock.now()
        this.reads += 1
        this.#wanted = wantedBy(await listeningTo(this.#ctx.pool))
        this.#readAt = readAt
      }
    } finally {
      this.#reading = null
    }
  }
}

function wantedBy(rows: readonly { program_id: number; types: string[] | null }[]): Map<number, Wanted> {
  const wanted = new Map<number, Wanted>()
  for (const { program_id, types } of rows) {
    const before = wanted.get(program_id)
    wanted.set(program_id, types === null || before === 'all' ? 'all' : new Set([...(before ?? []), ...types]))
  }
  return wanted
}
