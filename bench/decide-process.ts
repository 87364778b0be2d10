import type { Command } from '@perennial/engine/decide/command.ts'
import { decide } from '@perennial/engine/decide/decide.ts'
import { blankState, type HolderState } from '@perennial/engine/decide/state.ts'
import { Timeline } from '@perennial/engine/decide/timeline.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import { answerRequests } from './measured-process.ts'
import { orderOf } from './orders.ts'

export interface DecideRequest {
  document: object
  rounds: number
  /** Of each round. */
  seconds: number
}

export interface DecideAnswer {
  /** Decisions a second of processor time, by round. */
  rates: number[]
  effectsPerOrder: number
}

const START = Date.parse('2026-06-01T00:00:00Z')
const COMMANDS = 4850
/** Of five members: their level, and how much of growth value they have, too far below the next level to reach it. */
const STANDINGS = [
  ['leaf', 10],
  ['leaf', 120],
  ['leaf', 200],
  ['silver', 700],
  ['gold', 2500],
] as const

answerRequests(async ({ document, rounds, seconds }: DecideRequest): Promise<DecideAnswer> => {
  const validated = validateProgram(document, 1)
  if (!validated.ok) throw new Error(JSON.stringify(validated.problems))
  const timeline = new Timeline([{ version: validated.compiled, effectiveFrom: 0 }])
  const states = STANDINGS.map(([level, sum]) => stateOf(timeline, level, sum))
  const commands = Array.from({ length: COMMANDS }, (_, i): Command => {
    // A week of baskets, at all hours: weekdays and happy hours come and go.
    const at = START + Math.floor((i * 7 * 86_400_000) / COMMANDS)
    return { kind: 'order', at, recordedAt: at, order: orderOf(i) }
  })
  let effects = 0
  const decideFor = (ms: number): number => {
    let done = 0
    for (const start = process.cpuUsage(); spent(start) < ms;) {
      // The clock is read once a thousand decisions: a decision takes less than reading it five times.
      for (const until = done + 1000; done < until; done++) {
        const command = commands[done % COMMANDS]!
        const state = states[done % states.length]!
        const decision = decide(timeline.versionsFor(state, command), state, command, {})
        if (decision.outcome !== 'accepted') throw new Error(JSON.stringify(decision))
        effects += decision.effects.length
      }
    }
    return done
  }
  decideFor(1000)
  effects = 0
  let decided = 0
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = process.cpuUsage()
    const done = decideFor(seconds * 1000)
    rates.push((done * 1000) / spent(start))
    decided += done
  }
  return { rates, effectsPerOrder: effects / decided }
})

/** Milliseconds of processor time, the collector's included: others on the machine do not count. */
function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

/** A member of some standing as the intake loads one for an order: without lots, holds and days. */
function stateOf(timeline: Timeline, level: string, sum: number): HolderState {
  const at = START - 86_400_000
  const enrol: Command = { kind: 'enrol', source: 'bench', at, recordedAt: at }
  const decision = decide(timeline.versionsFor(blankState(), enrol), blankState(), enrol, {})
  if (decision.outcome !== 'accepted') throw new Error(JSON.stringify(decision))
  const { state } = decision
  const standing = { level, since: 0, until: level === 'leaf' ? null : 30_000, cause: 'earned' as const, year: null, sum }
  return { ...state, progress: { ...state.progress, tiers: { status: standing } }, lots: null, holds: null, days: null }
}
