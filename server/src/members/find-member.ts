import type { Base } from '#kit/base.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { Problem } from '#kit/refusals.ts'
import { memberById, programOfHolder, type MemberRow } from './members.sql.ts'
import { readMember } from './target.ts'

/** A member of this program by id. @throws Problem `not_found`, also for a member of another program */
export async function findMember(ctx: Base, programId: number, id: string): Promise<MemberRow> {
  const member = await memberById(ctx.pool, programId, readMember(id).text)
  if (!member) throw new Problem('not_found', { what: 'member' })
  return member
}

export const isMember = async (ctx: Base, programId: number, holder: HolderKey): Promise<boolean> =>
  (await memberById(ctx.pool, programId, holder.text)) !== null

/** The program a holder is a member of, for commands that are given nothing but an id. */
export const programOf = (ctx: Base, holder: HolderKey): Promise<number | null> => programOfHolder(ctx.pool, holder.text)
