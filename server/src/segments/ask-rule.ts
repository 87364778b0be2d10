import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import type { Client } from '#kit/pg.ts'
import { memberFacts, type FactsRow } from './facts.sql.ts'
import { compileMembership, firstDay, type MemberFacts } from './membership.ts'

export class BadRule extends Error {}

/**
 * Asks a rule of all members, by bucket and id, and gives those it is true of, page by page. Within a transaction.
 *
 * @param buckets only the first so many of 256
 * @throws BadRule when it cannot be asked: the program's document has changed since it was written
 */
export async function* askRule(
  client: Client,
  programId: number,
  version: CompiledVersion,
  { rule, now, buckets = 256 }: { rule: string; now: number; buckets?: number },
): AsyncGenerator<{ asked: number; found: { bucket: number; holder: string }[] }> {
  const membership = compileMembership(version, rule)
  if (!('belongs' in membership)) throw new BadRule(membership.message)
  const { stretches, progress, points } = membership.reads
  const today = version.zone.dayOf(now)
  const starts = stretches.map((stretch) => {
    const day = firstDay(stretch, today)
    return day === null ? 0 : version.zone.startOf(day)
  })
  for await (const page of memberFacts(client, programId, { starts, end: now + 1, progress, points, buckets })) {
    const found = page.filter((row) => membership.belongs(factsOf(row, stretches), now))
    yield { asked: page.length, found: found.map(([bucket, holder]) => ({ bucket, holder })) }
    // Whatever waits meanwhile comes first.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function factsOf([, holder_id, progress, available, first_at, last_at, ...sums]: FactsRow, stretches: readonly string[]): MemberFacts {
  const bought: Record<string, { orders: number; spent: number }> = {}
  for (let i = 0; i < stretches.length; i++) bought[stretches[i]!] = { orders: sums[2 * i] ?? 0, spent: sums[2 * i + 1] ?? 0 }
  return { holder_id, progress, available, bought, first_at, last_at }
}
