import type { Base } from '#kit/base.ts'
import type { ProgramCache } from '../programs/program-cache.ts'
import { Lane } from './lane.ts'
import type { Decided, Submission } from './submission.ts'

export interface IntakeOptions {
  base: Base
  programs: ProgramCache
  announced: (type: string) => boolean
  onAnnounced?: () => void
}

/** The way into `decide` for everything that changes a holder. */
export class Intake {
  readonly lanes: readonly Lane[]

  constructor({ base, programs, announced, onAnnounced = () => undefined }: IntakeOptions) {
    this.lanes = Array.from(
      { length: base.config.lanes },
      (_, i) => new Lane({ base, programs, announced, onAnnounced, name: `lane ${i}` }),
    )
  }

  /**
   * Queues a command and resolves when it is durable. All commands of a holder go through one lane, in order.
   *
   * @throws Overloaded when the lane's queue is full
   * @throws KeyReused when the key or reference belongs to another body
   * @throws UnknownHolder when the program has no such holder
   */
  submit(submission: Submission): Promise<Decided> {
    return this.lanes[submission.holder.bucket % this.lanes.length]!.submit(submission)
  }

  get waiting(): number {
    return this.lanes.reduce((sum, lane) => sum + lane.waiting, 0)
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()))
  }
}
