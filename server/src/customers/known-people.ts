import type { Base } from '#kit/base.ts'
import { decrypt, decryptJson } from '#kit/crypto.ts'
import type { Client, Pool } from '#kit/pg.ts'
import { customersById, identitiesOf, type IdentityRow } from './customers.sql.ts'
import type { KnownPerson } from './person-terms.ts'

export interface ClearPerson extends KnownPerson {
  identities: readonly (Pick<IdentityRow, 'kind' | 'channel' | 'app' | 'masked'> & { value: string; verified: boolean })[]
}

/** People of an organization in clear; those whose key is gone are left out. Not for showing: see `showPersons`. */
export async function knownPeople(
  ctx: Base,
  db: Pool | Client,
  organizationId: string,
  customerIds: readonly string[],
): Promise<Map<string, ClearPerson>> {
  const [customers, identities] = await Promise.all([customersById(db, organizationId, customerIds), identitiesOf(db, customerIds)])
  const own = new Map(customers.map(({ id }): [string, IdentityRow[]] => [id, []]))
  for (const identity of identities) own.get(identity.customer_id)?.push(identity)
  const people = customers.flatMap(({ id, wrapped_key, personal }): [string, ClearPerson][] => {
    if (!wrapped_key) return []
    const key = ctx.vault.unwrap(wrapped_key)
    const clear = (own.get(id) ?? []).map(({ kind, channel, app, masked, value, verified_at }) => ({
      kind,
      channel,
      app,
      masked,
      value: decrypt(key, value, 'identity').toString(),
      verified: verified_at !== null,
    }))
    return [[id, { personal: personal ? (decryptJson(key, personal, 'personal') as Record<string, string>) : {}, identities: clear }]]
  })
  return new Map(people)
}
