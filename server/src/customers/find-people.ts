import type { Base } from '#kit/base.ts'
import { matchesOf, termsAsked, type AskedPerson, type PersonMatch } from './asked-person.ts'
import { knownPeople, type ClearPerson } from './known-people.ts'
import { customersByTerms } from './person-terms.sql.ts'

/** Of each way in which something may be meant. Of `li` there are thousands, and nobody reads them. */
const CANDIDATES = 200
/** Decrypted at a time, the surest first, until there are enough: each takes a tenth of a millisecond. */
const AT_ONCE = 30

export interface FoundPerson {
  id: string
  person: ClearPerson
  matches: readonly PersonMatch[]
}

/**
 * So many people of an organization who match, the best first, and members of the program before others.
 *
 * @param meant which of the matches count for this caller
 */
export async function findPeople(
  ctx: Base,
  { id: programId, organizationId }: { id: number; organizationId: string },
  asked: AskedPerson,
  { limit, meant }: { limit: number; meant: (match: PersonMatch) => boolean },
): Promise<{ people: FoundPerson[]; more: boolean }> {
  const hashed = (of: readonly string[] | null): number[] | null => of && of.map((term) => ctx.vault.termHash(organizationId, term))
  const { exact, whole, tail, local, parts } = termsAsked(asked)
  const sought = { exact: hashed(exact), whole: hashed(whole), tail: hashed(tail), local: hashed(local), parts: hashed(parts) }
  const ids = await customersByTerms(ctx.pool, organizationId, programId, sought, CANDIDATES)
  const people: FoundPerson[] = []
  let looked = 0
  for (; looked < ids.length && people.length <= limit; looked += AT_ONCE) {
    const some = ids.slice(looked, looked + AT_ONCE)
    const known = await knownPeople(ctx, ctx.pool, organizationId, some)
    for (const id of some) {
      const person = known.get(id)
      const matches = person ? matchesOf(asked, person).filter(meant) : []
      if (matches.length > 0) people.push({ id, person: person!, matches })
    }
  }
  const weight = ({ matches }: FoundPerson): number => matches[0]!.weight
  const best = people.toSorted((a, b) => weight(b) - weight(a)).slice(0, limit)
  return { people: best, more: people.length > limit || ids.length >= CANDIDATES }
}
