import { Timeline, type Published } from '@perennial/engine/decide/timeline.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { compileStored } from '@perennial/engine/program/validate.ts'
import { isProblem } from '@perennial/engine/rules/parse.ts'
import type { UsedUp } from './arm.ts'
import { compilePopulation, type Population } from './population.ts'
import { MONEY } from './tally.ts'

/** What a backtest compares, as plain data that can be handed to a thread. */
export interface Setup {
  programId: number
  /** All published versions, oldest first. */
  published: readonly { number: number; document: unknown; effectiveFrom: number }[]
  /** The document that is live now, and the draft. */
  live: unknown
  draft: unknown
  /** The window, epoch ms: from inclusive, end exclusive. */
  from: number
  end: number
  population: string | null
  seed: number
  /** When shared limits are used up; empty as long as that is not known. */
  usedUp: { live: UsedUp; draft: UsedUp }
}

export interface Arms {
  /** The versions as they were until the window begins; null when the program began later. */
  past: Timeline | null
  live: Timeline
  draft: Timeline
  population: Population
}

/**
 * The timelines of both arms: alike until the window begins, when one takes on the live version and the other the draft.
 * Both do so, although members may have the live version already: publishing anything makes members adopt it, and what
 * that alone brings about is not the draft's doing.
 */
export function armsOf({ published, live, draft, from, population }: Setup): Arms {
  const past = published
    .filter((p) => p.effectiveFrom < from)
    .map(({ number, document, effectiveFrom }): Published => ({ version: compileStored(document, number), effectiveFrom }))
  const number = published.at(-1)!.number + 1
  const from_ = (document: unknown): Timeline => new Timeline([...past, { version: compileStored(document, number), effectiveFrom: from }])
  const timelines = { live: from_(live), draft: from_(draft) }
  const compiled = compilePopulation(timelines.live.latest, population)
  if (typeof compiled !== 'function') throw new Error(isProblem(compiled) ? compiled.message : 'not a condition')
  return { past: past.length > 0 ? new Timeline(past) : null, ...timelines, population: compiled }
}

/** Segments that rules of any of these versions ask for. */
export const segmentsOf = ({ past, live, draft }: Pick<Arms, 'past' | 'live' | 'draft'>): string[] => [
  ...new Set([past, live, draft].flatMap((timeline) => [...(timeline?.all.values() ?? [])].flatMap((version) => version.reads.segments))),
]

/** What points of a version's currencies are worth in money, in millionths of a minor unit; discounts are money. */
export const microsOf = ({ currencies }: CompiledVersion, currency: string): number =>
  currency === MONEY ? 1_000_000 : (currencies.get(currency)?.unitValueMicros ?? 0)

/**
 * What changes are ranked by: the money value of points. Where no currency of either document has a value, each point
 * that can be spent counts alike.
 */
export function weightsOf({ live, draft }: Arms): [ReadonlyMap<string, number>, ReadonlyMap<string, number>] {
  const arms = [live.latest, draft.latest] as const
  const valued = arms.some(({ currencies, discounts }) => discounts || [...currencies.values()].some((c) => c.unitValueMicros > 0))
  const weights = ({ currencies }: CompiledVersion): ReadonlyMap<string, number> =>
    new Map([
      [MONEY, 1_000_000] as const,
      ...[...currencies.values()].map((c) => [c.key, valued ? c.unitValueMicros : c.spendable ? 1_000_000 : 0] as const),
    ])
  return [weights(arms[0]), weights(arms[1])]
}
