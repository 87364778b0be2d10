import type { Progress } from '@perennial/engine/decide/state.ts'
import type { z } from 'zod'
import type { Base } from '#kit/base.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { showPerson } from '../customers/show-person.ts'
import type { Program } from '../programs/program.ts'
import { memberAnswer, type MemberAnswer } from './member-answer.ts'
import { memberById, progressOf, type MemberRow } from './members.sql.ts'

/** A member with the person behind it. @throws Problem `not_found` */
export async function showMember(
  ctx: Base,
  program: Pick<Program, 'id' | 'organizationId'>,
  holder: HolderKey,
): Promise<z.infer<typeof MemberAnswer>> {
  const member = await memberById(ctx.pool, program.id, holder.text)
  if (!member) throw new Problem('not_found', { what: 'member' })
  return showRow(ctx, program, member)
}

export async function showRow(
  ctx: Base,
  program: Pick<Program, 'id' | 'organizationId'>,
  member: MemberRow,
): Promise<z.infer<typeof MemberAnswer>> {
  const [progress, person] = await Promise.all([
    progressOf(ctx.pool, holderKey(uuidBytes(member.holder_id))),
    showPerson(ctx, program.organizationId, member.customer_id),
  ])
  return memberAnswer(member, progress as Progress, person)
}
