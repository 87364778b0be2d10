import type { Command, CommandKind } from '@perennial/engine/decide/command.ts'
import type { Effect, Facts, Refusal } from '@perennial/engine/decide/decision.ts'
import type { Basis } from '@perennial/engine/decide/decision.ts'
import type { Wallet } from '@perennial/engine/decide/state.ts'

/** What kinds of keys there are; the number is what `claims.kind` holds. */
export const CLAIM = { key: 1, reference: 2 } as const
export type ClaimKind = (typeof CLAIM)[keyof typeof CLAIM]

/** A command before it is decided: `at` may be open, and is then when it is decided; `recordedAt` always is. */
export type Draft = { [K in CommandKind]: Omit<Extract<Command, { kind: K }>, 'at' | 'recordedAt'> & { at: number | null } }[CommandKind]

export interface Submission {
  programId: number
  /** Sixteen bytes. */
  holder: Buffer
  draft: Draft
  /** Hash of the caller's idempotency key, of the caller, and of the operation. */
  key: Buffer
  /** Tells another body under the same key. */
  body: number
  /** Hash of an order's reference: the same order under another key is still the same order. */
  reference?: Buffer
  /** For a return: the hash of the reference of its sale. */
  saleReference?: Buffer
  facts?: Facts
  client: string | null
}

/** What a decision leaves behind for its answer, its explanation and its returns. */
export interface Outcome {
  refusal?: Refusal
  effects?: readonly Effect[]
  /** All wallets after the decision. */
  wallets?: Readonly<Record<string, Wallet>>
  basis?: Basis
  /** Sales that a return touched, by `seq`. */
  sales?: readonly number[]
  unmatched?: readonly { line: number; quantity: number }[]
  /** Changes of tier by set. */
  tiers?: Readonly<Record<string, { from: string; to: string }>>
}

/** A decided command, whether just now or long ago. Answers are rendered from this alone, so a retry is answered alike. */
export interface Decided {
  holder: Buffer
  seq: number
  command: Command
  policyVersion: number
  rulesVersion: number
  outcome: Outcome
  /** It had been decided before this submission came. */
  replayed: boolean
}

/** The key was used before, with another body; or the reference is that of another order. */
export class KeyReused extends Error {
  readonly by: 'key' | 'reference'
  constructor(by: 'key' | 'reference') {
    super(`${by} was used with another body`)
    this.by = by
  }
}

/** No such holder in this program. */
export class UnknownHolder extends Error {}
