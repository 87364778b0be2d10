import type { Command } from '@perennial/engine/decide/command.ts'
import { decide } from '@perennial/engine/decide/decide.ts'
import type { Facts } from '@perennial/engine/decide/decision.ts'
import { blankState, type HolderState } from '@perennial/engine/decide/state.ts'
import { ownOf, type HolderKey } from '#kit/holder-key.ts'
import type { Context } from '../context.ts'
import { decodeCommand } from '../intake/input.ts'
import { encodeOutcome } from '../intake/outcome.ts'
import type { LiveProgram } from '../programs/program.ts'
import { pastOf } from './past.sql.ts'
import type { Told } from './told.ts'

export interface DecidedAgain extends Told {
  /** It came out exactly as it is stored. */
  proved: boolean
}

/**
 * Decides all of a member's commands again up to this one, as a replay does, and this one with its trace. So what is
 * told is what was decided, with the state it was decided on, and not what a second set of rules makes of it.
 *
 * @returns null when there is no such decision
 */
export async function decideAgain(ctx: Context, { timeline }: LiveProgram, key: HolderKey, seq: number): Promise<DecidedAgain | null> {
  const past = await pastOf(ctx.pool, key, seq)
  let state: HolderState = { ...blankState(), ...ownOf(key.id) }
  for (const [i, row] of past.entries()) {
    const command = decodeCommand({ kind: row.kind as Command['kind'], at: row.at, recordedAt: row.recorded_at, input: row.input })
    const facts = (row.facts ?? {}) as Facts
    const [policy, rules] = [timeline.all.get(row.policy_version)!, timeline.all.get(row.rules_version)!]
    const versions = { policy, rules, all: timeline.all, since: timeline.published[0]!.effectiveFrom }
    const last = i === past.length - 1
    const decision = decide(versions, state, command, facts, { trace: last })
    if (decision.outcome === 'wanting') throw new Error('the whole state is there, and yet something is wanting')
    if (last && state.seq === seq - 1) {
      const notFired = decision.outcome === 'accepted' ? decision.notFired : []
      const proved = JSON.stringify(encodeOutcome(decision)) === row.outcome
      return { command, facts, rules, before: state, decision, notFired, proved }
    }
    state = decision.state
  }
  return null
}
