import type { Counts, Group, OrderDecider } from './decide-orders.ts'

/**
 * Groups, and rows of them, under way at once: enough to fill the batches of three lanes, few enough that memory stays
 * flat. Twice as many were not faster, and the process grew from 270 to 320 MB.
 */
export const GROUPS_MAX = 1500
const ROWS_MAX = 8000

/**
 * The groups under way. `position` is the first line of the last group before which everything is decided, and `counts`
 * is what became of exactly those groups, so that an import which is cut off goes on from both.
 */
export class Flight {
  readonly counts: Counts
  position: number
  readonly #decider: OrderDecider
  readonly #most: number
  /** Groups that took off and are not counted yet, the oldest first; the counts of those that landed. */
  readonly #groups = new Map<number, Counts | null>()
  #flying = 0
  #rows = 0
  #room: (() => void) | null = null
  #failed: Error | null = null

  constructor(decider: OrderDecider, position: number, counts: Counts, most = GROUPS_MAX) {
    this.#most = most
    this.#decider = decider
    this.position = position
    this.counts = counts
  }

  /** Starts a group once there is room for it. Groups take off in the order of their first lines. */
  async add(group: Group): Promise<void> {
    while (this.#groups.size >= this.#most || this.#rows >= ROWS_MAX) {
      if (this.#failed) throw this.#failed
      await this.#change()
    }
    if (this.#failed) throw this.#failed
    this.#groups.set(group.first, null)
    this.#flying += 1
    this.#rows += group.rows.length
    void this.#decider
      .decide(group)
      .then(
        () => this.#groups.set(group.first, group.counts),
        (error: Error) => (this.#failed ??= error),
      )
      .then(() => this.#land(group))
  }

  /** Resolves when all have landed. @throws what the first that crashed threw */
  async landed(): Promise<void> {
    while (this.#flying > 0) await this.#change()
    if (this.#failed) throw this.#failed
  }

  #change(): Promise<void> {
    return new Promise((resolve) => (this.#room = resolve))
  }

  #land({ rows }: Group): void {
    this.#flying -= 1
    this.#rows -= rows.length
    for (const [first, counts] of this.#groups) {
      if (counts === null) break
      this.#groups.delete(first)
      this.position = first
      for (const name of Object.keys(counts) as (keyof Counts)[]) this.counts[name] += counts[name]
    }
    this.#room?.()
    this.#room = null
  }
}
