import { decodeId, encodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { actorOf } from '../access/actor.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import { encryptFor } from '../customers/personal.ts'
import { activeMember } from '../members/active-member.ts'
import { findMember } from '../members/find-member.ts'
import type { LiveProgram } from '../programs/program.ts'
import { carryOut } from './carry-out.ts'
import { decideAsked, goodwillById, type GoodwillRow } from './goodwill.sql.ts'
import { refuseOwn } from './own-membership.ts'

/** What was asked of a second person. @throws Problem `not_found`, also for what others asked where `own` says that only one's own may be seen */
export async function findRequest(ctx: Context, programId: number, id: string, own: string | null = null): Promise<GoodwillRow> {
  const bytes = decodeId('req', id)
  const row = bytes && (await goodwillById(ctx.pool, programId, uuidText(bytes)))
  if (!row?.beyond || (own !== null && row.client !== own)) throw new Problem('not_found', { what: 'request' })
  return row
}

/**
 * A second person agrees, and it is given; or does not. Asked again by the same person, it goes on where it was cut off.
 *
 * @throws Problem `not_found`, `own_request`, `own_membership`, `request_decided`, `member_not_active`
 */
export async function decideRequest(
  ctx: Context,
  program: LiveProgram,
  caller: Caller,
  id: string,
  { state, note }: { state: 'approved' | 'declined'; note: string | null },
): Promise<GoodwillRow> {
  const asked = await findRequest(ctx, program.id, id)
  if (asked.client === caller.client) throw new Problem('own_request')
  const member = await findMember(ctx, program.id, encodeId('mem', uuidBytes(asked.holder_id)))
  await refuseOwn(ctx, program, caller, member)
  if (state === 'approved' && asked.state === 'asked') await activeMember(ctx, program.id, encodeId('mem', uuidBytes(asked.holder_id)))
  const by = actorOf(caller)
  const said = note === null ? null : await encryptFor(ctx, program.organizationId, member.customer_id, note, 'goodwill')
  const verdict = { state, client: by.client, author: by.name, note: said, at: new Date(ctx.clock.now()) }
  const decided = (await decideAsked(ctx.pool, program.id, asked.id, verdict)) ?? (await again(ctx, asked, caller, state))
  if (decided.state === 'approved') await carryOut(ctx, decided)
  return (await goodwillById(ctx.pool, program.id, asked.id))!
}

/** It was decided already: fine, if so and by the same person. */
async function again(
  ctx: Context,
  { program_id, id }: GoodwillRow,
  { client }: Caller,
  state: 'approved' | 'declined',
): Promise<GoodwillRow> {
  const row = (await goodwillById(ctx.pool, program_id, id))!
  const same = row.decided_client === client && (row.state === 'declined') === (state === 'declined')
  if (!same) throw new Problem('request_decided', { state: row.state, by: row.decided_author })
  return row
}
