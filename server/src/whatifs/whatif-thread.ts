import type { Lot } from '@perennial/engine/decide/state.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import { loadHeads, loadMore } from '../intake/load-states.ts'
import type { Loaded } from '../intake/loaded.ts'
import { answerBuckets } from '../studies/answer-buckets.ts'
import { Outlook, type OutlookSetup, type OutlookTally } from './outlook.ts'
import { holdersOf, lastActivities, originsOf, type OriginRow } from './whatifs.sql.ts'

const AT_ONCE = 500
const LONG = { lots: true, holds: true, days: true }

/** Lets time pass for the members of the buckets it is given. */
await answerBuckets<OutlookSetup, OutlookTally>(
  (setup) => {
    const outlook = new Outlook(setup)
    return { take: (client, bucket) => takeBucket(client, setup, outlook, bucket), part: () => outlook.tally }
  },
  { pipeline: true },
)

async function takeBucket(client: Client, setup: OutlookSetup, outlook: Outlook, bucket: number): Promise<void> {
  for (let after: string | null = null; ;) {
    const ids: string[] = await holdersOf(client, setup.programId, bucket, after, AT_ONCE)
    if (ids.length > 0)
      await takePage(
        client,
        setup,
        outlook,
        ids.map((id) => holderKey(uuidBytes(id))),
      )
    if (ids.length < AT_ONCE) return
    after = ids.at(-1)!
  }
}

async function takePage(client: Client, { expiring }: OutlookSetup, outlook: Outlook, keys: readonly HolderKey[]): Promise<void> {
  const loaded = await loadHeads(client, keys, false)
  await loadMore(
    client,
    [...loaded.values()].map((holder) => ({ holder, needs: LONG })),
    null,
  )
  const origins = expiring.length > 0 ? await origin(client, [...loaded.values()], expiring) : new Map<string, OriginRow>()
  const active =
    expiring.length > 0 ? new Map((await lastActivities(client, keys)).map((row) => [row.holder_id, row.at])) : new Map<string, number>()
  for (const { key, state } of loaded.values()) {
    const last = active.get(key.text)
    outlook.take(state, {
      of: (lot) => {
        const row = origins.get(`${key.text} ${sourceOf(lot)}`)
        return !row || row.dated || row.kind === 'receive' ? null : { day: outlook.zone.dayOf(row.at), tiers: row.tiers ?? {} }
      },
      lastActive: last === undefined ? null : outlook.zone.dayOf(last),
    })
  }
}

async function origin(client: Client, holders: readonly Loaded[], expiring: readonly string[]): Promise<Map<string, OriginRow>> {
  const places = holders.flatMap(({ key, state }) =>
    (state.lots ?? []).filter((lot) => expiring.includes(lot.currency)).map((lot) => ({ key, seq: sourceOf(lot) })),
  )
  return new Map((await originsOf(client, places)).map((row) => [`${row.holder_id} ${row.seq}`, row]))
}

/** What a return gives back was earned by its sale. */
function sourceOf({ seq, sale }: Lot): number {
  return sale ?? seq
}
