import type { Base } from '#kit/base.ts'
import { decrypt, decryptJson } from '#kit/crypto.ts'
import { customersById, identitiesOf, type CustomerRow } from './customers.sql.ts'

export interface ShownPerson {
  personal: Record<string, string>
  identities: { kind: string; channel: string; app: string; masked: string; verified: boolean; value?: string }[]
}

/** What may be shown of a person: the decrypted personal fields, and identities by their masks only. */
export async function showPerson(ctx: Base, organizationId: string, customerId: string): Promise<ShownPerson> {
  return (await showPersons(ctx, organizationId, [customerId])).get(customerId)!
}

/**
 * The same of many, in two statements.
 *
 * @param clear identities with their values as well
 */
export async function showPersons(
  ctx: Base,
  organizationId: string,
  ids: readonly string[],
  clear = false,
): Promise<Map<string, ShownPerson>> {
  const [customers, identities] = await Promise.all([customersById(ctx.pool, organizationId, ids), identitiesOf(ctx.pool, ids)])
  const personal = new Map(customers.map((customer) => [customer.id, personalOf(ctx, customer)]))
  const shown = new Map(ids.map((id): [string, ShownPerson] => [id, { personal: personal.get(id) ?? {}, identities: [] }]))
  const keys = new Map(clear ? customers.map(({ id, wrapped_key: key }) => [id, key && ctx.vault.unwrap(key)]) : [])
  for (const { customer_id, kind, channel, app, masked, value, verified_at } of identities) {
    const key = keys.get(customer_id)
    const identity = { kind, channel, app, masked, verified: verified_at !== null }
    shown.get(customer_id)!.identities.push({ ...identity, ...(key && { value: decrypt(key, value, 'identity').toString() }) })
  }
  return shown
}

/** The personal fields in clear; none of somebody whose key was destroyed. */
export const personalOf = (ctx: Base, { personal, wrapped_key }: CustomerRow): Record<string, string> =>
  personal && wrapped_key ? (decryptJson(ctx.vault.unwrap(wrapped_key), personal, 'personal') as Record<string, string>) : {}
