import type { CompiledVersion } from '../program/compile.ts'
import type { Command, TickCommand } from './command.ts'
import type { HolderState } from './state.ts'
import type { Versions } from './turn.ts'

export interface Published {
  version: CompiledVersion
  /** Epoch ms; rises with the version's number. */
  effectiveFrom: number
}

/** The published versions of one program, oldest first. */
export class Timeline {
  readonly published: readonly Published[]
  readonly all: ReadonlyMap<number, CompiledVersion>

  constructor(published: readonly Published[]) {
    if (published.length === 0) throw new Error('a program decides nothing before its first version is published')
    this.published = published
    this.all = new Map(published.map((p) => [p.version.number, p.version]))
  }

  /** The version in force at an instant; before the first there is only the first. */
  inForce(at: number): Published {
    return this.published.findLast((p) => p.effectiveFrom <= at) ?? this.published[0]!
  }

  /** The version that decides what happened at `at` (null: just now) and is heard of `now`. */
  versionAt(at: number | null, now: number): CompiledVersion {
    return this.inForce(Math.min(at ?? now, now)).version
  }

  get latest(): CompiledVersion {
    return this.published.at(-1)!.version
  }

  /**
   * What a command is decided with: campaign rules by when it happened, policy by what the holder has adopted.
   * A tick adopts what is in force at its moment, and so does a holder's first command.
   */
  versionsFor(state: HolderState, command: Command): Versions {
    const at = Math.min(command.at, command.recordedAt)
    const rules = this.inForce(at).version
    const adopted = this.all.get(state.version)
    const policy = adopted && command.kind !== 'tick' ? adopted : this.inForce(Math.max(at, state.time)).version
    return { policy, rules, all: this.all, since: this.published[0]!.effectiveFrom }
  }

  /** The tick that must be decided before anything at `until`, or null when nothing falls due by then. */
  tickBefore(state: HolderState, until: number, recordedAt: number): TickCommand | null {
    if (state.seq === 0) return null
    const adoption = this.#adoptionAfter(state.version)
    const due = Math.min(state.dueAt ?? Infinity, adoption)
    if (due > until) return null
    return { kind: 'tick', at: Math.max(due, state.time), recordedAt }
  }

  #adoptionAfter(number: number): number {
    const next = this.published.find((p) => p.version.number > number)
    return next ? next.effectiveFrom : Infinity
  }
}

/** State time after a command: it never runs back, and never ahead of when the command was heard of. */
export const timeAfter = (state: HolderState, command: Command): number => Math.max(state.time, Math.min(command.at, command.recordedAt))
