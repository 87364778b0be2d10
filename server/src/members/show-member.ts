import type { Progress } from '@perennial/engine/decide/state.ts'
import type { z } from 'zod'
import type { Base } from '#kit/base.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { showPersons } from '../customers/show-person.ts'
import type { Program } from '../programs/program.ts'
import { memberAnswer, type MemberAnswer } from './member-answer.ts'
import { memberById, membersById, progressesOf, type MemberRow } from './members.sql.ts'

/** A member with the person behind it. @throws Problem `not_found` */
export async function showMember(
  ctx: Base,
  program: Pick<Program, 'id' | 'organizationId'>,
  holder: HolderKey,
): Promise<z.infer<typeof MemberAnswer>> {
  const member = await memberById(ctx.pool, program.id, holder.text)
  if (!member) throw new Problem('not_found', { what: 'member' })
  return (await showRows(ctx, program, [member]))[0]!
}

/** Many members, in three statements however many they are. */
export async function showRows(
  ctx: Base,
  program: Pick<Program, 'id' | 'organizationId'>,
  members: readonly MemberRow[],
): Promise<z.infer<typeof MemberAnswer>[]> {
  const [progresses, persons] = await Promise.all([
    progressesOf(
      ctx.pool,
      members.map((member) => holderKey(uuidBytes(member.holder_id))),
    ),
    showPersons(
      ctx,
      program.organizationId,
      members.map((member) => member.customer_id),
    ),
  ])
  return members.map((member) => memberAnswer(member, progresses.get(member.holder_id) as Progress, persons.get(member.customer_id)!))
}

/** Members by their ids, in that order; those of other programs are left out. */
export async function showMembers(
  ctx: Base,
  program: Pick<Program, 'id' | 'organizationId'>,
  holders: readonly string[],
): Promise<z.infer<typeof MemberAnswer>[]> {
  const rows = await membersById(ctx.pool, program.id, holders)
  const byId = new Map(rows.map((row) => [row.holder_id, row]))
  return showRows(
    ctx,
    program,
    holders.flatMap((id) => byId.get(id) ?? []),
  )
}
