import type { Base } from '#kit/base.ts'
import { decryptJson, encryptJson } from '#kit/crypto.ts'
import { transaction } from '#kit/pg.ts'
import { customerById, lockCustomer, updatePersonal } from './customers.sql.ts'
import { indexPeople } from './index-person.ts'
import { isName } from './person-terms.ts'

/**
 * Sets personal attributes of a person; null removes one. They are kept encrypted and never enter a command.
 *
 * @param keep leave what is known already: a retry must not bring back what was changed since
 */
export function setPersonal(ctx: Base, customerId: string, changes: Readonly<Record<string, string | null>>, keep = false): Promise<void> {
  return transaction(ctx.pool, async (client) => {
    const customer = await lockCustomer(client, customerId)
    if (!customer?.wrapped_key) return
    const key = ctx.vault.unwrap(customer.wrapped_key)
    const personal = (customer.personal ? decryptJson(key, customer.personal, 'personal') : {}) as Record<string, string>
    const before = JSON.stringify(personal)
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) delete personal[name]
      else if (!keep || !(name in personal)) personal[name] = value
    }
    if (JSON.stringify(personal) === before) return
    await updatePersonal(client, customerId, encryptJson(key, personal, 'personal'))
    if (Object.keys(changes).some(isName)) await indexPeople(ctx, client, customer.organization_id, [customerId])
  })
}

/** Encrypts what belongs to a person and stands elsewhere under the person's own key, so that it goes with the person. */
export async function encryptFor(
  ctx: Base,
  organizationId: string,
  customerId: string,
  value: unknown,
  purpose: string,
): Promise<Buffer | null> {
  const customer = await customerById(ctx.pool, organizationId, customerId)
  return customer?.wrapped_key ? encryptJson(ctx.vault.unwrap(customer.wrapped_key), value, purpose) : null
}

/** Null where the person's key is gone. */
export async function decryptFor(ctx: Base, organizationId: string, customerId: string, bytes: Buffer, purpose: string): Promise<unknown> {
  const customer = await customerById(ctx.slowPool, organizationId, customerId)
  return customer?.wrapped_key ? decryptJson(ctx.vault.unwrap(customer.wrapped_key), bytes, purpose) : null
}
