import type { HolderKey } from '#kit/holder-key.ts'
import { together, type Client } from '#kit/pg.ts'
import { wantedClaims } from './claims.ts'
import { foreseenOf } from './foreseen.ts'
import { loadClaims, type ClaimRow } from './intake.sql.ts'
import { loadForeseen, loadOnly } from './load-states.ts'
import type { Loaded } from './loaded.ts'
import type { Submission } from './submission.ts'
import { readRevisions } from './write-checkouts.ts'

/** What every batch reads. */
export interface Read {
  holders: Map<string, Loaded>
  claims: readonly ClaimRow[]
  /** Of the baskets that the items are about. */
  revisions: ReadonlyMap<string, number>
}

const NO_REVISIONS: Promise<ReadonlyMap<string, number>> = Promise.resolve(new Map())

/**
 * Reads what every batch reads, and of its holders what it will ask for as far as that is known.
 *
 * @param lock lock the states while reading them
 */
export async function readBatch(client: Client, submissions: readonly Submission[], lock: boolean): Promise<Read> {
  const keys = new Map<string, HolderKey>()
  for (const { holder } of submissions) keys.set(holder.text, holder)
  const wanted = wantedClaims(submissions)
  const checkouts = submissions.flatMap(({ checkout }) => checkout?.id ?? [])
  const foreseen = submissions.flatMap(foreseenOf)
  const [only, ...others] = keys.values()
  const [holders, claims, revisions] = await together([
    only && others.length === 0 && !lock
      ? loadOnly(client, submissions[0]!.programId, only, foreseen)
      : loadForeseen(client, [...keys.values()], lock, foreseen),
    loadClaims(client, wanted),
    checkouts.length > 0 ? readRevisions(client, checkouts) : NO_REVISIONS,
  ])
  return { holders, claims, revisions }
}
