import type { Base } from '#kit/base.ts'
import { encrypt } from '#kit/crypto.ts'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import { claimIdentity, lockCustomer, markVerified } from './customers.sql.ts'
import type { NormalIdentity } from './identity.ts'
import { indexPeople } from './index-person.ts'

/** Gives a person one more identity. @throws Problem `identity_taken` when somebody else has it; people are never merged by this. */
export function addIdentity(
  ctx: Base,
  organizationId: string,
  customerId: string,
  identity: NormalIdentity,
  verified: boolean,
): Promise<void> {
  return transaction(ctx.pool, async (client) => {
    const customer = await lockCustomer(client, customerId)
    if (!customer?.wrapped_key) throw new Problem('not_found', { what: 'customer' })
    const now = new Date(ctx.clock.now())
    const hash = ctx.vault.identityHash(organizationId, identity.kind, identity.value)
    const value = encrypt(ctx.vault.unwrap(customer.wrapped_key), Buffer.from(identity.value), 'identity')
    const row = { customerId, value, verifiedAt: verified ? now : null, now }
    const { owner, created } = await claimIdentity(client, organizationId, identity, hash, row)
    if (owner !== customerId) throw new Problem('identity_taken', { masked: identity.masked })
    if (created) await indexPeople(ctx, client, organizationId, [customerId])
    if (verified) await markVerified(client, organizationId, identity, hash, now)
  })
}
