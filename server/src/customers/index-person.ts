import type { Base } from '#kit/base.ts'
import type { Client } from '#kit/pg.ts'
import { knownPeople } from './known-people.ts'
import { writeTerms } from './person-terms.sql.ts'
import { termsOf, type KnownPerson } from './person-terms.ts'

/** The hashes of a person's terms, in the order in which they are stored. */
export function hashedTerms(ctx: Base, organizationId: string, person: KnownPerson): number[] {
  const hashes = new Set([...termsOf(person)].map((term) => ctx.vault.termHash(organizationId, term)))
  return [...hashes].toSorted((a, b) => a - b)
}

/**
 * Makes people searchable as they stand now, in the transaction that changed them. Whoever calls has the customers
 * locked: else of two changes at once the earlier might be written last.
 */
export async function indexPeople(ctx: Base, db: Client, organizationId: string, customerIds: readonly string[]): Promise<void> {
  const known = await knownPeople(ctx, db, organizationId, customerIds)
  const people = [...known].map(([id, person]) => ({ id, terms: hashedTerms(ctx, organizationId, person) }))
  await writeTerms(db, organizationId, people)
}
