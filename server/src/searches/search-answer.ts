import { z } from 'zod'

export const SEARCH_MAX = 50

export const Search = z
  .strictObject({
    query: z.string().min(1).max(200).meta({
      description: 'A name or its beginning, a phone or card number or its last four signs, an e-mail address, an order’s number, an id',
    }),
    limit: z.int().min(1).max(SEARCH_MAX).default(20),
  })
  .meta({ id: 'Search' })

const Match = z.object({
  by: z.string().meta({ description: 'name, order, id, or a kind of identity' }),
  shown: z.string().nullable().meta({ description: 'The identity, masked, or the order’s number' }),
})

export const FoundPerson = z
  .object({
    member: z.string().nullable().meta({ description: 'Null for a person of the organization without a membership of this program' }),
    customer: z.string(),
    name: z.string().nullable().meta({ description: 'Null where none is known, and for callers that see no people' }),
    status: z.enum(['active', 'suspended', 'closed']).nullable(),
    joined_at: z.iso.datetime().nullable(),
    tiers: z.record(z.string(), z.string()).meta({ description: 'Level by tier set' }),
    balances: z.record(z.string(), z.int()).meta({ description: 'Available, by currency' }),
    identities: z.array(z.object({ kind: z.string(), masked: z.string(), verified: z.boolean() })),
    matched: z.array(Match).meta({ description: 'By what they were found, the best first' }),
  })
  .meta({ id: 'FoundPerson' })
export type FoundPerson = z.infer<typeof FoundPerson>

export const SearchAnswer = z
  .object({
    items: z.array(FoundPerson),
    more: z.boolean().meta({ description: 'There are others: ask more precisely' }),
  })
  .meta({ id: 'SearchAnswer' })
