import type { Base } from '#kit/base.ts'
import { decryptJson } from '#kit/crypto.ts'
import { customersById, identitiesOf, type CustomerRow } from './customers.sql.ts'

export interface ShownPerson {
  personal: Record<string, string>
  identities: { kind: string; channel: string; app: string; masked: string; verified: boolean }[]
}

/** What may be shown of a person: the decrypted personal fields, and identities by their masks only. */
export async function showPerson(ctx: Base, organizationId: string, customerId: string): Promise<ShownPerson> {
  return (await showPersons(ctx, organizationId, [customerId])).get(customerId)!
}

/** The same of many, in two statements. */
export async function showPersons(ctx: Base, organizationId: string, ids: readonly string[]): Promise<Map<string, ShownPerson>> {
  const [customers, identities] = await Promise.all([customersById(ctx.pool, organizationId, ids), identitiesOf(ctx.pool, ids)])
  const personal = new Map(customers.map((customer) => [customer.id, personalOf(ctx, customer)]))
  const shown = new Map(ids.map((id): [string, ShownPerson] => [id, { personal: personal.get(id) ?? {}, identities: [] }]))
  for (const { customer_id, kind, channel, app, masked, verified_at } of identities)
    shown.get(customer_id)!.identities.push({ kind, channel, app, masked, verified: verified_at !== null })
  return shown
}

const personalOf = (ctx: Base, { personal, wrapped_key }: CustomerRow): Record<string, string> =>
  personal && wrapped_key ? (decryptJson(ctx.vault.unwrap(wrapped_key), personal, 'personal') as Record<string, string>) : {}
