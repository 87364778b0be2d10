import type { HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { ClaimRow } from './intake.sql.ts'
import type { Loaded } from './loaded.ts'
import { CLAIM, type ClaimKind, type Decided, type Submission } from './submission.ts'
import type { WriteSet } from './write-set.ts'

/** A key that was used: by which body, and where its decision stands. */
export interface KnownClaim {
  body: number
  key: HolderKey
  seq: number
  by: 'key' | 'reference'
  /** The decision, when it was made in this batch. */
  fresh: Decided | null
}

/** What to look up for these submissions. */
export function wantedClaims(submissions: readonly Submission[]): { hash: Buffer; programId: number }[] {
  const wanted: { hash: Buffer; programId: number }[] = []
  for (const { key, reference, saleReference, programId, then } of submissions) {
    if (then) wanted.push(...wantedClaims([then]))
    wanted.push({ hash: key, programId })
    if (reference && !reference.equals(key)) wanted.push({ hash: reference, programId })
    if (saleReference) wanted.push({ hash: saleReference, programId })
  }
  return wanted
}

/** The keys a batch has to do with: those used before it, and those used by its own earlier items. */
export class Claims {
  readonly #known = new Map<string, KnownClaim>()

  get size(): number {
    return this.#known.size
  }

  fill(rows: readonly ClaimRow[]): void {
    for (const [hash, kind, body, bucket, holder, seq] of rows) {
      const key = { bucket, id: uuidBytes(holder), text: holder }
      this.#known.set(nameOf(uuidBytes(hash), kind), { body, key, seq, by: kind === CLAIM.key ? 'key' : 'reference', fresh: null })
    }
  }

  get(hash: Buffer, kind: ClaimKind): KnownClaim | undefined {
    return this.#known.get(nameOf(hash, kind))
  }

  /** The claim that answers a submission, by its key or by its reference. Of two together it is that of the second. */
  of({ key, reference, then }: Submission): KnownClaim | undefined {
    if (this.#known.size === 0) return undefined
    if (then !== null) return this.of(then)
    return this.get(key, CLAIM.key) ?? (reference === null ? undefined : this.get(reference, CLAIM.reference))
  }

  /** The claims that a decision makes; the batch's later items see them at once. */
  make(submission: Submission, holder: Loaded, decided: Decided): WriteSet['claims'] {
    const { key, reference } = submission
    const accepted = decided.outcome.refusal === undefined
    const made: WriteSet['claims'] = []
    const add = (hash: Buffer, kind: ClaimKind): void => {
      made.push({ submission, hash, kind, holder, seq: decided.seq })
      const by = kind === CLAIM.key ? 'key' : 'reference'
      this.#known.set(nameOf(hash, kind), { body: submission.body, key: holder.key, seq: decided.seq, by, fresh: decided })
    }
    // A refused order leaves its reference free: it may be sent again once the reason is gone.
    if (reference && accepted) add(reference, CLAIM.reference)
    // Where the key is the reference, one claim says it all.
    if (!(reference && accepted && reference.equals(key))) add(key, CLAIM.key)
    return made
  }
}

const nameOf = (hash: Buffer, kind: number): string => hash.toString('latin1') + kind
