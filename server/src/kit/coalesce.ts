/** More was asked than can be queued; the caller should be told to come back. */
export class Overloaded extends Error {}

interface Waiting<T, R> {
  item: T
  resolve: (result: R) => void
  reject: (error: unknown) => void
}

/** Answers one item of a batch; every item must be answered once. */
export interface Answering<T, R> {
  item: T
  resolve: (result: R) => void
  reject: (error: unknown) => void
}

/**
 * Runs one batch at a time and takes whatever arrived while the last one ran: idle, one item goes at once; busy,
 * hundreds go together. No timers. The queue is bounded, and what does not fit is refused rather than delayed.
 */
export class Coalescer<T, R> {
  readonly #run: (batch: Answering<T, R>[]) => Promise<void>
  readonly #take: (waiting: Waiting<T, R>[]) => Waiting<T, R>[]
  readonly #longest: number
  #waiting: Waiting<T, R>[] = []
  #running: Promise<void> | null = null

  /**
   * @param take removes from the queue what goes into the next batch
   */
  constructor(longest: number, take: (waiting: Waiting<T, R>[]) => Waiting<T, R>[], run: (batch: Answering<T, R>[]) => Promise<void>) {
    this.#longest = longest
    this.#take = take
    this.#run = run
  }

  get length(): number {
    return this.#waiting.length
  }

  submit(item: T): Promise<R> {
    if (this.#waiting.length >= this.#longest) return Promise.reject(new Overloaded('too much is waiting'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      this.#running ??= this.#drain()
    })
  }

  /** Resolves when nothing is waiting or running. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #drain(): Promise<void> {
    // One turn of the event loop, so that requests which arrived together go together.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const batch = this.#take(this.#waiting)
      try {
        await this.#run(batch)
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    this.#running = null
  }
}

/** Takes the first `most` items. */
export const takeFirst =
  <T, R>(most: number) =>
  (waiting: Waiting<T, R>[]): Waiting<T, R>[] =>
    waiting.splice(0, most)
