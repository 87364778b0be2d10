import type { Base } from '#kit/base.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { loadClaimant, loadReference, loadReferences, type ReferenceRow } from './intake.sql.ts'

/** An accepted order: whose it is, and which of their commands. */
export interface OrderPlace {
  holder: HolderKey
  seq: number
  /** It was credited to somebody else before, and the claim of its reference is theirs. */
  moved: boolean
}

/** The accepted order of this reference; null when there is none. */
export async function orderOfReference(ctx: Base, programId: number, hash: Buffer): Promise<OrderPlace | null> {
  const found = await loadReference(ctx.pool, programId, hash)
  return found && placeOf(found)
}

/** The same for many at once, in their order. */
export async function ordersOfReferences(
  ctx: Base,
  references: readonly { programId: number; hash: Buffer }[],
): Promise<(OrderPlace | null)[]> {
  const found = await loadReferences(ctx.pool, references)
  return found.map((row) => row && placeOf(row))
}

const placeOf = ({ holder_id, seq, moved }: ReferenceRow): OrderPlace => ({ holder: holderKey(uuidBytes(holder_id)), seq, moved })

/** Who used this key, or this reference, before; null when nobody did. */
export async function holderOfClaim(
  ctx: Base,
  programId: number,
  { key, reference }: { key: Buffer | undefined; reference: Buffer },
): Promise<HolderKey | null> {
  const holder = await loadClaimant(ctx.pool, programId, { key: key ?? reference, reference })
  return holder === null ? null : holderKey(uuidBytes(holder))
}
