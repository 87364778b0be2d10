import type { Base } from '#kit/base.ts'
import { encrypt, encryptJson } from '#kit/crypto.ts'
import { newId, uuidText } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import { claimIdentity, insertCustomer } from './customers.sql.ts'
import type { NormalIdentity } from './identity.ts'
import { hashedTerms } from './index-person.ts'
import { writeTerms } from './person-terms.sql.ts'

/** What the brand knows of a person; encrypted as one document under the person's key. */
export type Personal = Readonly<Record<string, string>>

/**
 * The customer of an identity, made if nobody has it. Two at once agree on one: the identity's primary key decides,
 * and the loser's customer is never inserted because it is claimed first. Several identities are claimed together and
 * in one order for all, so that two who know a person by the same ones, named in another order, agree too.
 */
export async function recordCustomer(
  ctx: Base,
  client: Client,
  organizationId: string,
  known: { identity: NormalIdentity | null; others?: readonly NormalIdentity[]; verified?: boolean; personal?: Personal },
): Promise<{ customerId: string; created: boolean }> {
  const now = new Date(ctx.clock.now())
  const { key, wrapped } = ctx.vault.newPersonKey()
  const customerId = uuidText(newId(now.getTime()))
  const personal = known.personal ? encryptJson(key, known.personal, 'personal') : null
  await client.query('savepoint customer')
  await insertCustomer(client, { id: customerId, organization_id: organizationId, wrapped_key: wrapped, personal, created_at: now })
  const claimed = [...(known.identity ? [known.identity] : []), ...(known.others ?? [])]
  for (const identity of claimed.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))) {
    const { kind, value } = identity
    const hash = ctx.vault.identityHash(organizationId, kind, value)
    const verifiedAt = known.verified && identity === known.identity ? now : null
    const row = { customerId, value: encrypt(key, Buffer.from(value), 'identity'), verifiedAt, now }
    const { owner } = await claimIdentity(client, organizationId, identity, hash, row)
    if (owner !== customerId) {
      await client.query('rollback to savepoint customer')
      return { customerId: owner, created: false }
    }
  }
  const terms = hashedTerms(ctx, organizationId, { personal: known.personal ?? {}, identities: claimed })
  await writeTerms(client, organizationId, [{ id: customerId, terms }])
  return { customerId, created: true }
}

const nameOf = ({ kind, channel, app, value }: NormalIdentity): string => `${kind} ${channel} ${app} ${value}`
