import type { Command } from '@perennial/engine/decide/command.ts'
import { decide } from '@perennial/engine/decide/decide.ts'
import type { Transfer } from '@perennial/engine/decide/decision.ts'
import { blankState, type HolderState } from '@perennial/engine/decide/state.ts'
import { timeAfter, type Timeline } from '@perennial/engine/decide/timeline.ts'
import { ownOf } from '#kit/holder-key.ts'
import { decodeId } from '#kit/ids.ts'
import { decodeCommand } from '../intake/input.ts'
import { encodeOutcome } from '../intake/outcome.ts'
import type { HistoryRow, TransferRow } from './history.sql.ts'

/** Where a replay came out otherwise than what is stored. */
export interface Mismatch {
  /** By the id that the API knows. */
  holder: string
  seq: number
  what: string
  stored: string
  replayed: string
}

/**
 * Decides every command of a holder again, from the first, with the versions and facts it was decided with, and holds
 * outcome and transfers against what is stored. Returns the state it arrives at.
 */
export function replayHolder(
  timeline: Timeline,
  holder: string,
  history: readonly HistoryRow[],
  transfers: readonly TransferRow[],
): { state: HolderState; mismatches: Mismatch[] } {
  const mismatches: Mismatch[] = []
  const moved = groupBySeq(transfers)
  let state: HolderState = { ...blankState(), ...ownOf(decodeId('mem', holder)!) }
  for (const row of history) {
    const differ = (what: string, stored: unknown, replayed: unknown): void => {
      mismatches.push({ holder, seq: row.seq, what, stored: String(stored), replayed: String(replayed) })
    }
    const command = decodeCommand({ kind: row.kind as Command['kind'], at: row.at, recordedAt: row.recorded_at, input: row.input })
    if (row.seq !== state.seq + 1) differ('order of commands', row.seq, state.seq + 1)
    if (command.kind !== 'tick' && missedTick(timeline, state, command))
      differ('something fell due and was not decided', 'nothing', new Date(state.dueAt ?? 0).toISOString())
    const policy = timeline.all.get(row.policy_version)
    const rules = timeline.all.get(row.rules_version)
    if (!policy || !rules) {
      differ('version', `${row.policy_version}/${row.rules_version}`, 'not published')
      return { state, mismatches }
    }
    const versions = { policy, rules, all: timeline.all, since: timeline.published[0]!.effectiveFrom }
    const decision = decide(versions, state, command, row.facts ?? {})
    if (decision.outcome === 'wanting') throw new Error('a replay has the whole state, and yet something is wanting')
    const outcome = JSON.stringify(encodeOutcome(decision))
    if (outcome !== row.outcome) differ('outcome', row.outcome, outcome)
    const stored = JSON.stringify((moved.get(row.seq) ?? []).map(transferOf))
    const replayed = JSON.stringify(decision.outcome === 'accepted' ? decision.transfers : [])
    if (stored !== replayed) differ('transfers', stored, replayed)
    state = decision.state
  }
  return { state, mismatches }
}

/** Whether something fell due before this command that no tick decided. */
function missedTick(timeline: Timeline, state: HolderState, command: Command): boolean {
  if (state.seq === 0) return false
  return timeline.tickBefore(state, timeAfter(state, command), command.recordedAt) !== null
}

function groupBySeq(transfers: readonly TransferRow[]): Map<number, TransferRow[]> {
  const groups = new Map<number, TransferRow[]>()
  for (const row of transfers) {
    const known = groups.get(row.seq)
    if (known) known.push(row)
    else groups.set(row.seq, [row])
  }
  return groups
}

function transferOf({ debit, credit, currency, amount, lot_seq, lot_n }: TransferRow): Transfer {
  const lot = lot_seq === null || lot_n === null ? null : { seq: lot_seq, n: lot_n }
  return { debit: debit as Transfer['debit'], credit: credit as Transfer['credit'], currency, amount, lot }
}
