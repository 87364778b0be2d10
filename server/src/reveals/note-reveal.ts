import type { Base } from '#kit/base.ts'
import { holderKey } from '#kit/holder-key.ts'
import { uuidBytes, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Actor } from '../access/actor.ts'
import { personKey, readWith } from '../customers/person-key.ts'
import { encryptFor } from '../customers/personal.ts'
import type { MemberRow } from '../members/members.sql.ts'
import type { Program } from '../programs/program.ts'
import { insertReveal, revealsOf, type RevealRow } from './reveals.sql.ts'

/**
 * Notes that somebody is about to see a person in clear, and why: before they do.
 *
 * @param id the same for the same request, however often it comes
 * @throws Problem `not_found` where the person was erased
 */
export async function noteReveal(
  ctx: Base,
  { id: programId, organizationId }: Pick<Program, 'id' | 'organizationId'>,
  member: MemberRow,
  { id, what, reason, by }: { id: Buffer; what: RevealRow['what']; reason: string; by: Actor },
): Promise<void> {
  const encrypted = await encryptFor(ctx, organizationId, member.customer_id, reason, 'reveal')
  if (!encrypted) throw new Problem('not_found', { what: 'member' })
  await insertReveal(ctx.pool, holderKey(uuidBytes(member.holder_id)), {
    id: uuidText(id),
    programId,
    what,
    reason: encrypted,
    client: by.client,
    author: by.name,
    at: new Date(ctx.clock.now()),
  })
}

/** Who was shown this member's person in clear, when and why. */
export async function revealsShown(
  ctx: Base,
  { organizationId }: Pick<Program, 'organizationId'>,
  member: MemberRow,
): Promise<{ what: string; by: string; at: Date; reason: string | null }[]> {
  const key = await personKey(ctx, organizationId, member.customer_id)
  const rows = await revealsOf(ctx.slowPool, holderKey(uuidBytes(member.holder_id)))
  return rows.map(({ what, author, at, reason }) => ({
    what,
    by: author,
    at,
    reason: key ? (readWith(key, reason, 'reveal') as string) : null,
  }))
}
