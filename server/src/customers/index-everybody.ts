import type { Base } from '#kit/base.ts'
import { transaction } from '#kit/pg.ts'
import { lockCustomersAfter } from './customers.sql.ts'
import { indexPeople } from './index-person.ts'
import { indexingOf, moveIndexing, restartIndexing, takeIndexing } from './person-terms.sql.ts'
import { TERM_RULES } from './person-terms.ts'

/** A transaction of a tenth of a second: nobody who changes one of them waits longer. */
const AT_ONCE = 500

/**
 * Makes people searchable who were recorded before there was a search, or by other rules. It takes the key, so no
 * migration can do it; whoever is recorded or changed meanwhile is searchable at once. Returns how many were done now.
 */
export function indexEverybody(ctx: Base): Promise<number> {
  return transaction(ctx.slowPool, async (client) => {
    const indexing = await takeIndexing(client, TERM_RULES)
    if (!indexing) return 0
    const people = await lockCustomersAfter(client, indexing.position, AT_ONCE)
    for (const organizationId of new Set(people.map((person) => person.organization_id))) {
      const own = people.filter((person) => person.organization_id === organizationId)
      await indexPeople(
        ctx,
        client,
        organizationId,
        own.map(({ id }) => id),
      )
    }
    const over = people.length < AT_ONCE ? new Date(ctx.clock.now()) : null
    await moveIndexing(client, TERM_RULES, people.at(-1)?.id ?? null, people.length, over)
    return people.length
  })
}

/** Begins anew with everybody, in case that somebody is not found who should be. */
export const indexAgain = (ctx: Base): Promise<void> => restartIndexing(ctx.slowPool, TERM_RULES)

/** How many are done, and whether all are. */
export async function indexingState(ctx: Base): Promise<{ people: number; finished: boolean }> {
  const row = await indexingOf(ctx.slowPool, TERM_RULES)
  return { people: row?.people ?? 0, finished: row !== null && row.finished_at !== null }
}
