import { Problem } from '#kit/refusals.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import { normalIdentity } from '../customers/identity.ts'
import type { MemberRow } from '../members/members.sql.ts'
import type { LiveProgram } from '../programs/program.ts'
import { emailOf } from '../staff/email-of.ts'

/**
 * Nobody gives themselves points: a member of staff is known by the address they sign in with.
 *
 * @throws Problem `own_membership`
 */
export async function refuseOwn(
  ctx: Context,
  program: LiveProgram,
  { staff }: Caller,
  { customer_id }: Pick<MemberRow, 'customer_id'>,
): Promise<void> {
  const email = staff && (await emailOf(ctx, staff.id))
  const identity = email ? normalIdentity({ kind: 'email', value: email }) : null
  const own = identity && (await ctx.identities.find(program.organizationId, program.id, identity))
  if (own?.customerId === customer_id) throw new Problem('own_membership')
}
