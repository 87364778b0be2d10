import { decide } from '@perennial/engine/decide/decide.ts'
import type { SharedUse } from '@perennial/engine/decide/decision.ts'
import { EMPTY_WALLET, type HolderState } from '@perennial/engine/decide/state.ts'
import { timeAfter } from '@perennial/engine/decide/timeline.ts'
import { ownOf } from '#kit/holder-key.ts'
import { wordsOf } from '../explanations/words.ts'
import { Arm, looksBack, type Given, type SegmentsOf, type Settled } from './arm.ts'
import { losersFirst, mostChangedFirst, winnersFirst, type MemberChange, type OrderChange, type Outcome } from './changes.ts'
import { Counter } from './counter.ts'
import { levelOf, setKeys } from './levels.ts'
import { Ranking } from './ranking.ts'
import { Resamples } from './resample.ts'
import { armsOf, microsOf, segmentsOf, weightsOf, type Arms, type Setup } from './setup.ts'
import { at, DRAFT, emptyTally, LIVE, MONEY, noPair, type ArmNumber, type Pair, type SharedTally, type Tally } from './tally.ts'

const SHOWN = 20

/** Decides members' histories in both arms, one member after the other, and counts what comes of it. */
export class Comparison {
  readonly #setup: Setup
  readonly #arms: Arms
  readonly #sets: readonly string[]
  readonly #weights: ReturnType<typeof weightsOf>
  readonly #tally: Tally
  readonly #resamples: Resamples
  readonly #counters: [Counter, Counter]
  readonly #winners = new Ranking<MemberChange>(SHOWN, winnersFirst)
  readonly #losers = new Ranking<MemberChange>(SHOWN, losersFirst)
  readonly #changed = new Ranking<OrderChange>(SHOWN, mostChangedFirst)

  constructor(setup: Setup) {
    this.#setup = setup
    this.#arms = armsOf(setup)
    this.#sets = setKeys(this.#arms.live.latest, this.#arms.draft.latest)
    this.#weights = weightsOf(this.#arms)
    this.#resamples = new Resamples(setup.seed)
    this.#tally = emptyTally(this.#resamples)
    const counter = (arm: ArmNumber): Counter => new Counter(this.#tally, arm, setup.from, this.#arms.live.latest.zone)
    this.#counters = [counter(LIVE), counter(DRAFT)]
  }

  /** Segments that rules of either arm ask for, in the window or before it. */
  get segments(): string[] {
    return segmentsOf(this.#arms)
  }

  get tally(): Tally {
    const [winners, losers, changed] = [this.#winners.items, this.#losers.items, this.#changed.items]
    const { sums, members } = this.#resamples
    return { ...this.#tally, resampled: { sums, members }, winners, losers, changed }
  }

  /** One member: the past once, then the window in both arms, to its end. */
  take(holder: Buffer, history: readonly Given[], segments?: SegmentsOf): void {
    const { end, usedUp } = this.#setup
    const past = this.#pastOf(holder, history, segments)
    const rest = history.slice(past.taken)
    this.#tally.members += 1
    if (!this.#belongs(past.arm, rest, segments)) return
    this.#tally.population += 1
    this.#countOutstanding(past.arm)
    for (const { key, amount } of past.shared) at(this.#tally.shared, key, noShares).before += amount
    for (const counter of this.#counters) counter.begin()
    const live = past.arm.fork(this.#arms.live, usedUp.live, (settled) => this.#counters[LIVE].see(settled))
    const draft = past.arm.fork(this.#arms.draft, usedUp.draft, (settled) => this.#counters[DRAFT].see(settled))
    let active = false
    for (const given of rest) active = this.#both(holder, live, draft, given) || active
    for (const arm of [live, draft]) arm.catchUp(end - 1, end)
    if (active) this.#tally.active += 1
    this.#close(holder, live, draft)
  }

  /** Everything before the window, in a course that both arms share. */
  #pastOf(holder: Buffer, history: readonly Given[], segments?: SegmentsOf): { arm: Arm; taken: number; shared: SharedUse[] } {
    const { from } = this.#setup
    const shared: SharedUse[] = []
    const see = ({ decision }: Settled): void => {
      if (decision.outcome === 'accepted') shared.push(...decision.shared)
    }
    const arm = new Arm(this.#arms.past ?? this.#arms.live, looksBack(history), see, null, null, segments)
    arm.state = { ...arm.state, ...ownOf(holder) }
    let taken = 0
    while (taken < history.length && timeAfter(arm.state, history[taken]!.command) < from) arm.take(history[taken++]!)
    if (arm.state.seq > 0) arm.catchUp(from - 1, from)
    return { arm, taken, shared }
  }

  /** As the member stands when the window begins, or, whoever joins later, then. */
  #belongs(past: Arm, rest: readonly Given[], segments?: SegmentsOf): boolean {
    const { population, live } = this.#arms
    if (this.#setup.population === null) return true
    if (past.state.seq > 0) return population(past.state, this.#setup.from)
    const joining = new Arm(live, false, null, null, null, segments)
    joining.state = past.state
    joining.take(rest[0]!)
    return population(joining.state, joining.state.time)
  }

  /** @returns whether it happened in the window */
  #both(holder: Uint8Array, live: Arm, draft: Arm, given: Given): boolean {
    const { command } = given
    const outcomes = [live.take(given), draft.take(given)] as const
    if (Math.min(command.at, command.recordedAt) < this.#setup.from) return false
    if (command.kind === 'return') this.#tally.returns += 1
    if (command.kind === 'order' && outcomes[LIVE] !== null) {
      this.#tally.orders += 1
      this.#counters[LIVE].countOrder(command)
      this.#rankOrder(holder, given, outcomes[LIVE], outcomes[DRAFT]!)
    }
    return true
  }

  #rankOrder(holder: Uint8Array, { seq, command }: Given, live: Settled, draft: Settled): void {
    const weight = (arm: ArmNumber) => (currency: string) => this.#weights[arm].get(currency) ?? 0
    const rank = worthOf(draft, weight(DRAFT)) - worthOf(live, weight(LIVE))
    if (rank === 0 || command.kind !== 'order') return
    const place = { rank, holder, seq } as OrderChange
    if (!this.#changed.admits(place)) return
    const { reference, total } = command.order
    const value = (arm: 'live' | 'draft') => (currency: string) => microsOf(this.#arms[arm].latest, currency)
    const micros = worthOf(draft, value('draft')) - worthOf(live, value('live'))
    const arms: OrderChange['arms'] = [outcomeOf(live), outcomeOf(draft)]
    this.#changed.add({ holder: Uint8Array.from(holder), seq, reference, at: command.at, total, rank, micros, arms })
  }

  #countOutstanding(past: Arm): void {
    for (const { currency, remaining, unitValueMicros } of past.lots()) {
      if (remaining === 0) continue
      const worth = at(this.#tally.outstanding, currency, () => new Map<number, number>())
      worth.set(unitValueMicros, (worth.get(unitValueMicros) ?? 0) + remaining)
    }
  }

  /** How the member stands at the end, and what that is against each other. */
  #close(holder: Uint8Array, live: Arm, draft: Arm): void {
    const [first, second] = this.#counters
    first.close(live)
    second.close(draft)
    const points = pairs(first.net, second.net)
    const figures = new Map<string, number>()
    for (const [currency, [a, b]] of points) figures.set(`${LIVE} ${currency}`, a).set(`${DRAFT} ${currency}`, b)
    this.#resamples.add(holder, figures)
    const moved = this.#countTiers(live.state, draft.state)
    const otherwise = moved || first.acts !== second.acts || [...points.values()].some(([a, b]) => a !== b)
    if (otherwise || !sameWallets(live.state, draft.state)) this.#tally.touched += 1
    this.#rankMember(holder, points)
  }

  #rankMember(holder: Uint8Array, points: Map<string, Pair>): void {
    let [rank, micros] = [0, 0]
    for (const [currency, [a, b]] of points) {
      rank += b * (this.#weights[DRAFT].get(currency) ?? 0) - a * (this.#weights[LIVE].get(currency) ?? 0)
      micros += b * microsOf(this.#arms.draft.latest, currency) - a * microsOf(this.#arms.live.latest, currency)
    }
    const ranking = rank > 0 ? this.#winners : rank < 0 ? this.#losers : null
    const change: MemberChange = { holder, rank, micros, points }
    if (ranking?.admits(change)) ranking.add({ ...change, holder: Uint8Array.from(holder) })
  }

  /** @returns whether the member stands at another level in the other arm */
  #countTiers(live: HolderState, draft: HolderState): boolean {
    let moved = false
    for (const key of this.#sets) {
      const [a, b] = [levelOf(this.#arms.live.latest, key, live), levelOf(this.#arms.draft.latest, key, draft)]
      const cell = `${a}|${b}`
      const matrix = at(this.#tally.tiers, key, () => new Map<string, number>())
      matrix.set(cell, (matrix.get(cell) ?? 0) + 1)
      moved ||= a !== b
    }
    return moved
  }
}

const noShares = (): SharedTally => ({ before: 0, hours: new Map() })

/** What an order gave, in whatever a point of a currency is worth. */
function worthOf({ decision }: Settled, worth: (currency: string) => number): number {
  if (decision.outcome === 'refused') return 0
  let sum = 0
  for (const { kind, currency, granted } of decision.effects) {
    if (kind === undefined) sum += granted * worth(currency)
    else if (kind === 'discount') sum += granted * worth(MONEY)
    else if (kind === 'deduct') sum -= granted * worth(currency)
  }
  return sum
}

function pairs(live: ReadonlyMap<string, number>, draft: ReadonlyMap<string, number>): Map<string, Pair> {
  const found = new Map<string, Pair>()
  for (const [currency, amount] of live) at(found, currency, noPair)[LIVE] = amount
  for (const [currency, amount] of draft) at(found, currency, noPair)[DRAFT] = amount
  return found
}

function sameWallets(live: HolderState, draft: HolderState): boolean {
  return [...new Set([...Object.keys(live.wallets), ...Object.keys(draft.wallets)])].every((currency) => {
    const [a, b] = [live.wallets[currency] ?? EMPTY_WALLET, draft.wallets[currency] ?? EMPTY_WALLET]
    return a.available === b.available && a.pending === b.pending && a.held === b.held && a.debt === b.debt
  })
}

/** Decides it once more, this time with the trace: that is done for the few orders that are shown. */
function outcomeOf({ command, versions, facts, before, decision }: Settled): Outcome {
  const again = decide(versions, before, command, facts, { trace: true })
  const notFired = again.outcome === 'accepted' ? again.notFired : []
  const told = { command, facts, rules: versions.rules, before, decision, notFired }
  return {
    refusal: decision.outcome === 'refused' ? decision.refusal.code : null,
    effects: decision.outcome === 'accepted' ? decision.effects : [],
    notFired,
    words: { en: wordsOf(told, 'en'), zh: wordsOf(told, 'zh') },
  }
}
