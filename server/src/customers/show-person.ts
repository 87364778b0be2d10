import type { Base } from '#kit/base.ts'
import { decryptJson } from '#kit/crypto.ts'
import { customerById, identitiesOf, type CustomerRow } from './customers.sql.ts'

export interface ShownPerson {
  personal: Record<string, string>
  identities: { kind: string; channel: string; app: string; masked: string; verified: boolean }[]
}

/** What may be shown of a person: the decrypted personal fields, and identities by their masks only. */
export async function showPerson(ctx: Base, organizationId: string, customerId: string): Promise<ShownPerson> {
  const [customer, identities] = await Promise.all([customerById(ctx.pool, organizationId, customerId), identitiesOf(ctx.pool, customerId)])
  return {
    personal: customer ? personalOf(ctx, customer) : {},
    identities: identities.map(({ kind, channel, app, masked, verified_at }) => ({
      kind,
      channel,
      app,
      masked,
      verified: verified_at !== null,
    })),
  }
}

const personalOf = (ctx: Base, { personal, wrapped_key }: CustomerRow): Record<string, string> =>
  personal && wrapped_key ? (decryptJson(ctx.vault.unwrap(wrapped_key), personal, 'personal') as Record<string, string>) : {}
