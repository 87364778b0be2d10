import type { Order, ReturnLine } from '@perennial/engine/decide/command.ts'
import { AMOUNT_MAX } from '@perennial/engine/numbers/rounding.ts'
import { keyHash } from '#kit/hashes.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { message } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { KeyReused, submissionOf, type Decided } from '../intake/submission.ts'
import { placeOrder, type Placed } from '../orders/place-order.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { StagedRow } from './imports.sql.ts'
import type { OrderMapping } from './mapping.ts'
import { readOrderRecord, type OrderRecord } from './order-record.ts'
import type { FileRecord } from './read-records.ts'
import { BadValue, type Why } from './read-value.ts'
import type { RejectList } from './stage-orders.ts'
import { Turnstile } from './turnstile.ts'

/** One order or return of the file: its records, where they stood, and what became of them. */
export interface Group {
  first: number
  rows: StagedRow[]
  counts: Counts
  /** Part of the keys under which it is tried again: the answer to the first try, a refusal, is kept under the first key. */
  salt?: string
}

export interface Counts {
  decided: number
  already_known: number
  refused: number
  /** Lines that hold up their orders; those of other orders are counted where they are staged. */
  bad: number
  orders: number
  returns: number
  kept: number
}

export const NO_COUNTS: Readonly<Counts> = { decided: 0, already_known: 0, refused: 0, bad: 0, orders: 0, returns: 0, kept: 0 }

/** Decides the groups of one import. Groups of one person are submitted in the order of the file. */
export class OrderDecider {
  readonly #ctx: Context
  readonly #program: LiveProgram
  readonly #mapping: OrderMapping
  readonly #rejects: Pick<RejectList, 'add'>
  readonly #decimals: number
  /**
   * Whoever is new is enrolled on a connection of the pool. Fifteen hundred strangers at once would wait for one longer
   * than the pool lets them, on a machine that is busy or a disk that is slow.
   */
  readonly #turnstile = new Turnstile(24)
  /** Who is who, as far as this import has met them. */
  readonly #holders = new Map<string, HolderKey>()
  /** For each person with something under way, when the last of it has been submitted. */
  readonly #tails = new Map<string, Promise<void>>()

  constructor(ctx: Context, program: LiveProgram, mapping: OrderMapping, rejects: Pick<RejectList, 'add'>) {
    this.#ctx = ctx
    this.#program = program
    this.#mapping = mapping
    this.#rejects = rejects
    this.#decimals = program.timeline.latest.settings.money.decimals
  }

  async decide(group: Group): Promise<void> {
    const read = group.rows.map((row) => this.#read(row))
    if (read.some((record) => record instanceof BadValue)) return this.#hold(group, read)
    const records = read as OrderRecord[]
    const head = records[0]!
    const stranger = records.find((record) => record.identity.value !== head.identity.value)
    if (stranger) return this.#refuse(group, 'two_customers', 'import.why.two_customers')
    if (orderOf(records).total > AMOUNT_MAX) return this.#refuse(group, 'amount_overflow', 'import.why.amount_too_large')
    const settle = await this.#inTurn(personOf(head), () => (head.isReturn ? this.#return(group, records) : this.#order(group, records)))
    await settle()
  }

  #read(row: StagedRow): OrderRecord | BadValue {
    const [, fields, problem] = stagedRecord(row)
    if (problem) return new BadValue('unreadable', problem.key.replace('import.why.', ''), problem.facts)
    try {
      return readOrderRecord(fields, this.#mapping, this.#program.timeline.latest.settings.time_zone, this.#decimals)
    } catch (error) {
      if (error instanceof BadValue) return error
      throw error
    }
  }

  /** An order with a line that cannot be read waits as a whole: without that line it would be another order. */
  #hold(group: Group, read: readonly (OrderRecord | BadValue)[]): void {
    const bad = group.rows.filter((_, i) => read[i] instanceof BadValue).map((row) => row.line)
    const why = { key: 'import.why.waits_for_lines', facts: { lines: bad.slice(0, 20).join(', ') } }
    for (const [i, row] of group.rows.entries()) {
      const fault = read[i]!
      if (fault instanceof BadValue) this.#reject(group, row, fault.reason, fault.why, false)
      else this.#reject(group, row, 'waits_for_lines', why)
    }
  }

  /** Submits what a person did in the order of the file; only then may the next of the same person go. */
  async #inTurn(person: string, submit: () => Promise<() => Promise<void>>): Promise<() => Promise<void>> {
    const before = this.#tails.get(person)
    let done = (): void => undefined
    const tail = new Promise<void>((resolve) => (done = resolve))
    this.#tails.set(person, tail)
    try {
      await before
      return await submit()
    } finally {
      done()
      if (this.#tails.get(person) === tail) this.#tails.delete(person)
    }
  }

  /** Submits an order; what it returns waits for the decision. */
  async #order(group: Group, records: readonly OrderRecord[]): Promise<() => Promise<void>> {
    const placed = await this.#place(records)
    if (placed === null) return async () => this.#refuse(group, 'no_membership', 'problem.no_membership')
    if (placed.kept) {
      group.counts.kept += 1
      return async () => this.#settle(group, placed.replayed)
    }
    const { holder, draft, reference, facts } = placed
    const key = group.salt === undefined ? reference : keyHash('import order', group.salt)
    const submission = submissionOf({ programId: this.#program.id, holder, draft, key, reference, facts, client: 'import' })
    const deciding = this.#ctx.intake.submit(submission).catch(reusedKey)
    return async () => {
      const decided = await deciding
      if (decided === 'reused')
        return this.#refuse(group, 'reference_reused', 'problem.reference_reused', { reference: records[0]!.reference })
      group.counts.orders += decided.replayed || decided.outcome.refusal ? 0 : 1
      this.#settleDecided(group, decided)
    }
  }

  async #place(records: readonly OrderRecord[]): Promise<Placed | null> {
    const head = records[0]!
    const person = personOf(head)
    const target = this.#holders.get(person) ?? head.identity
    try {
      const order = { order: orderOf(records), at: head.at, imported: true }
      const placed = await this.#turnstile.pass(() => placeOrder(this.#ctx, this.#program, target, order))
      if (!placed.kept) this.#know(person, placed.holder)
      return placed
    } catch (error) {
      if (error instanceof Problem && error.code === 'no_membership') return null
      throw error
    }
  }

  /** Bounded, so that memory stays flat however many people a file names. */
  #know(person: string, holder: HolderKey): void {
    if (this.#holders.size > 100_000) this.#holders.clear()
    this.#holders.set(person, holder)
  }

  async #return(group: Group, records: readonly OrderRecord[]): Promise<() => Promise<void>> {
    const head = records[0]!
    const holder = this.#holders.get(personOf(head)) ?? (await this.#find(head))
    if (!holder) return async () => this.#refuse(group, 'no_sale', 'import.why.nothing_sold')
    const lines = records.flatMap((record) => record.lines.map(({ sku, quantity, amount }): ReturnLine => ({ sku, quantity, amount })))
    const draft = { kind: 'return' as const, order: null, lines, at: head.at, imported: true }
    const key = group.salt === undefined ? keyHash('import return', head.reference) : keyHash('import return', head.reference, group.salt)
    const submission = submissionOf({ programId: this.#program.id, holder, draft, key, client: 'import' })
    const deciding = this.#ctx.intake.submit(submission).catch(reusedKey)
    return async () => {
      const decided = await deciding
      if (decided === 'reused') return this.#refuse(group, 'reference_reused', 'import.why.return_reused')
      group.counts.returns += decided.replayed || decided.outcome.refusal ? 0 : 1
      this.#settleReturn(group, decided, records)
    }
  }

  async #find({ identity }: OrderRecord): Promise<HolderKey | null> {
    const found = await this.#ctx.identities.find(this.#program.organizationId, this.#program.id, identity)
    return found?.holderId ? holderKey(uuidBytes(found.holderId)) : null
  }

  /** Lines that matched no sale at all are refused one by one; the others came back. */
  #settleReturn(group: Group, decided: Decided, records: readonly OrderRecord[]): void {
    if (decided.outcome.refusal) return this.#settleDecided(group, decided)
    const quantities = records.flatMap((record) => record.lines.map((line) => line.quantity))
    const unmatched = new Set((decided.outcome.unmatched ?? []).filter((u) => u.quantity === quantities[u.line]).map((u) => u.line))
    let line = 0
    group.rows.forEach((row, i) => {
      const own = records[i]!.lines.map(() => line++)
      if (own.every((n) => unmatched.has(n))) this.#reject(group, row, 'no_sale', { key: 'import.why.no_matching_sale', facts: {} })
      else if (decided.replayed) group.counts.already_known += 1
      else group.counts.decided += 1
    })
  }

  #settleDecided(group: Group, decided: Decided): void {
    const { refusal } = decided.outcome
    if (refusal) return this.#refuse(group, refusal.code, `problem.${refusal.code}`, refusal.facts)
    this.#settle(group, decided.replayed)
  }

  #settle(group: Group, known: boolean): void {
    group.counts[known ? 'already_known' : 'decided'] += group.rows.length
  }

  #refuse(group: Group, reason: string, key: string, facts: Why['facts'] = {}): void {
    for (const row of group.rows) this.#reject(group, row, reason, { key, facts })
  }

  #reject(group: Group, row: StagedRow, reason: string, why: Why, refused = true): void {
    group.counts[refused ? 'refused' : 'bad'] += 1
    const [record, fields] = stagedRecord(row)
    const detail = message('en', why.key, why.facts)
    this.#rejects.add({ line: row.line, refused, reason, detail, why, record, fields, key: row.key })
  }
}

/** A record as it was staged: how it stood, its fields, and what was wrong with it already. */
const stagedRecord = ({ record }: StagedRow): [string, FileRecord['fields'], Why?] => JSON.parse(record) as never

/** An answer to the same key that was given to another body. */
function reusedKey(error: unknown): 'reused' {
  if (error instanceof KeyReused) return 'reused'
  throw error
}

const personOf = ({ identity: { kind, channel, app, value } }: OrderRecord): string => JSON.stringify([kind, channel, app, value])

/** The order that records make together; dated by its first. */
function orderOf(records: readonly OrderRecord[]): Order {
  const { reference, channel, store, payment } = records[0]!
  const lines = records.flatMap((record) => record.lines.map((line) => ({ ...line, tags: [] })))
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  return { reference, total, net: total, lines, channel, store, payment }
}
