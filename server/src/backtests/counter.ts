import type { OrderCommand } from '@perennial/engine/decide/command.ts'
import type { Effect, SharedUse, Transfer } from '@perennial/engine/decide/decision.ts'
import { EMPTY_WALLET } from '@perennial/engine/decide/state.ts'
import type { Day } from '@perennial/engine/time/calendar.ts'
import type { Zone } from '@perennial/engine/time/zone.ts'
import type { Arm, Settled } from './arm.ts'
import { at, MONEY, noPair, NO_FLOW, type ArmNumber, type DayTally, type Flow, type Pair, type Tally } from './tally.ts'

/** Counts the decisions of one arm into the tally, and those of the member at hand besides. */
export class Counter {
  /** Points granted less clawed back to the member at hand, by currency. */
  readonly net = new Map<string, number>()
  /** What else campaigns did for the member at hand. */
  acts = 0
  readonly #tally: Tally
  readonly #arm: ArmNumber
  readonly #from: number
  readonly #zone: Zone

  constructor(tally: Tally, arm: ArmNumber, from: number, zone: Zone) {
    this.#tally = tally
    this.#arm = arm
    this.#from = from
    this.#zone = zone
  }

  begin(): void {
    this.net.clear()
    this.acts = 0
  }

  /** What happened before the window is no part of it, even where it was heard of later. */
  see({ command, decision }: Settled): void {
    const happened = Math.min(command.at, command.recordedAt)
    if (happened < this.#from) return
    if (decision.outcome === 'refused') {
      at(this.#tally.refusals, `${command.kind} ${decision.refusal.code}`, noPair)[this.#arm] += 1
      return
    }
    if (decision.transfers.length === 0 && decision.effects.length === 0) return
    const day = this.#zone.dayOf(happened)
    for (const transfer of decision.transfers) this.#move(transfer, day)
    for (const effect of decision.effects) this.#count(effect, day)
    for (const use of decision.shared) this.#take(use, happened)
  }

  countOrder({ at: then, recordedAt }: OrderCommand): void {
    this.#dayOf(this.#zone.dayOf(Math.min(then, recordedAt))).orders += 1
  }

  /** Adds how the member stands at the end. */
  close(arm: Arm): void {
    const { end, outstanding } = this.#tally.arms[this.#arm]
    for (const [currency, { available, pending, held, debt }] of Object.entries(arm.state.wallets)) {
      const sum = at(end, currency, () => ({ ...EMPTY_WALLET }))
      sum.available += available
      sum.pending += pending
      sum.held += held
      sum.debt += debt
    }
    for (const { currency, remaining, unitValueMicros } of arm.lots()) {
      if (remaining === 0) continue
      const worth = at(outstanding, currency, () => new Map<number, number>())
      worth.set(unitValueMicros, (worth.get(unitValueMicros) ?? 0) + remaining)
    }
  }

  #move({ debit, credit, currency, amount }: Transfer, day: Day): void {
    const flow = at(this.#tally.arms[this.#arm].flows, currency, () => ({ ...NO_FLOW }))
    const into = OUT_OF[debit]
    if (into) flow[into] += amount
    if (debit === 'expired') flow.expired -= amount
    const out = INTO[credit]
    if (out) flow[out] += amount
    if (credit === 'adjusted') flow.adjusted -= amount
    if (credit === 'converted') flow.converted -= amount
    if (debit !== 'issued' && credit !== 'issued') return
    this.#add(currency, debit === 'issued' ? amount : -amount, day)
  }

  #add(currency: string, net: number, day: Day): void {
    this.net.set(currency, (this.net.get(currency) ?? 0) + net)
    at(this.#dayOf(day).points, currency, noPair)[this.#arm] += net
  }

  /** Points and discounts by amount, anything else by how often. */
  #count(effect: Effect, day: Day): void {
    const { campaign, kind, granted } = effect
    if (kind === undefined) return this.#grant(effect, day)
    if (kind === 'discount') {
      this.#add(MONEY, granted, day)
      return this.#grant({ ...effect, currency: MONEY }, day)
    }
    if (granted === 0) return
    this.acts += granted < 0 ? -1 : 1
    const kinds = at(this.#tally.acts, campaign, () => new Map<string, Pair>())
    at(kinds, kind, noPair)[this.#arm] += granted < 0 ? -1 : 1
  }

  #take({ key, amount }: SharedUse, happened: number): void {
    const { hours } = at(this.#tally.shared, key, () => ({ before: 0, hours: new Map<number, Pair>() }))
    at(hours, Math.floor(happened / HOUR_MS), noPair)[this.#arm] += amount
  }

  #grant({ campaign, currency, granted }: Effect, day: Day): void {
    const currencies = at(this.#tally.campaigns, campaign, () => new Map<string, Map<Day, Pair>>())
    at(
      at(currencies, currency, () => new Map<Day, Pair>()),
      day,
      noPair,
    )[this.#arm] += granted
  }

  #dayOf(day: Day): DayTally {
    return at(this.#tally.days, day, () => ({ orders: 0, points: new Map<string, Pair>() }))
  }
}

export const HOUR_MS = 3_600_000

/** What a transfer counts as, by the account of the program it comes out of or goes into. */
const OUT_OF: Partial<Record<Transfer['debit'], keyof Flow>> = {
  issued: 'granted',
  adjusted: 'adjusted',
  converted: 'converted',
  in_transit: 'received',
}
const INTO: Partial<Record<Transfer['credit'], keyof Flow>> = {
  issued: 'clawed_back',
  expired: 'expired',
  redeemed: 'redeemed',
  in_transit: 'sent',
}
