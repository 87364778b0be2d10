import type { Base } from '#kit/base.ts'
import { decryptJson } from '#kit/crypto.ts'
import { customerById, customersById } from './customers.sql.ts'

/** The key of a person, to read many things of theirs with; null once it is destroyed. */
export async function personKey(ctx: Base, organizationId: string, customerId: string): Promise<Buffer | null> {
  const customer = await customerById(ctx.pool, organizationId, customerId)
  return customer?.wrapped_key ? ctx.vault.unwrap(customer.wrapped_key) : null
}

/** What was encrypted by `encryptFor` for this purpose. */
export const readWith = (key: Buffer, bytes: Buffer, purpose: string): unknown => decryptJson(key, bytes, purpose)

/** The keys of people, by their ids; those that are destroyed are left out. */
export async function peopleKeys(ctx: Base, organizationId: string, customerIds: readonly string[]): Promise<Map<string, Buffer>> {
  const customers = await customersById(ctx.pool, organizationId, customerIds)
  return new Map(customers.flatMap(({ id, wrapped_key }) => (wrapped_key ? [[id, ctx.vault.unwrap(wrapped_key)] as const] : [])))
}
