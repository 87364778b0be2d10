import type { Transfer } from '@perennial/engine/decide/decision.ts'
import type { HolderState, Lot, Standing } from '@perennial/engine/decide/state.ts'
import { Timeline } from '@perennial/engine/decide/timeline.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { compileStored } from '@perennial/engine/program/validate.ts'
import { dateOfDay, dayOfDate, type Day } from '@perennial/engine/time/calendar.ts'
import { Arm, type Beginning, type Settled } from '../backtests/arm.ts'
import { levelOf, setKeys } from '../backtests/levels.ts'
import { at, type ArmNumber } from '../backtests/tally.ts'

export const MONTHS = 24

/** What an outlook looks at, as plain data that can be handed to a thread. */
export interface OutlookSetup {
  programId: number
  published: readonly { number: number; document: unknown; effectiveFrom: number }[]
  live: unknown
  changed: unknown
  /** From when time passes, epoch ms. */
  now: number
  /** Currencies whose expiry the change changes. */
  expiring: readonly string[]
}

/** Points and their worth in millionths of a minor unit of money, by month from the current one. */
export interface MonthTally {
  points: [Float64Array, Float64Array]
  micros: [Float64Array, Float64Array]
}

export interface OutlookTally {
  members: number
  /** Outstanding now, by currency. */
  outstanding: Map<string, { points: number; micros: number }>
  expired: Map<string, MonthTally>
  /** Members by tier set and `live|changed` level: as soon as the change holds, and after a review. */
  now: Map<string, Map<string, number>>
  reviewed: Map<string, Map<string, number>>
}

const noMonths = (): MonthTally => ({
  points: [new Float64Array(MONTHS), new Float64Array(MONTHS)],
  micros: [new Float64Array(MONTHS), new Float64Array(MONTHS)],
})

/** The day on which points were earned, and the levels their holder had. */
export interface Origin {
  day: Day
  tiers: Readonly<Record<string, string>>
}

/** Where the points of a holder came from, and when the holder last did anything. */
export interface Origins {
  /** By lot; null where its end was given with it, as with a gift that keeps its dates. */
  of(lot: Lot): Origin | null
  lastActive: Day | null
}

/** A version under which time passes and nothing is earned by it. */
const still = (version: CompiledVersion): CompiledVersion => ({ ...version, campaigns: new Map(), dated: [] })

/** Lets time pass for members as they are, under the live version and under the changed one. Nothing else happens to them. */
export class Outlook {
  readonly tally: OutlookTally = { members: 0, outstanding: new Map(), expired: new Map(), now: new Map(), reviewed: new Map() }
  readonly #setup: OutlookSetup
  readonly #live: Timeline
  readonly #changed: Timeline
  readonly #first: number
  readonly #end: number

  constructor(setup: OutlookSetup) {
    this.#setup = setup
    const past = setup.published.map(({ number, document, effectiveFrom }) => ({
      version: still(compileStored(document, number)),
      effectiveFrom,
    }))
    const number = past.at(-1)!.version.number + 1
    // Both are published, so that what publishing by itself brings about is not taken for the change's doing.
    const next = (document: unknown): Timeline =>
      new Timeline([...past, { version: still(compileStored(document, number)), effectiveFrom: setup.now }])
    this.#live = next(setup.live)
    this.#changed = next(setup.changed)
    const { zone } = this.#live.latest
    this.#first = monthOf(zone.dayOf(setup.now))
    this.#end = zone.startOf(firstDayOf(this.#first + MONTHS))
  }

  get zone(): CompiledVersion['zone'] {
    return this.#live.latest.zone
  }

  take(state: HolderState, origins: Origins): void {
    const { now } = this.#setup
    const beginning: Beginning = { state, lots: state.lots ?? [], holds: state.holds ?? [], days: state.days ?? [] }
    const live = new Arm(this.#live, false, (settled) => this.#see(settled, 0), beginning)
    const changed = new Arm(this.#changed, false, (settled) => this.#see(settled, 1), this.#redated(beginning, origins))
    this.tally.members += 1
    for (const lot of live.lots()) this.#countOutstanding(lot)
    for (const arm of [live, changed]) arm.catchUp(now, now)
    this.#countLevels(this.tally.now, live.state, changed.state)
    this.#countLevels(this.tally.reviewed, reviewed(live, beginning, now), reviewed(changed, beginning, now))
    for (const arm of [live, changed]) arm.catchUp(this.#end - 1, this.#end)
  }

  /**
   * Points members have now, with the ends that the changed expiry would have given them when they were earned. What ends
   * otherwise than any published expiry says was given its end by hand or by its campaign, and keeps it.
   */
  #redated(beginning: Beginning, { of, lastActive }: Origins): Beginning {
    const { expiring } = this.#setup
    const { currencies } = this.#changed.latest
    const lots = beginning.lots.map((lot): Lot => {
      const origin = expiring.includes(lot.currency) ? of(lot) : null
      const currency = currencies.get(lot.currency)
      return origin && currency && this.#byPolicy(lot, origin) ? { ...lot, expiresOn: currency.expiresOn(origin.day, origin.tiers) } : lot
    })
    const active = { ...beginning.state.progress.active }
    for (const key of expiring)
      if (currencies.get(key)?.slidingMonths && lastActive !== null) active[key] = Math.max(lastActive, active[key] ?? lastActive)
    // Something may be due earlier than it was.
    const state = { ...beginning.state, progress: { ...beginning.state.progress, active }, dueAt: this.#setup.now }
    return { ...beginning, lots, state }
  }

  #byPolicy({ currency, expiresOn }: Lot, { day, tiers }: Origin): boolean {
    return this.#live.published.some(({ version }) => version.currencies.get(currency)?.expiresOn(day, tiers) === expiresOn)
  }

  #countOutstanding({ currency, remaining, unitValueMicros }: Lot): void {
    const sum = at(this.tally.outstanding, currency, () => ({ points: 0, micros: 0 }))
    sum.points += remaining
    sum.micros += remaining * unitValueMicros
  }

  #see({ decision }: Settled, arm: ArmNumber): void {
    if (decision.outcome === 'refused') return
    for (const transfer of decision.transfers)
      if (transfer.credit === 'expired') this.#expire(transfer, decision.changed, arm, decision.state.time)
  }

  #expire({ currency, amount, lot: place }: Transfer, changed: readonly Lot[], arm: ArmNumber, time: number): void {
    const lot = changed.find((l) => l.seq === place?.seq && l.n === place.n)
    const month = Math.max(0, monthOf(this.zone.dayOf(time)) - this.#first)
    const { points, micros } = at(this.tally.expired, currency, noMonths)
    points[arm][month]! += amount
    micros[arm][month]! += amount * (lot?.unitValueMicros ?? 0)
  }

  #countLevels(into: OutlookTally['now'], live: HolderState, changed: HolderState): void {
    for (const key of setKeys(this.#live.latest, this.#changed.latest)) {
      const cell = `${levelOf(this.#live.latest, key, live)}|${levelOf(this.#changed.latest, key, changed)}`
      const matrix = at(into, key, () => new Map<string, number>())
      matrix.set(cell, (matrix.get(cell) ?? 0) + 1)
    }
  }
}

/** Months counted from January of the year 0. */
export function monthOf(day: Day): number {
  const { year, month } = dateOfDay(day)
  return year * 12 + month - 1
}

const firstDayOf = (month: number): Day => dayOfDate(Math.floor(month / 12), (month % 12) + 1, 1)

/** How the member would stand if every standing that has an end were reviewed now, on what was counted until now. */
function reviewed({ timeline, state }: Arm, { days }: Beginning, now: number): HolderState {
  const today = timeline.latest.zone.dayOf(now)
  const due = Object.entries(state.progress.tiers).map(([set, standing]): [string, Standing] => [
    set,
    standing.until === null ? standing : { ...standing, until: today },
  ])
  const ending = { ...state, progress: { ...state.progress, tiers: Object.fromEntries(due) }, dueAt: now }
  const arm = new Arm(timeline, false, null, { state: ending, lots: [], holds: [], days })
  arm.catchUp(now, now)
  return arm.state
}
