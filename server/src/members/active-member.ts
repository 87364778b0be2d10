import type { Progress } from '@perennial/engine/decide/state.ts'
import type { Base } from '#kit/base.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { findMember } from './find-member.ts'
import { progressesOf } from './members.sql.ts'

/** A member of this program who may be given something. @throws Problem `not_found`, or `member_not_active` */
export async function activeMember(ctx: Base, programId: number, id: string): Promise<HolderKey> {
  const member = await findMember(ctx, programId, id)
  const holder = holderKey(uuidBytes(member.holder_id))
  const { status } = (await progressesOf(ctx.pool, [holder])).get(holder.text) as Progress
  if (status !== 'active') throw new Problem('member_not_active', { status })
  return holder
}
