import type { Base } from '#kit/base.ts'
import { holderKey } from '#kit/holder-key.ts'
import { uuidBytes, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Actor } from '../access/actor.ts'
import { encryptFor } from '../customers/personal.ts'
import type { MemberRow } from '../members/members.sql.ts'
import type { Program } from '../programs/program.ts'
import { insertNote } from './notes.sql.ts'

/**
 * Writes something down about a member, under the key of the person it is about.
 *
 * @param id the same for the same note, however often it is written
 * @throws Problem `not_found` where the person was erased
 */
export async function writeNote(
  ctx: Base,
  { organizationId }: Pick<Program, 'organizationId'>,
  member: MemberRow,
  note: { id: Buffer; text: string; by: Actor },
): Promise<void> {
  const text = await encryptFor(ctx, organizationId, member.customer_id, note.text, 'note')
  if (!text) throw new Problem('not_found', { what: 'member' })
  const at = new Date(ctx.clock.now())
  await insertNote(ctx.pool, holderKey(uuidBytes(member.holder_id)), {
    id: uuidText(note.id),
    text,
    client: note.by.client,
    author: note.by.name,
    at,
  })
}
