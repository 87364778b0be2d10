import type { Client } from '../../src/kit/pg.ts'
import { breachesOf, CHECKS } from '../../src/verify/checks.sql.ts'

/** What `verify` finds wrong in one bucket; the connection may be in a transaction, whose rows are then seen too. */
export async function breachesOfBucket(client: Client, bucket: number): Promise<string[]> {
  const found: string[] = []
  for (const check of CHECKS) for (const what of await breachesOf(client, check, bucket)) found.push(`${check.name}: ${what}`)
  return found
}
