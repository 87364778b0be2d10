import type { Base } from '#kit/base.ts'
import { Problem } from '#kit/refusals.ts'
import { deleteIdentity } from './customers.sql.ts'
import type { NormalIdentity } from './identity.ts'

/** Takes an identity away from a person. @throws Problem `not_found` when it is not theirs */
export async function removeIdentity(
  ctx: Base,
  organizationId: string,
  customerId: string,
  { kind, channel, app, value }: NormalIdentity,
): Promise<void> {
  const hash = ctx.vault.identityHash(organizationId, kind, value)
  if (!(await deleteIdentity(ctx.pool, customerId, kind, channel, app, hash))) throw new Problem('not_found', { what: 'identity' })
}
