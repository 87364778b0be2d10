import type { Order, ReturnLine } from '@perennial/engine/decide/command.ts'
import { AMOUNT_MAX } from '@perennial/engine/numbers/rounding.ts'
import { keyHash } from '#kit/hashes.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { KeyReused, submissionOf, type Decided } from '../intake/submission.ts'
import { placeOrder, type Placed } from '../orders/place-order.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { StagedRow } from './imports.sql.ts'
import type { OrderMapping } from './mapping.ts'
import { readOrderRecord, type OrderRecord } from './order-record.ts'
import type { Rejects } from './rejects.ts'

/** One order or return of the file: its records, where they stood, and what became of them. */
export interface Group {
  first: number
  rows: StagedRow[]
  counts: Counts
}

export interface Counts {
  decided: number
  already_known: number
  refused: number
  orders: number
  returns: number
  kept: number
}

export const NO_COUNTS: Readonly<Counts> = { decided: 0, already_known: 0, refused: 0, orders: 0, returns: 0, kept: 0 }

/** Decides the groups of one import. Groups of one person are submitted in the order of the file. */
export class OrderDecider {
  readonly #ctx: Context
  readonly #program: LiveProgram
  readonly #mapping: OrderMapping
  readonly #rejects: Rejects
  readonly #decimals: number
  /** Who is who, as far as this import has met them. */
  readonly #holders = new Map<string, HolderKey>()
  /** For each person with something under way, when the last of it has been submitted. */
  readonly #tails = new Map<string, Promise<void>>()

  constructor(ctx: Context, program: LiveProgram, mapping: OrderMapping, rejects: Rejects) {
    this.#ctx = ctx
    this.#program = program
    this.#mapping = mapping
    this.#rejects = rejects
    this.#decimals = program.timeline.latest.settings.money.decimals
  }

  async decide(group: Group): Promise<void> {
    const zone = this.#program.timeline.latest.settings.time_zone
    const records = group.rows.map((row) => {
      const [, fields] = JSON.parse(row.record) as [string, Record<string, unknown>]
      return readOrderRecord(fields, this.#mapping, zone, this.#decimals)
    })
    const head = records[0]!
    const stranger = records.find((record) => record.identity.value !== head.identity.value)
    if (stranger) return this.#refuse(group, 'two_customers', 'the lines name different customers')
    if (orderOf(records).total > AMOUNT_MAX) return this.#refuse(group, 'amount_overflow', 'the lines sum to more than can be counted')
    const settle = await this.#inTurn(personOf(head), () => (head.isReturn ? this.#return(group, records) : this.#order(group, records)))
    await settle()
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
    if (placed === null) return async () => this.#refuse(group, 'no_membership', 'the program refuses orders of people without membership')
    if (placed.kept) {
      group.counts.kept += 1
      return async () => this.#settle(group, placed.replayed)
    }
    const { holder, draft, reference, facts } = placed
    const submission = submissionOf({ programId: this.#program.id, holder, draft, key: reference, reference, facts, client: 'import' })
    const deciding = this.#ctx.intake.submit(submission).catch((error: unknown) => {
      if (error instanceof KeyReused) return 'reused' as const
      throw error
    })
    return async () => {
      const decided = await deciding
      if (decided === 'reused') return this.#refuse(group, 'reference_reused', 'another order has this reference')
      group.counts.orders += decided.replayed || decided.outcome.refusal ? 0 : 1
      this.#settleDecided(group, decided)
    }
  }

  async #place(records: readonly OrderRecord[]): Promise<Placed | null> {
    const head = records[0]!
    const person = personOf(head)
    const target = this.#holders.get(person) ?? head.identity
    try {
      const placed = await placeOrder(this.#ctx, this.#program, target, { order: orderOf(records), at: head.at, imported: true })
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
    if (!holder) return async () => this.#refuse(group, 'no_sale', 'nothing was sold to this customer')
    const lines = records.flatMap((record) => record.lines.map(({ sku, quantity, amount }): ReturnLine => ({ sku, quantity, amount })))
    const draft = { kind: 'return' as const, order: null, lines, at: head.at, imported: true }
    const key = keyHash('import return', head.reference)
    const deciding = this.#ctx.intake.submit(submissionOf({ programId: this.#program.id, holder, draft, key, client: 'import' }))
    return async () => {
      const decided = await deciding
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
      if (own.every((n) => unmatched.has(n))) this.#reject(group, row, 'no_sale', 'no earlier sale matches')
      else if (decided.replayed) group.counts.already_known += 1
      else group.counts.decided += 1
    })
  }

  #settleDecided(group: Group, decided: Decided): void {
    const { refusal } = decided.outcome
    if (refusal) return this.#refuse(group, refusal.code, JSON.stringify(refusal.facts))
    this.#settle(group, decided.replayed)
  }

  #settle(group: Group, known: boolean): void {
    group.counts[known ? 'already_known' : 'decided'] += group.rows.length
  }

  #refuse(group: Group, reason: string, detail: string): void {
    for (const row of group.rows) this.#reject(group, row, reason, detail)
  }

  #reject(group: Group, row: StagedRow, reason: string, detail: string): void {
    group.counts.refused += 1
    this.#rejects.add({ line: row.line, refused: true, reason, detail, record: (JSON.parse(row.record) as [string])[0] })
  }
}

const personOf = ({ identity: { kind, channel, app, value } }: OrderRecord): string => JSON.stringify([kind, channel, app, value])

/** The order that records make together; dated by its first. */
function orderOf(records: readonly OrderRecord[]): Order {
  const { reference, channel, store, payment } = records[0]!
  const lines = records.flatMap((record) => record.lines.map((line) => ({ ...line, tags: [] })))
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  return { reference, total, net: total, lines, channel, store, payment }
}
