import type { Command, CommandKind } from '@perennial/engine/decide/command.ts'
import type { Facts } from '@perennial/engine/decide/decision.ts'
import { bodyHash } from '#kit/hashes.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { encodeInput } from './input.ts'
import type { StoredOutcome } from './outcome.ts'

/** What kinds of keys there are; the number is what `claims.kind` holds. */
export const CLAIM = { key: 1, reference: 2 } as const
export type ClaimKind = (typeof CLAIM)[keyof typeof CLAIM]

/** A command before it is decided: `at` may be open, and is then when it is decided; `recordedAt` always is. */
export type Draft = { [K in CommandKind]: Omit<Extract<Command, { kind: K }>, 'at' | 'recordedAt'> & { at: number | null } }[CommandKind]

export interface Submission {
  programId: number
  holder: HolderKey
  /** The command; its times are set by the batch that decides it. */
  command: Command
  /** When it happened, or null for when it is decided. */
  at: number | null
  /** The command as it will be stored, without kind and times. Made once: the body's hash is over it too. */
  input: string
  /** Hash of the caller's idempotency key, of the caller, and of the operation. */
  key: Buffer
  /** Tells another body under the same key. */
  body: number
  /** Hash of an order's reference: the same order under another key is still the same order. */
  reference: Buffer | null
  /** For a return: the hash of the reference of its sale. */
  saleReference: Buffer | null
  facts: Facts
  client: string | null
  /** What is decided right after it. Either both are accepted, or nothing of the two is written. */
  then: Submission | null
  /** It is decided as if it were written, and nothing is. */
  dry: boolean
  /** The basket that it is about, as its caller has seen it: of one that was changed since, nothing is decided. */
  checkout: SeenCheckout | null
}

export interface SeenCheckout {
  id: string
  revision: number
}

export interface Submitting {
  programId: number
  holder: HolderKey
  draft: Draft
  key: Buffer
  /** The request as it was sent, by which a retry is known; the command and its holder, if left out. */
  sameAs?: string
  reference?: Buffer
  saleReference?: Buffer
  facts?: Facts
  client: string | null
  /** For a return: the order that is bought in exchange. */
  then?: Submission
  dry?: boolean
  checkout?: SeenCheckout
}

const NO_FACTS: Facts = {}

/** Completes a submission: the stored text and its hash are always made in one way. */
export function submissionOf(given: Submitting): Submission {
  const { programId, holder, draft, key, client, facts = NO_FACTS } = given
  const { at } = draft
  const command = commandOf(draft)
  const input = encodeInput(command)
  const body = bodyHash(given.sameAs ?? `${holder.text} ${command.kind} ${at} ${input}`)
  const { reference = null, saleReference = null, then = null, dry = false, checkout = null } = given
  return { programId, holder, command, at, input, key, body, reference, saleReference, facts, client, then, dry, checkout }
}

/** A decided command, whether just now or long ago. Answers are rendered from this alone, so a retry is answered alike. */
export interface Decided {
  holder: Buffer
  seq: number
  command: Command
  policyVersion: number
  rulesVersion: number
  outcome: StoredOutcome
  /** It had been decided before this submission came. */
  replayed: boolean
  /** What was kept of the facts it was decided by. */
  facts: Facts | null
  /** What was decided right after it and together with it. Of two of which one is refused, neither is written. */
  then?: Decided
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

/** A command of its own, whose times the batch may set. An order is written out: copying it field by field is slow. */
function commandOf(draft: Draft): Command {
  const times = { at: 0, recordedAt: 0 }
  if (draft.kind !== 'order') return { ...draft, ...times }
  const { order, imported, reserved } = draft
  if (reserved !== undefined) return { kind: 'order', ...times, order, reserved }
  return imported ? { kind: 'order', ...times, imported, order } : { kind: 'order', at: 0, recordedAt: 0, order }
}
