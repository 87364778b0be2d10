import type { Command } from '@perennial/engine/decide/command.ts'
import { decide } from '@perennial/engine/decide/decide.ts'
import type { Facts, NotFired } from '@perennial/engine/decide/decision.ts'
import { blankState, type HolderState } from '@perennial/engine/decide/state.ts'
import { timeAfter, type Timeline } from '@perennial/engine/decide/timeline.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'
import { transaction } from '#kit/pg.ts'
import { loadHeads, loadMore } from './load-states.ts'
import { encodeOutcome } from './outcome.ts'
import type { Decided } from './submission.ts'

/** A decision that was not written, with the rules that did nothing and why. */
export interface Simulated {
  decided: Decided
  notFired: readonly NotFired[]
}

const LONG = { lots: true, holds: true, days: true }

/** The whole state of a holder as it is now, read in one snapshot without locking; null when the program has no such holder. */
export function readState(pool: Pool, programId: number, holder: HolderKey): Promise<HolderState | null> {
  return transaction(pool, async (client: Client) => {
    await client.query('set transaction isolation level repeatable read, read only')
    const loaded = (await loadHeads(client, [holder], false)).get(holder.text)
    if (!loaded || loaded.programId !== programId) return null
    await loadMore(client, [{ holder: loaded, needs: LONG }], null)
    return loaded.state
  })
}

/** The state of somebody invented: a new member, with a tier and attributes if wanted. */
export function inventedState(
  timeline: Timeline,
  at: number,
  given: { tiers?: Record<string, string>; attributes?: HolderState['progress']['attributes']; tags?: string[] },
): HolderState {
  const enrol: Command = { kind: 'enrol', source: 'quote', at, recordedAt: at }
  const decision = decide(timeline.versionsFor(blankState(), enrol), blankState(), enrol, {})
  if (decision.outcome !== 'accepted') throw new Error('enrolling cannot fail')
  const { state } = decision
  const tiers = { ...state.progress.tiers }
  for (const [set, level] of Object.entries(given.tiers ?? {})) if (tiers[set]) tiers[set] = { ...tiers[set], level }
  return { ...state, progress: { ...state.progress, tiers, attributes: given.attributes ?? {}, tags: given.tags ?? [] } }
}

/** Decides a command on a copy of the state, ticks first, and writes nothing. */
export function simulate(timeline: Timeline, holder: HolderKey, start: HolderState, command: Command, facts: Facts): Simulated {
  let state = start
  for (;;) {
    const tick = timeline.tickBefore(state, timeAfter(state, command), command.recordedAt)
    if (!tick) break
    state = must(decide(timeline.versionsFor(state, tick), state, tick, {})).state
  }
  const versions = timeline.versionsFor(state, command)
  const decision = must(decide(versions, state, command, facts, { trace: true }))
  const decided: Decided = {
    holder: holder.id,
    seq: decision.state.seq,
    command,
    policyVersion: versions.policy.number,
    rulesVersion: versions.rules.number,
    outcome: encodeOutcome(decision),
    replayed: false,
  }
  return { decided, notFired: decision.outcome === 'accepted' ? decision.notFired : [] }
}

function must<T extends { outcome: string }>(decision: T): Exclude<T, { outcome: 'wanting' }> {
  if (decision.outcome === 'wanting') throw new Error('the whole state is loaded, and yet something is wanting')
  return decision as Exclude<T, { outcome: 'wanting' }>
}
