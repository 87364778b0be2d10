import { z } from 'zod'
import type { Base } from '#kit/base.ts'
import { knownPeople } from '../customers/known-people.ts'
import { RevealReason } from './reveal-reason.ts'

export const Reveal = z
  .strictObject({ reason: RevealReason.meta({ description: 'Why; it is recorded with who asked' }) })
  .meta({ id: 'Reveal' })

export const Revealed = z
  .object({
    personal: z.record(z.string(), z.string()),
    identities: z.array(z.object({ kind: z.string(), channel: z.string(), app: z.string(), value: z.string(), verified: z.boolean() })),
  })
  .meta({ id: 'RevealedPerson' })

/** A person in clear: personal fields and identities as they were given; nothing of whoever was erased. */
export async function revealPerson(ctx: Base, organizationId: string, customerId: string): Promise<z.infer<typeof Revealed>> {
  const person = (await knownPeople(ctx, ctx.pool, organizationId, [customerId])).get(customerId)
  if (!person) return { personal: {}, identities: [] }
  const identities = person.identities.map(({ kind, channel, app, value, verified }) => ({ kind, channel, app, value, verified }))
  return { personal: { ...person.personal }, identities }
}
