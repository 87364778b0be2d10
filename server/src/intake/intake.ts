import type { Base } from '#kit/base.ts'
import { Overloaded, type Answering } from '#kit/coalesce.ts'
import type { ProgramCache } from '../programs/program-cache.ts'
import { Lane } from './lane.ts'
import type { Decided, Submission } from './submission.ts'

/**
 * A batch of fewer is mostly the cost of the batch itself: two of them side by side took each other's time on two cores,
 * and single orders over HTTP waited 14 ms where they now wait 6.
 */
const FEW = 64

const AT_WORK_MS = 1000

export interface IntakeOptions {
  base: Base
  programs: ProgramCache
  announced: (programId: number, type: string) => boolean
  refresh?: () => Promise<void> | null
  onAnnounced?: () => void
}

type Waiting = Answering<Submission, Decided>

/**
 * The way into `decide` for everything that changes a holder. Whatever waits when a lane is free goes together in one
 * batch: idle, one command at once; busy, hundreds. A holder is never in two batches at a time, so that its commands
 * are decided in the order in which they came. There are no timers.
 */
export class Intake {
  readonly lanes: readonly Lane[]
  readonly #longest: number
  readonly #batchSize: number
  #waiting: Waiting[] = []
  readonly #running = new Map<Lane, { size: number; ended: Promise<void> }>()
  readonly #holders = new Set<string>()
  #starting = false
  #askedAt = -Infinity

  constructor({ base, programs, announced, refresh = () => null, onAnnounced = () => undefined }: IntakeOptions) {
    const { lanes, laneQueue, batchSize } = base.config
    const shared = { base, programs, announced, refresh, onAnnounced, caution: { batches: 0 } }
    this.lanes = Array.from({ length: lanes }, (_, i) => new Lane({ ...shared, name: `lane ${i}` }))
    this.#longest = laneQueue * lanes
    this.#batchSize = batchSize
  }

  /**
   * Queues a command and resolves when it is durable.
   *
   * @throws Overloaded when the queue is full
   * @throws KeyReused when the key or reference belongs to another body
   * @throws UnknownHolder when the program has no such holder
   */
  submit(submission: Submission): Promise<Decided> {
    this.#askedAt = performance.now()
    if (this.#waiting.length >= this.#longest) return Promise.reject(new Overloaded('too much is waiting'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item: submission, resolve, reject })
      this.#startSoon()
    })
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** Whether somebody has asked for a decision within a second: then whatever else there is to do had better be done gently. */
  get atWork(): boolean {
    return performance.now() - this.#askedAt < AT_WORK_MS
  }

  /** Finishes what is queued and closes the connections. */
  async close(): Promise<void> {
    while (this.#waiting.length > 0 || this.#running.size > 0) {
      if (this.#running.size === 0) this.#start()
      await Promise.race([...this.#running.values()].map(({ ended }) => ended))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await Promise.all(this.lanes.map((lane) => lane.close()))
  }

  /** After one turn of the event loop, so that requests which arrived together go together. */
  #startSoon(): void {
    if (this.#starting || this.#running.size === this.lanes.length) return
    this.#starting = true
    setImmediate(() => {
      this.#starting = false
      this.#start()
    })
  }

  #start(): void {
    for (const lane of this.lanes) {
      if (this.#running.has(lane)) continue
      const fewRun = [...this.#running.values()].some(({ size }) => size < FEW)
      const batch = fewRun && this.#waiting.length < FEW ? [] : this.#take()
      if (batch.length === 0) return
      const ended = lane.run(batch).then(() => this.#ended(lane, batch))
      this.#running.set(lane, { size: batch.length, ended })
    }
  }

  #ended(lane: Lane, batch: readonly Waiting[]): void {
    this.#running.delete(lane)
    for (const { item } of batch) this.#holders.delete(item.holder.text)
    if (this.#waiting.length > 0) this.#startSoon()
  }

  /** Takes what goes into the next batch: the first that wait, but for holders who are in a batch now. */
  #take(): Waiting[] {
    const batch: Waiting[] = []
    const passed: Waiting[] = []
    let i = 0
    for (; i < this.#waiting.length && batch.length < this.#batchSize; i++) {
      const waiting = this.#waiting[i]!
      ;(this.#holders.has(waiting.item.holder.text) ? passed : batch).push(waiting)
    }
    this.#waiting = i === this.#waiting.length ? passed : passed.concat(this.#waiting.slice(i))
    for (const { item } of batch) this.#holders.add(item.holder.text)
    return batch
  }
}
