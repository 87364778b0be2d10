import type { Base } from '#kit/base.ts'
import { holderKey } from '#kit/holder-key.ts'
import { storedDecision, type Stored } from '../intake/stored-decision.ts'
import { isMember } from '../members/find-member.ts'

/** A stored decision of a member of this program, or null; another program's is as good as none. */
export async function findStored(ctx: Base, programId: number, holder: Buffer, seq: number): Promise<Stored | null> {
  const key = holderKey(holder)
  return (await isMember(ctx, programId, key)) ? storedDecision(ctx, key, seq) : null
}
