import type { Command, ConsentCommand } from '@perennial/engine/decide/command.ts'
import type { Accepted, Adjusted, Announcement, Decision, Facts, Reservation, Sale, Spent } from '@perennial/engine/decide/decision.ts'
import { refundedBy, spentBy } from '@perennial/engine/decide/refund.ts'
import type { Hold, Lot } from '@perennial/engine/decide/state.ts'
import { adjustedBy } from '@perennial/engine/decide/void-adjustment.ts'
import { CopyRows } from '#kit/copy.ts'
import { byKey, type HolderKey } from '#kit/holder-key.ts'
import { CouponBook } from './coupon-book.ts'
import { addCommandRow, addTransferRow } from './ledger-rows.ts'
import type { Loaded } from './loaded.ts'
import { encodeOutcome } from './outcome.ts'
import { SharedLimits } from './shared-limits.ts'
import { factsToKeep, reservationOf, saleOf } from './stored-sale.ts'
import type { Decided, Submission } from './submission.ts'
import { Sums } from './sums.ts'
import type { MovedCheckout } from './write-checkouts.ts'

/** What a batch will write for one holder besides its commands. Rows that change twice in a batch are written once, as they end. */
export interface HolderWrites {
  openedLots: Lot[]
  changedLots: Map<string, Lot> | null
  openedHolds: Hold[]
  changedHolds: Map<string, Hold> | null
  days: { metric: string; day: number; value: number }[]
  /** Sales made or changed by this batch, as a later return finds them. */
  sales: Map<number, Sale> | null
  changedSales: Map<number, number> | null
  /** What decisions of this batch spent, and what has come back of what was spent before, as a later refund finds it. */
  spent: Map<number, Spent> | null
  /** Adjustments of this batch, and those that it voided. */
  adjusted: Map<number, Adjusted> | null
  /** Baskets that this batch set aside. */
  reservations: Map<number, Reservation> | null
}

/** Buffers of one lane, used again for every batch: a megabyte a batch, freshly mapped, was a tenth of the work. */
export class Buffers {
  readonly commands = new CopyRows(1 << 19)
  readonly transfers = new CopyRows(1 << 17)
  readonly lots = new CopyRows(1 << 17)
  readonly claims = new CopyRows(1 << 16)
}

/** How a command is decided, besides the state. */
export interface Deciding {
  /** The stored form of the command. */
  input: string
  policy: number
  rules: number
  facts: Facts
  client: string | null
}

/**
 * All that a batch will write, gathered while it decides. Rows of the append-only tables go into their buffers at once,
 * so that a batch of five hundred does not keep five hundred decisions alive.
 */
export class WriteSet {
  readonly holders = new Map<Loaded, HolderWrites>()
  readonly claims: { submission: Submission; hash: Buffer; kind: number; holder: Loaded; seq: number }[] = []
  readonly announcements: { holder: Loaded; seq: number; n: number; at: number; announcement: Announcement }[] = []
  readonly consents: { holder: Loaded; seq: number; command: ConsentCommand }[] = []
  readonly sums = new Sums()
  readonly shared = new SharedLimits()
  readonly coupons = new CouponBook()
  readonly checkouts: MovedCheckout[] = []
  readonly buffers: Buffers
  readonly #batchId: number
  /** Where the rows of each decision begin. */
  readonly #starts: { key: HolderKey; command: number; transfer: number }[] = []
  count = 0

  constructor(batchId: number, buffers: Buffers) {
    this.#batchId = batchId
    this.buffers = buffers
    buffers.commands.reset()
    buffers.transfers.reset()
  }

  of(holder: Loaded): HolderWrites {
    let writes = this.holders.get(holder)
    if (!writes) {
      writes = {
        openedLots: [],
        changedLots: null,
        openedHolds: [],
        changedHolds: null,
        days: [],
        sales: null,
        changedSales: null,
        spent: null,
        adjusted: null,
        reservations: null,
      }
      this.holders.set(holder, writes)
    }
    return writes
  }

  /** Adds one decision and moves the holder's state on. */
  add(
    holder: Loaded,
    command: Command,
    { input, policy, rules, facts, client }: Deciding,
    decision: Exclude<Decision, { outcome: 'wanting' }>,
  ): Decided {
    const writes = this.of(holder)
    const accepted = decision.outcome === 'accepted'
    const outcome = encodeOutcome(decision)
    const kept = factsToKeep(facts, decision)
    const { seq } = decision.state
    const { kind, at, recordedAt } = command
    const { commands, transfers } = this.buffers
    this.#starts.push({ key: holder.key, command: commands.length, transfer: transfers.length })
    addCommandRow(commands, holder.key, {
      seq,
      batchId: this.#batchId,
      programId: holder.programId,
      kind,
      at,
      recordedAt,
      policyVersion: policy,
      rulesVersion: rules,
      client,
      refused: !accepted,
      input,
      facts: kept && JSON.stringify(kept),
      outcome: JSON.stringify(outcome),
    })
    if (accepted) {
      for (let n = 0; n < decision.transfers.length; n++) {
        addTransferRow(transfers, holder.key, seq, n, decision.transfers[n]!, at, recordedAt)
        this.sums.add(holder.programId, decision.transfers[n]!)
      }
      this.#rows(holder, writes, command, { policy, rules, facts }, decision)
      if (decision.shared.length > 0) this.shared.take(holder.programId, decision.shared)
    }
    this.count += 1
    holder.state = decision.state
    return { holder: holder.key.id, seq, command, policyVersion: policy, rulesVersion: rules, outcome, replayed: false, facts: kept }
  }

  /** Where it stands now for a holder. What is returned brings it back to there: what was added since is forgotten. */
  mark(holder: Loaded): () => void {
    const { commands, transfers } = this.buffers
    const rows = [commands, transfers].map((buffer) => ({ buffer, to: buffer.place() }))
    const lists = [this.claims, this.announcements, this.consents, this.checkouts, this.#starts].map((list) => ({ list, to: list.length }))
    const others = [this.sums.mark(), this.shared.mark(), this.coupons.mark()]
    const writes = this.holders.get(holder)
    const [before, state, count] = [writes && copyOf(writes), holder.state, this.count]
    return () => {
      for (const { buffer, to } of rows) buffer.cut(to)
      for (const { list, to } of lists) list.length = to
      for (const back of others) back()
      if (before) this.holders.set(holder, before)
      else this.holders.delete(holder)
      holder.state = state
      this.count = count
    }
  }

  /** Brings the rows into the order of their keys, in which they are hashed, where some were decided later than others. */
  sortRows(): void {
    const sorted = this.#starts.toSorted((a, b) => byKey(a.key, b.key))
    if (sorted.every((start, i) => start === this.#starts[i])) return
    const { commands, transfers } = this.buffers
    for (const [rows, part] of [[commands, 'command'] as const, [transfers, 'transfer'] as const]) {
      const ends = new Map(this.#starts.map((start, i) => [start, this.#starts[i + 1]?.[part] ?? rows.length]))
      rows.arrange(sorted.map((start) => [start[part], ends.get(start)!]))
    }
  }

  #rows(
    holder: Loaded,
    writes: HolderWrites,
    command: Command,
    { policy, rules, facts }: Pick<Deciding, 'policy' | 'rules' | 'facts'>,
    decision: Accepted,
  ): void {
    const { seq } = decision.state
    const until = command.kind === 'reserve' ? command.expiresAt : 0
    for (const lot of decision.changed) putLot(writes, lot)
    for (const lot of decision.opened) writes.openedLots.push(lot)
    for (const hold of decision.holds) putHold(writes, hold, seq)
    for (const day of decision.days) putDay(writes, day)
    for (let n = 0; n < decision.announcements.length; n++) {
      const announcement = decision.announcements[n]!
      this.announcements.push({ holder, seq, n, at: command.at, announcement })
      if (announcement.type.startsWith(CHECKOUT)) {
        const state = announcement.type.slice(CHECKOUT.length)
        const revision = command.kind === 'reserve' && command.revision !== undefined ? command.revision : null
        this.checkouts.push({
          id: announcement.data['checkout'] as string,
          state,
          seq,
          now: command.recordedAt,
          expiresAt: until,
          revision,
        })
      }
    }
    if (decision.coupons.length > 0) this.coupons.take(holder, seq, decision.coupons, { now: command.recordedAt, until })
    if (command.kind === 'reserve') {
      const { exposures, paid, coupons, effects, basis } = decision
      const outcome = { exposures, paid, coupons, effects, basis: basis! }
      const at = Math.min(command.at, command.recordedAt)
      ;(writes.reservations ??= new Map()).set(seq, reservationOf({ seq, at, rules, command, facts, outcome }))
    }
    const at = Math.min(command.at, command.recordedAt)
    if (command.kind === 'refund') (writes.spent ??= new Map()).set(command.of, refundedBy(facts.spent!, decision.transfers))
    // What paid for an order comes back with its return.
    else if (command.kind === 'redeem' || command.kind === 'capture') {
      const spent = spentBy(seq, at, decision)
      if (spent) (writes.spent ??= new Map()).set(seq, spent)
    }
    if (command.kind === 'adjust') (writes.adjusted ??= new Map()).set(seq, adjustedBy(seq, command, decision.transfers))
    if (command.kind === 'void_adjustment') (writes.adjusted ??= new Map()).set(command.of, { ...facts.adjusted!, voided: true })
    if (command.kind === 'consent') this.consents.push({ holder, seq, command })
    if (command.kind === 'order') {
      const { order } = command
      const outcome = { basis: decision.basis!, effects: decision.effects, paid: decision.paid, coupons: decision.coupons }
      ;(writes.sales ??= new Map()).set(seq, saleOf({ seq, at, rules, policy, order, facts, outcome }, null))
    }
    for (const sale of decision.sales) putSale(writes, sale, facts, seq)
  }
}

const copyOf = (writes: HolderWrites): HolderWrites => ({
  openedLots: [...writes.openedLots],
  changedLots: writes.changedLots && new Map(writes.changedLots),
  openedHolds: [...writes.openedHolds],
  changedHolds: writes.changedHolds && new Map(writes.changedHolds),
  days: writes.days.map((day) => ({ ...day })),
  sales: writes.sales && new Map(writes.sales),
  changedSales: writes.changedSales && new Map(writes.changedSales),
  spent: writes.spent && new Map(writes.spent),
  adjusted: writes.adjusted && new Map(writes.adjusted),
  reservations: writes.reservations && new Map(writes.reservations),
})

/** The announcements by which a checkout learns what became of it. */
const CHECKOUT = 'checkout.'

function putLot(writes: HolderWrites, lot: Lot): void {
  const place = writes.openedLots.findIndex((l) => l.seq === lot.seq && l.n === lot.n)
  if (place >= 0) writes.openedLots[place] = lot
  else (writes.changedLots ??= new Map()).set(`${lot.seq}.${lot.n}`, lot)
}

function putHold(writes: HolderWrites, hold: Hold, seq: number): void {
  const place = writes.openedHolds.findIndex((h) => h.seq === hold.seq && h.n === hold.n)
  if (place >= 0) writes.openedHolds[place] = hold
  else if (hold.seq === seq) writes.openedHolds.push(hold)
  else (writes.changedHolds ??= new Map()).set(`${hold.seq}.${hold.n}`, hold)
}

function putDay(writes: HolderWrites, { metric, day, value }: { metric: string; day: number; value: number }): void {
  const known = writes.days.find((d) => d.day === day && d.metric === metric)
  if (known) known.value += value
  else writes.days.push({ metric, day, value })
}

function putSale(writes: HolderWrites, change: Accepted['sales'][number], facts: Facts, seq: number): void {
  const sale = facts.sales!.find((s) => s.seq === change.seq)!
  ;(writes.sales ??= new Map()).set(change.seq, { ...sale, returned: change.returned, effects: change.effects })
  ;(writes.changedSales ??= new Map()).set(change.seq, seq)
}
