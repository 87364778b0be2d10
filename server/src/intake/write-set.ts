import type { Command } from '@perennial/engine/decide/command.ts'
import type { Account, Accepted, Announcement, Decision, Facts, Transfer } from '@perennial/engine/decide/decision.ts'
import type { Hold, Lot } from '@perennial/engine/decide/state.ts'
import type { Loaded } from './loaded.ts'
import { encodeInput, factsToKeep, outcomeOf } from './stored.ts'
import type { Decided, Submission } from './submission.ts'

/** A command with everything its row holds; texts as they are stored, because the batch's hash is over them. */
export interface CommandWrite {
  holder: Loaded
  seq: number
  command: Command
  policyVersion: number
  rulesVersion: number
  client: string | null
  refused: boolean
  input: string
  facts: string | null
  outcome: string
  transfers: readonly Transfer[]
}

interface Placed<T> {
  holder: Loaded
  row: T
}

/** All that a batch will write, gathered while it decides. Rows that change twice in a batch are written once, as they end. */
export class WriteSet {
  readonly commands: CommandWrite[] = []
  readonly touched = new Set<Loaded>()
  readonly openedLots = new Map<string, Placed<Lot>>()
  readonly changedLots = new Map<string, Placed<Lot>>()
  readonly openedHolds = new Map<string, Placed<Hold>>()
  readonly changedHolds = new Map<string, Placed<Hold>>()
  readonly days = new Map<string, { holder: Loaded; metric: string; day: number; value: number }>()
  readonly sales = new Map<string, { holder: Loaded; seq: number; last: number; returned: readonly number[]; effects: Accepted['effects'] }>()
  readonly claims: { submission: Submission; hash: Buffer; kind: number; holder: Loaded; seq: number }[] = []
  readonly announcements: { holder: Loaded; seq: number; n: number; at: number; announcement: Announcement }[] = []
  /** Credits less debits, by program, account and currency. */
  readonly sums = new Map<string, number>()

  /** Adds one decision and moves the holder's state on. */
  add(
    holder: Loaded,
    command: Command,
    decision: Exclude<Decision, { outcome: 'wanting' }>,
    versions: { policy: number; rules: number },
    facts: Facts,
    client: string | null,
  ): Decided {
    const outcome = outcomeOf(decision)
    const kept = decision.outcome === 'accepted' ? factsToKeep(facts, decision) : null
    const { seq } = decision.state
    this.commands.push({
      holder,
      seq,
      command,
      policyVersion: versions.policy,
      rulesVersion: versions.rules,
      client,
      refused: decision.outcome === 'refused',
      input: encodeInput(command),
      facts: kept && JSON.stringify(kept),
      outcome: JSON.stringify(outcome),
      transfers: decision.outcome === 'accepted' ? decision.transfers : [],
    })
    this.touched.add(holder)
    holder.state = decision.state
    if (decision.outcome === 'accepted') this.#rows(holder, command, decision)
    return { holder: holder.key.id, seq, command, policyVersion: versions.policy, rulesVersion: versions.rules, outcome, replayed: false }
  }

  #rows(holder: Loaded, command: Command, decision: Accepted): void {
    const { text } = holder.key
    for (const lot of decision.opened) this.openedLots.set(`${text}.${lot.seq}.${lot.n}`, { holder, row: lot })
    for (const lot of decision.changed) this.#put(this.openedLots, this.changedLots, `${text}.${lot.seq}.${lot.n}`, { holder, row: lot })
    for (const hold of decision.holds) {
      const key = `${text}.${hold.seq}`
      if (hold.seq === decision.state.seq) this.openedHolds.set(key, { holder, row: hold })
      else this.#put(this.openedHolds, this.changedHolds, key, { holder, row: hold })
    }
    for (const { metric, day, value } of decision.days) {
      const key = `${text}.${metric}.${day}`
      this.days.set(key, { holder, metric, day, value: value + (this.days.get(key)?.value ?? 0) })
    }
    for (const { seq, returned, effects } of decision.sales) {
      this.sales.set(`${text}.${seq}`, { holder, seq, last: decision.state.seq, returned, effects })
    }
    decision.announcements.forEach((announcement, n) => {
      this.announcements.push({ holder, seq: decision.state.seq, n, at: command.at, announcement })
    })
    for (const { debit, credit, currency, amount } of decision.transfers) {
      this.#sum(holder.programId, debit, currency, -amount)
      this.#sum(holder.programId, credit, currency, amount)
    }
  }

  #put<T>(opened: Map<string, Placed<T>>, changed: Map<string, Placed<T>>, key: string, placed: Placed<T>): void {
    if (opened.has(key)) opened.set(key, placed)
    else changed.set(key, placed)
  }

  #sum(programId: number, account: Account, currency: string, amount: number): void {
    const key = `${programId} ${account} ${currency}`
    this.sums.set(key, (this.sums.get(key) ?? 0) + amount)
  }
}
