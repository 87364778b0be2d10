import type { Base } from '#kit/base.ts'
import { encrypt, encryptJson } from '#kit/crypto.ts'
import { newId, uuidText } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import { claimIdentity, insertCustomer } from './customers.sql.ts'
import type { NormalIdentity } from './identity.ts'

/** What the brand knows of a person; encrypted as one document under the person's key. */
export type Personal = Readonly<Record<string, string>>

/**
 * The customer of an identity, made if nobody has it. Two at once agree on one: the identity's primary key decides,
 * and the loser's customer is never inserted because it is claimed first.
 */
export async function recordCustomer(
  ctx: Base,
  client: Client,
  organizationId: string,
  known: { identity: NormalIdentity | null; verified?: boolean; personal?: Personal },
): Promise<{ customerId: string; created: boolean }> {
  const now = new Date(ctx.clock.now())
  const { key, wrapped } = ctx.vault.newPersonKey()
  const customerId = uuidText(newId(now.getTime()))
  const personal = known.personal ? encryptJson(key, known.personal, 'personal') : null
  await client.query('savepoint customer')
  await insertCustomer(client, { id: customerId, organization_id: organizationId, wrapped_key: wrapped, personal, created_at: now })
  if (known.identity) {
    const { kind, value } = known.identity
    const hash = ctx.vault.identityHash(organizationId, kind, value)
    const row = { customerId, value: encrypt(key, Buffer.from(value), 'identity'), verifiedAt: known.verified ? now : null, now }
    const owner = await claimIdentity(client, organizationId, known.identity, hash, row)
    if (owner !== customerId) {
      await client.query('rollback to savepoint customer')
      return { customerId: owner, created: false }
    }
  }
  return { customerId, created: true }
}
