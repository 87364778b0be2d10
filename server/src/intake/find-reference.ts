import type { Base } from '#kit/base.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { loadClaimant, loadReference } from './intake.sql.ts'

/** The accepted order of this reference: whose it is, and which of their commands; null when there is none. */
export async function orderOfReference(ctx: Base, programId: number, hash: Buffer): Promise<{ holder: HolderKey; seq: number } | null> {
  const found = await loadReference(ctx.pool, programId, hash)
  return found && { holder: holderKey(uuidBytes(found.holder_id)), seq: found.seq }
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
