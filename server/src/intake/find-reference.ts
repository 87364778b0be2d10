import type { Base } from '#kit/base.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { loadClaimant, loadReference } from './intake.sql.ts'

/** Whose order has this reference, or null when no order of it was accepted. */
export async function holderOfReference(ctx: Base, programId: number, hash: Buffer): Promise<HolderKey | null> {
  const holder = await loadReference(ctx.pool, programId, hash)
  return holder === null ? null : holderKey(uuidBytes(holder))
}

/** Who used this key, or this reference, before; null when nobody did. */
export async function holderOfClaim(
  ctx: Base,
  programId: number,
  { key, reference }: { key: Buffer | undefined; reference: Buffer },
): Promise<HolderKey | null> {
  const holder = await loadClaimant(ctx.pool, programId, { key: key ?? reference, reference })
  return holder === null ? null : holderKey(uuidBytes(holder))
}
