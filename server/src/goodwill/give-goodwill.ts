import { holderKey } from '#kit/holder-key.ts'
import { uuidBytes, uuidText } from '#kit/ids.ts'
import { transaction, type Client } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import { actorOf } from '../access/actor.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import { encryptFor } from '../customers/personal.ts'
import { activeMember } from '../members/active-member.ts'
import { findMember } from '../members/find-member.ts'
import type { MemberRow } from '../members/members.sql.ts'
import { writeNote } from '../notes/write-note.ts'
import type { LiveProgram } from '../programs/program.ts'
import { allowanceOf, fits, todayIn } from './allowance.ts'
import { goodwillById, insertGoodwill, lockGiver, type GoodwillRow, type GoodwillState } from './goodwill.sql.ts'
import { refuseOwn } from './own-membership.ts'

export interface Giving {
  currency: string
  amount: number
  reason: string
  note: string | null
}

/**
 * Notes what somebody gives by hand: `approved` where they may give it by themselves, else `asked`. Nothing is given yet.
 * A note of theirs also stands among the member's.
 *
 * @param id the same for the same request, however often it comes
 * @throws Problem `not_found`, `member_not_active`, `unknown_currency`, `own_membership`
 */
export async function noteGoodwill(
  ctx: Context,
  program: LiveProgram,
  caller: Caller,
  memberId: string,
  id: Buffer,
  giving: Giving,
): Promise<GoodwillRow> {
  const known = await goodwillById(ctx.pool, program.id, uuidText(id))
  if (known) return known
  await activeMember(ctx, program.id, memberId)
  const member = await givable(ctx, program, caller, memberId, giving.currency)
  if (giving.note !== null) await writeNote(ctx, program, member, { id, text: giving.note, by: actorOf(caller) })
  const note = giving.note === null ? null : await encryptFor(ctx, program.organizationId, member.customer_id, giving.note, 'goodwill')
  await transaction(ctx.pool, async (client) => {
    await lockGiver(client, program.id, caller.client)
    if (await goodwillById(client, program.id, uuidText(id))) return
    const beyond = !fits(await allowanceOf(ctx, client, program, caller, giving.currency), giving.amount)
    await writeGoodwill(ctx, client, program, caller, member, { id, ...giving, note, state: beyond ? 'asked' : 'approved', beyond })
  })
  return (await goodwillById(ctx.pool, program.id, uuidText(id)))!
}

/** The member, if they may be given something of this currency by this caller. */
export async function givable(ctx: Context, program: LiveProgram, caller: Caller, memberId: string, currency: string): Promise<MemberRow> {
  const member = await findMember(ctx, program.id, memberId)
  const { currencies } = program.timeline.versionAt(null, ctx.clock.now()).document
  if (!Object.hasOwn(currencies, currency)) throw new Problem('unknown_currency', { currency })
  await refuseOwn(ctx, program, caller, member)
  return member
}

/** Notes it, in the transaction that found that it fits, or not. */
export async function writeGoodwill(
  ctx: Context,
  client: Client,
  program: LiveProgram,
  caller: Caller,
  member: MemberRow,
  row: { id: Buffer; currency: string; amount: number; reason: string; note: Buffer | null; state: GoodwillState; beyond: boolean },
): Promise<void> {
  const { client: by, name } = actorOf(caller)
  const now = new Date(ctx.clock.now())
  const { bucket, text } = holderKey(uuidBytes(member.holder_id))
  await insertGoodwill(client, {
    ...row,
    id: uuidText(row.id),
    program_id: program.id,
    bucket,
    holder_id: text,
    client: by,
    author: name,
    day: todayIn(ctx, program),
    at: now,
    decided_at: row.state === 'approved' ? now : null,
  })
}
