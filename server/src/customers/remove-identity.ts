import type { Base } from '#kit/base.ts'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import { deleteIdentity, lockCustomer } from './customers.sql.ts'
import type { NormalIdentity } from './identity.ts'
import { indexPeople } from './index-person.ts'

/** Takes an identity away from a person. @throws Problem `not_found` when it is not theirs */
export function removeIdentity(
  ctx: Base,
  organizationId: string,
  customerId: string,
  { kind, channel, app, value }: NormalIdentity,
): Promise<void> {
  const hash = ctx.vault.identityHash(organizationId, kind, value)
  return transaction(ctx.pool, async (client) => {
    await lockCustomer(client, customerId)
    if (!(await deleteIdentity(client, customerId, kind, channel, app, hash))) throw new Problem('not_found', { what: 'identity' })
    await indexPeople(ctx, client, organizationId, [customerId])
  })
}
