import type { Command, OrderCommand, ReceiveCommand, ReturnCommand, SentLot } from '@perennial/engine/decide/command.ts'
import { decide } from '@perennial/engine/decide/decide.ts'
import type {
  Accepted,
  Adjusted,
  Decision,
  Facts,
  Needs,
  Refused,
  Sale,
  SegmentFact,
  SegmentsWanted,
  SharedLimit,
  Spent,
} from '@perennial/engine/decide/decision.ts'
import { needs } from '@perennial/engine/decide/needs.ts'
import { refundedBy, spentBy } from '@perennial/engine/decide/refund.ts'
import { blankState, type Hold, type HolderState, type Lot, type MetricDay } from '@perennial/engine/decide/state.ts'
import { timeAfter, type Timeline } from '@perennial/engine/decide/timeline.ts'
import type { Versions } from '@perennial/engine/decide/turn.ts'
import { adjustedBy } from '@perennial/engine/decide/void-adjustment.ts'
import { decodeOutcome, encodeOutcome } from '../intake/outcome.ts'
import { saleOf } from '../intake/stored-sale.ts'

/** A command as it was stored: its number then, and the facts it was decided by. */
export interface Given {
  seq: number
  command: Command
  facts: Facts
  /** It was refused then. */
  refused: boolean
}

/** A decision of an arm with all that went into it, so that it can be asked for its trace. */
export interface Settled {
  command: Command
  versions: Versions
  facts: Facts
  before: HolderState
  decision: Accepted | Refused
}

/**
 * When each limit that all members share is used up in an arm, epoch ms. Members are decided one by one, so nobody can be
 * told what the others have left; that it is used up from some moment on, they can.
 */
export type UsedUp = ReadonlyMap<string, number>

/** Who is in which segment, of one holder. */
export type SegmentsOf = (wanted: SegmentsWanted) => Readonly<Record<string, SegmentFact>>

/** Nobody is in any: for who looks ahead, and not back. */
const NO_SEGMENTS: SegmentsOf = ({ keys }) => Object.fromEntries(keys.map((key) => [key, { snapshot: null, in: false }]))

/** What an arm begins with, where it is not the holder's first command. */
export interface Beginning {
  state: HolderState
  lots: readonly Lot[]
  holds: readonly Hold[]
  days: readonly MetricDay[]
}

/**
 * One course of one holder's history, decided in memory as intake would decide it: what falls due is ticked first, and
 * lots, holds and days are handed over only when a decision asks for them, so that an order costs the same however much
 * came before it. Two arms of a holder begin alike and part when their timelines do.
 */
export class Arm {
  state: HolderState
  readonly timeline: Timeline
  /** Closed lots and past sales are kept only for histories in which something comes back. */
  readonly #remembers: boolean
  readonly #see: ((settled: Settled) => void) | null
  /** Null as long as history is decided as it was, with what was left then. */
  readonly #usedUp: UsedUp | null
  readonly #segments: SegmentsOf
  readonly #lots = new Map<number, Lot>()
  readonly #holds = new Map<string, Hold>()
  readonly #spent = new Map<number, Spent>()
  /** What adjustments did, and which were voided. */
  readonly #adjusted = new Map<number, Adjusted>()
  readonly #days: MetricDay[] = []
  readonly #sales: Sale[] = []
  readonly #gifts: { to: string; currency: string; lots: readonly SentLot[] }[] = []
  /** What a command's number was then, and what it is here. */
  readonly #places = new Map<number, number>()

  constructor(
    timeline: Timeline,
    remembers: boolean,
    see: ((settled: Settled) => void) | null = null,
    from: Beginning | null = null,
    usedUp: UsedUp | null = null,
    segments: SegmentsOf = NO_SEGMENTS,
  ) {
    this.timeline = timeline
    this.#remembers = remembers
    this.#see = see
    this.#usedUp = usedUp
    this.#segments = segments
    this.state = withoutLong(from?.state ?? blankState())
    for (const lot of from?.lots ?? []) this.#lots.set(keyOf(lot), lot)
    for (const hold of from?.holds ?? []) this.#holds.set(holdKey(hold), hold)
    for (const day of from?.days ?? []) this.#days.push(day)
  }

  /** The same past under another timeline from now on, on which shared limits are used up when they are. */
  fork(timeline: Timeline, usedUp: UsedUp, see: (settled: Settled) => void): Arm {
    const beginning = { state: this.state, lots: [...this.#lots.values()], holds: [...this.#holds.values()], days: this.#days }
    const twin = new Arm(timeline, this.#remembers, see, beginning, usedUp, this.#segments)
    twin.#sales.push(...this.#sales)
    twin.#gifts.push(...this.#gifts)
    for (const [seq, spent] of this.#spent) twin.#spent.set(seq, spent)
    for (const [seq, adjusted] of this.#adjusted) twin.#adjusted.set(seq, adjusted)
    for (const [then, here] of this.#places) twin.#places.set(then, here)
    return twin
  }

  lots(): Iterable<Lot> {
    return this.#lots.values()
  }

  /** Decides what falls due, then the command. Null when it is about something that did not happen here. */
  take({ seq, command: then, facts, refused }: Given): Settled | null {
    // A confirmation that was refused was a question too many, and no sale.
    if (refused && then.kind === 'order' && then.reserved !== undefined) return null
    const command = this.#translated(then)
    if (command === null) return null
    this.catchUp(timeAfter(this.state, command), command.recordedAt)
    const { shared: _, ...own } = facts
    const known = factsOf(then, this.#usedUp && facts.shared ? own : facts)
    const settled = this.#decide(command, this.#lookedUp(command, known), !refused)
    if (this.#remembers || command.kind === 'hold') this.#places.set(seq, settled.decision.state.seq)
    return settled
  }

  /** The facts of a command, with what is looked up of this course of the holder's history. */
  #lookedUp(command: Command, { spent: _, adjusted: __, ...facts }: Facts): Facts {
    if (command.kind === 'return') return { ...facts, sales: this.#candidates(command) }
    const adjusted = command.kind === 'void_adjustment' && this.#adjusted.get(command.of)
    if (adjusted) return { ...facts, adjusted }
    const spent = command.kind === 'refund' && this.#spent.get(command.of)
    return spent ? { ...facts, spent } : facts
  }

  /** Lets time pass. */
  catchUp(until: number, recordedAt: number): void {
    for (let [at, again] = [NaN, 0]; ;) {
      const tick = this.timeline.tickBefore(this.state, until, recordedAt)
      if (!tick) return
      again = tick.at === at ? again + 1 : 0
      if (again > 3) throw new Error(`ticks at ${new Date(at).toISOString()} settle nothing`)
      at = tick.at
      this.#decide(tick, {})
    }
  }

  /** @param wasBought it was accepted then, so it is a sale here as well */
  #decide(command: Command, facts: Facts, wasBought = false): Settled {
    let settled = this.#tried(command, facts)
    const { decision } = settled
    // Points or coupons that somebody does not have here: the basket was bought all the same, and is paid in money.
    const extras = command.kind === 'order' && (command.order.payments ?? command.order.coupons) !== undefined
    if (extras && wasBought && decision.outcome === 'refused') {
      const { payments: _, coupons: __, ...order } = command.order
      settled = this.#tried({ ...command, order }, facts)
    }
    this.state = withoutLong(settled.decision.state)
    if (settled.decision.outcome === 'accepted') this.#keep(settled, settled.decision)
    this.#see?.(settled)
    return settled
  }

  #tried(command: Command, facts: Facts): Settled {
    const versions = this.timeline.versionsFor(this.state, command)
    let before = this.#loaded(this.state, needs(command))
    let known = facts
    let decision: Decision = decide(versions, before, command, known)
    while (decision.outcome === 'wanting') {
      const { shared, coupons, segments } = decision.needs
      if (segments) known = { ...known, segments: { ...known.segments, ...this.#segments(segments) } }
      if (shared) known = { ...known, shared: { ...known.shared, ...this.#leftOf(shared, Math.min(command.at, command.recordedAt)) } }
      // Of a coupon that history did not ask for nothing is known.
      if (coupons) known = { ...known, coupons: { ...Object.fromEntries(coupons.map((id) => [id, null])), ...known.coupons } }
      before = this.#loaded(before, decision.needs)
      decision = decide(versions, before, command, known)
    }
    return { command, versions, facts: known, before, decision }
  }

  /** All of a limit until it is used up, then nothing. */
  #leftOf(limits: readonly SharedLimit[], happened: number): Record<string, number> {
    return Object.fromEntries(limits.map(({ key, max }) => [key, happened < (this.#usedUp?.get(key) ?? Infinity) ? max : 0]))
  }

  #loaded(state: HolderState, { lots, holds, days }: Partial<Needs>): HolderState {
    if (!lots && !holds && !days) return state
    return {
      ...state,
      lots: lots && state.lots === null ? [...this.#lots.values()] : state.lots,
      holds: holds && state.holds === null ? [...this.#holds.values()] : state.holds,
      days: days && state.days === null ? [...this.#days] : state.days,
    }
  }

  #keep({ command, versions, facts }: Settled, decision: Accepted): void {
    for (const lot of decision.opened) this.#keepLot(lot)
    for (const lot of decision.changed) this.#keepLot(lot)
    for (const hold of decision.holds) this.#holds.set(holdKey(hold), hold)
    if (decision.days.length > 0) this.#days.push(...decision.days)
    if (!this.#remembers) return
    const { seq } = decision.state
    const spent = spentBy(seq, Math.min(command.at, command.recordedAt), decision)
    if (spent) this.#spent.set(seq, spent)
    if (command.kind === 'refund' && facts.spent) this.#spent.set(command.of, refundedBy(facts.spent, decision.transfers))
    if (command.kind === 'adjust') this.#adjusted.set(seq, adjustedBy(seq, command, decision.transfers))
    if (command.kind === 'void_adjustment') this.#adjusted.set(command.of, { ...facts.adjusted!, voided: true })
    if (command.kind === 'order') {
      const outcome = decodeOutcome(encodeOutcome(decision))
      const { at, order } = command
      this.#sales.push(
        saleOf({ seq: decision.state.seq, at, rules: versions.rules.number, policy: versions.policy.number, order, facts, outcome }, null),
      )
    }
    for (const change of decision.sales) {
      const place = this.#sales.findIndex((sale) => sale.seq === change.seq)
      this.#sales[place] = { ...this.#sales[place]!, ...change }
    }
    if (command.kind === 'send') {
      for (const { type, data } of decision.announcements) if (type === 'gift.sent') this.#gifts.push(data as never)
    }
  }

  #keepLot(lot: Lot): void {
    if (lot.remaining > 0 || this.#remembers) this.#lots.set(keyOf(lot), lot)
    else this.#lots.delete(keyOf(lot))
  }

  /** Commands name others by their numbers then; here they have their own. */
  #translated(command: Command): Command | null {
    // A basket is decided anew when it was paid; what was set aside before comes to nothing by itself.
    if (command.kind === 'reserve' || command.kind === 'void') return null
    if (command.kind === 'order' && command.reserved !== undefined) return asPaid(command)
    if (command.kind === 'return' && command.order !== null) return { ...command, order: this.#places.get(command.order) ?? 0 }
    if (command.kind === 'capture' || command.kind === 'release') return { ...command, hold: this.#places.get(command.hold) ?? 0 }
    if (command.kind === 'refund' || command.kind === 'void_adjustment') return { ...command, of: this.#places.get(command.of) ?? 0 }
    if (command.kind === 'review') return { ...command, award: this.#places.get(command.award) ?? 0 }
    if ((command.kind === 'event' || command.kind === 'benefit') && command.order !== undefined) {
      return { ...command, order: this.#places.get(command.order) ?? 0 }
    }
    return command.kind === 'receive' && command.back ? this.#comingHome(command) : command
  }

  /** A gift that was refused comes home to the lots it left here; one that never left does not come. */
  #comingHome(command: ReceiveCommand): Command | null {
    const place = this.#gifts.findIndex(
      ({ to, currency, lots }) => to === command.from && currency === command.currency && amountOf(lots) === amountOf(command.lots),
    )
    if (place < 0) return null
    const [gift] = this.#gifts.splice(place, 1)
    return { ...command, lots: gift!.lots }
  }

  /** As intake finds them: the sale named, or those with one of the skus, the latest first. */
  #candidates({ order, lines }: ReturnCommand): Sale[] {
    if (order !== null) return this.#sales.filter((sale) => sale.seq === order)
    const skus = new Set((lines ?? []).map((line) => line.sku))
    return this.#sales
      .filter((sale) => sale.order.lines.some((line) => skus.has(line.sku)))
      .toSorted((a, b) => b.at - a.at || b.seq - a.seq)
  }
}

/** Whether something in a history refers to what was before it, so that the arm must remember sales and closed lots. */
export const looksBack = (history: readonly Given[]): boolean =>
  history.some(({ command }) => LOOKS_BACK.has(command.kind) || ('order' in command && typeof command.order === 'number'))

const LOOKS_BACK = new Set<Command['kind']>(['return', 'receive', 'review', 'refund', 'void_adjustment'])

/** A basket that had been set aside, as an order that is decided when it was paid. */
function asPaid({ reserved: _, order: { paid: __, ...order }, ...command }: OrderCommand): OrderCommand {
  return { ...command, order: { ...order, net: order.total } }
}

/** Coupons of a basket that had been set aside were free to be used. */
function factsOf(command: Command, facts: Facts): Facts {
  if (command.kind !== 'order' || command.reserved === undefined) return facts
  const coupons = Object.values(facts.reservations ?? {}).flatMap((reserved) => reserved?.coupons ?? [])
  const free = coupons.map(
    ({ id, coupon }) => [id, { coupon, state: 'issued', owner: 'own', from: null, until: null, shared: false }] as const,
  )
  const { reservations: _, ...own } = facts
  return free.length === 0 ? own : { ...own, coupons: Object.fromEntries(free) }
}

const keyOf = ({ seq, n }: Lot): number => seq * 65_536 + n

const holdKey = ({ seq, n }: Hold): string => `${seq}.${n}`

const amountOf = (lots: readonly SentLot[]): number => lots.reduce((sum, lot) => sum + lot.amount, 0)

const withoutLong = (state: HolderState): HolderState =>
  state.lots === null && state.holds === null && state.days === null ? state : { ...state, lots: null, holds: null, days: null }
