import type { Command } from '@perennial/engine/decide/command.ts'
import type { Accepted, Facts, NotFired, Refused } from '@perennial/engine/decide/decision.ts'
import type { HolderState } from '@perennial/engine/decide/state.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'

/** A decision with all that is needed to tell it. */
export interface Told {
  command: Command
  facts: Facts
  /** The version whose campaigns decided. */
  rules: CompiledVersion
  before: HolderState
  decision: Accepted | Refused
  notFired: readonly NotFired[]
}
