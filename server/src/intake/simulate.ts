import type { Command } from '@perennial/engine/decide/command.ts'
import { decide } from '@perennial/engine/decide/decide.ts'
import type { Decision, Facts, NotFired } from '@perennial/engine/decide/decision.ts'
import { blankState, type HolderState } from '@perennial/engine/decide/state.ts'
import { timeAfter, type Timeline } from '@perennial/engine/decide/timeline.ts'
import type { Versions } from '@perennial/engine/decide/turn.ts'
import { ownOf, type HolderKey, type KnownBy } from '#kit/holder-key.ts'
import { decodeId, uuidBytes } from '#kit/ids.ts'
import type { Pool } from '#kit/pg.ts'
import { factOf } from './coupon-book.ts'
import { readCoupons } from './coupons.sql.ts'
import { readReservation } from './find-reservations.ts'
import { loadCommands } from './intake.sql.ts'
import { loadShort, loadWhole, type Read } from './load-states.ts'
import { encodeOutcome } from './outcome.ts'
import { SegmentBook } from './segment-book.ts'
import { readLimits } from './shared-limits.sql.ts'
import type { Decided } from './submission.ts'

/** A decision that was not written, with the rules that did nothing and why. */
export interface Simulated {
  decided: Decided
  /** The state that it was decided on: what fell due by then has happened. */
  before: HolderState
  notFired: readonly NotFired[]
}

/** The whole state of a holder as it is now; null when the program has no such holder. */
export async function readState(pool: Pool, programId: number, holder: HolderKey): Promise<HolderState | null> {
  return (await readWithNewest(pool, programId, holder)).state
}

/** A state, null when the program has no such holder, and the newest version of the program at that moment. */
export interface StateRead {
  state: HolderState | null
  /** Whose it is. */
  holder: HolderKey | null
  newest: number
}

export const readWithNewest = (pool: Pool, programId: number, whose: HolderKey | KnownBy): Promise<StateRead> =>
  loadWhole(pool, programId, whose).then((read) => inProgram(programId, read))

/** The same without lots, holds and days, for a decision that hardly ever asks for them. */
export const readShortWithNewest = (pool: Pool, programId: number, whose: HolderKey | KnownBy): Promise<StateRead> =>
  loadShort(pool, programId, whose).then((read) => inProgram(programId, read))

const inProgram = (programId: number, { loaded, newest }: Read): StateRead =>
  loaded?.programId === programId ? { state: loaded.state, holder: loaded.key, newest } : { state: null, holder: null, newest }

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

/** A decision asked for lots, holds or days, and the state was read without them. */
export class LongPartsWanted extends Error {}

/**
 * Decides a command on a copy of the state, ticks first, and writes nothing. Shared limits are read without taking of them.
 *
 * @param trace also tell which rules did nothing, and why; every campaign is looked at for that
 */
export async function simulate(
  pool: Pool,
  { programId, timeline }: { programId: number; timeline: Timeline },
  holder: HolderKey,
  start: HolderState,
  command: Command,
  facts: Facts,
  trace = true,
): Promise<Simulated> {
  let state: HolderState = { ...ownOf(holder.id), ...start }
  const whose: Whose = { programId, holder, moved: new Map() }
  for (;;) {
    const tick = timeline.tickBefore(state, timeAfter(state, command), command.recordedAt)
    if (!tick) break
    const passed = await decidedWith(pool, whose, timeline.versionsFor(state, tick), state, tick, {}, false)
    state = passed.state
    if (passed.outcome === 'refused') continue
    for (const { key, amount } of passed.shared) whose.moved.set(key, (whose.moved.get(key) ?? 0) + amount)
  }
  const versions = timeline.versionsFor(state, command)
  const decision = await decidedWith(pool, whose, versions, state, command, facts, trace)
  const decided: Decided = {
    holder: holder.id,
    seq: decision.state.seq,
    command,
    policyVersion: versions.policy.number,
    rulesVersion: versions.rules.number,
    outcome: encodeOutcome(decision),
    replayed: false,
    facts: null,
  }
  return { decided, before: state, notFired: decision.outcome === 'accepted' ? decision.notFired : [] }
}

interface Whose {
  programId: number
  holder: HolderKey
  /** What the ticks before have taken of shared limits, or given back: a basket whose time is over lets go of what it had. */
  moved: Map<string, number>
}

async function decidedWith(
  pool: Pool,
  { programId, holder, moved }: Whose,
  versions: Versions,
  state: HolderState,
  command: Command,
  facts: Facts,
  trace: boolean,
): Promise<Exclude<Decision, { outcome: 'wanting' }>> {
  let known = facts
  for (;;) {
    const decision = decide(versions, state, command, known, { trace })
    if (decision.outcome !== 'wanting') return decision
    const { shared, coupons, reservations, segments } = decision.needs
    if (segments) {
      const book = new SegmentBook()
      await book.load(pool, [{ programId, holder, ...segments }])
      known = { ...known, segments: { ...known.segments, ...book.facts(programId, holder, segments)! } }
      continue
    }
    if (coupons) {
      known = { ...known, coupons: { ...known.coupons, ...(await couponFacts(pool, programId, holder, coupons, command.recordedAt)) } }
      continue
    }
    if (reservations) {
      known = { ...known, reservations: { ...known.reservations, ...(await reservationFacts(pool, holder, reservations)) } }
      continue
    }
    if (!shared) throw new LongPartsWanted()
    const rows = await readLimits(
      pool,
      programId,
      shared.map(({ key }) => key),
    )
    const usedOf = (key: string): number => (rows.find((row) => row.key === key)?.used ?? 0) + (moved.get(key) ?? 0)
    const left = shared.map(({ key, max }) => [key, Math.max(0, max - usedOf(key))] as const)
    known = { ...known, shared: { ...known.shared, ...Object.fromEntries(left) } }
  }
}

async function couponFacts(
  pool: Pool,
  programId: number,
  holder: HolderKey,
  ids: readonly string[],
  now: number,
): Promise<NonNullable<Facts['coupons']>> {
  const hashes = ids.map((id) => decodeId('cpn', id))
  const rows = await readCoupons(
    pool,
    hashes.flatMap((hash) => (hash ? [{ programId, hash }] : [])),
  )
  const byHash = new Map(rows.map((row) => [uuidBytes(row.code_hash).toString('hex'), row]))
  return Object.fromEntries(
    ids.map((id, i) => {
      const row = byHash.get(hashes[i]?.toString('hex') ?? '')
      return [id, row ? factOf(row, holder, now) : null]
    }),
  )
}

/** A tick may let go of a basket whose time is over. */
async function reservationFacts(pool: Pool, holder: HolderKey, seqs: readonly number[]): Promise<NonNullable<Facts['reservations']>> {
  const rows = await loadCommands(
    pool as never,
    seqs.map((seq) => ({ key: holder, seq })),
  )
  const found = new Map(rows.map((row) => [row[2], readReservation(row)]))
  return Object.fromEntries(seqs.map((seq) => [seq, found.get(seq) ?? null]))
}
