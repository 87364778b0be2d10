import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Command, OrderCommand } from '../src/decide/command.ts'
import { decide } from '../src/decide/decide.ts'
import type { Accepted, Adjusted, Basis, CouponFact, Decision, Effect, Facts, Reservation, Sale, Spent } from '../src/decide/decision.ts'
import { withTenders } from '../src/decide/paid.ts'
import { refundedBy, spentBy } from '../src/decide/refund.ts'
import { blankState, type HolderState } from '../src/decide/state.ts'
import { timeAfter, Timeline } from '../src/decide/timeline.ts'
import { adjustedBy } from '../src/decide/void-adjustment.ts'
import type { CompiledVersion } from '../src/program/compile.ts'
import { validateProgram } from '../src/program/validate.ts'

export type Mutation = (document: Record<string, any>) => void

const example = parse(readFileSync(new URL('../../examples/programs/cafe.yaml', import.meta.url), 'utf8')) as Record<string, unknown>

/** The café example without its benefits and rewards, which name levels that tests do away with, changed for the test. */
export function cafe(change: Mutation = () => {}, number = 1): CompiledVersion {
  const document = structuredClone(example)
  delete document['benefits']
  delete document['rewards']
  change(document)
  const result = validateProgram(document, number)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.compiled
}

export interface Decided {
  command: Command
  facts: Facts
  before: HolderState
  decision: Exclude<Decision, { outcome: 'wanting' }>
}

/** Drives `decide` for one holder in memory, as intake does: ticks first, sales as facts. Everything is always loaded. */
export class Runner {
  readonly timeline: Timeline
  state = blankState()
  readonly log: Decided[] = []
  readonly sales: Sale[] = []
  /** Coupons as they stand, by id. */
  readonly coupons = new Map<string, CouponFact>()
  readonly reservations = new Map<number, Reservation>()
  readonly spent = new Map<number, Spent>()
  readonly adjusted = new Map<number, Adjusted>()

  constructor(...versions: (CompiledVersion | { version: CompiledVersion; effectiveFrom: number })[]) {
    this.timeline = new Timeline(versions.map((v) => ('version' in v ? v : { version: v, effectiveFrom: 0 })))
  }

  /** Another holder with the same past, to try what would have come of it otherwise. */
  fork(): Runner {
    const twin = new Runner(...this.timeline.published)
    twin.state = this.state
    twin.log.push(...this.log)
    twin.sales.push(...this.sales)
    for (const [id, coupon] of this.coupons) twin.coupons.set(id, coupon)
    for (const [seq, reserved] of this.reservations) twin.reservations.set(seq, reserved)
    for (const [seq, spent] of this.spent) twin.spent.set(seq, spent)
    for (const [seq, adjusted] of this.adjusted) twin.adjusted.set(seq, adjusted)
    return twin
  }

  /** Decides all ticks that fall due by the command's time, then the command. */
  run(command: Command): Decided['decision'] {
    this.#catchUp(command)
    return this.#decide(command)
  }

  /** Adopting and what falls due may take a tick each; more of them at one instant would go on for ever. */
  #catchUp(command: Command): void {
    for (let [at, again] = [NaN, 0]; ;) {
      const tick = this.timeline.tickBefore(this.state, timeAfter(this.state, command), command.recordedAt)
      if (!tick) return
      again = tick.at === at ? again + 1 : 0
      if (again > 3) throw new Error(`ticks at ${new Date(at).toISOString()} settle nothing`)
      at = tick.at
      this.#decide(tick)
    }
  }

  /** The same, for commands that must not be refused. */
  ok(command: Command): Accepted {
    const decision = this.run(command)
    if (decision.outcome === 'refused') throw new Error(`refused: ${JSON.stringify(decision.refusal)}`)
    return decision
  }

  wallet(currency = 'beans'): { available: number; pending: number; held: number; debt: number } {
    return this.state.wallets[currency] ?? { available: 0, pending: 0, held: 0, debt: 0 }
  }

  #decide(command: Command): Decided['decision'] {
    const before = this.state
    const spent = command.kind === 'refund' ? this.spent.get(command.of) : undefined
    const adjusted = command.kind === 'void_adjustment' ? this.adjusted.get(command.of) : undefined
    const facts: Facts = {
      ...(command.kind === 'return' && { sales: this.sales.toReversed() }),
      ...(spent && { spent }),
      ...(adjusted && { adjusted }),
      ...this.#wanted(command),
    }
    const decision = decide(this.timeline.versionsFor(before, command), before, command, facts)
    if (decision.outcome === 'wanting') throw new Error('everything is loaded')
    this.state = decision.state
    this.log.push({ command, facts, before, decision })
    if (decision.outcome === 'accepted') this.#remember(command, decision)
    return decision
  }

  /** All coupons and baskets set aside that a command might ask for. */
  #wanted(command: Command): Facts {
    const presented = command.kind === 'order' || command.kind === 'reserve' ? command.order.coupons : undefined
    const open = Object.keys(this.state.progress.open ?? {}).map(Number)
    const aside = open.flatMap((seq) => this.reservations.get(seq)?.coupons.map(({ id }) => id) ?? [])
    const ids = [...(command.kind === 'coupon' ? [command.coupon] : (presented ?? [])), ...aside]
    return {
      ...(ids.length > 0 && { coupons: Object.fromEntries(ids.map((id) => [id, this.coupons.get(id) ?? null])) }),
      ...(open.length > 0 && { reservations: Object.fromEntries(open.map((seq) => [seq, this.reservations.get(seq) ?? null])) }),
    }
  }

  #remember(command: Command, decision: Accepted): void {
    if (command.kind === 'order')
      this.sales.push(saleOf(command, decision, this.timeline.inForce(command.at).version.number, decision.state.version))
    const { seq } = decision.state
    if (command.kind === 'reserve') {
      const { exposures, effects, paid, coupons } = decision
      this.reservations.set(seq, {
        seq,
        at: command.at,
        expiresAt: command.expiresAt,
        rules: this.timeline.inForce(command.at).version.number,
        order: withTenders(command.order, paid),
        basis: decision.basis!,
        effects,
        exposures,
        paid,
        coupons,
      })
    }
    for (const { id, to } of decision.coupons) {
      const known = this.coupons.get(id)!
      const { by: _, ...rest } = known
      this.coupons.set(id, { ...rest, state: to, ...(to === 'reserved' && { by: seq }) })
    }
    const spent = spentBy(seq, Math.min(command.at, command.recordedAt), decision)
    if (spent) this.spent.set(seq, spent)
    if (command.kind === 'refund') this.spent.set(command.of, refundedBy(this.spent.get(command.of)!, decision.transfers))
    if (command.kind === 'adjust') this.adjusted.set(seq, adjustedBy(seq, command, decision.transfers))
    if (command.kind === 'void_adjustment') this.adjusted.set(command.of, { ...this.adjusted.get(command.of)!, voided: true })
    for (const change of decision.sales) {
      const place = this.sales.findIndex((s) => s.seq === change.seq)
      this.sales[place] = { ...this.sales[place]!, returned: change.returned, effects: change.effects }
    }
  }
}

function saleOf({ order: bought, at }: OrderCommand, decision: Accepted, rules: number, policy: number): Sale {
  const [basis, effects] = [decision.basis as Basis, decision.effects as Effect[]]
  const { paid, coupons } = decision
  return {
    seq: decision.state.seq,
    at,
    rules,
    policy,
    order: withTenders(bought, paid),
    basis,
    returned: bought.lines.map(() => 0),
    effects,
    ...(paid.length > 0 && { paid }),
    ...(coupons.length > 0 && { coupons: coupons.filter(({ to }) => to === 'used') }),
  }
}

let references = 0

/** An order command; amounts in fen. */
export function order(
  at: string | number,
  lines: [sku: string, quantity: number, amount: number, category?: string][],
  more: object = {},
): OrderCommand {
  const time = typeof at === 'string' ? Date.parse(at) : at
  const total = lines.reduce((sum, [, , amount]) => sum + amount, 0)
  const basket = lines.map(([sku, quantity, amount, category]) => ({
    sku,
    quantity,
    amount,
    tags: [],
    category: category ?? '',
    brand: '',
  }))
  references += 1
  return {
    kind: 'order',
    at: time,
    recordedAt: time,
    order: { reference: `R${references}`, total, net: total, lines: basket, channel: '', store: '', payment: '', ...more },
  }
}

export const timed = (at: string): { at: number; recordedAt: number } => ({ at: Date.parse(at), recordedAt: Date.parse(at) })

/** Balances, open lots without their identity, and metrics: what a full return must leave as it found. */
export function substance(state: HolderState): unknown {
  const metrics: Record<string, number> = {}
  for (const { metric, day, value } of state.days ?? []) {
    const key = `${metric} ${day}`
    metrics[key] = (metrics[key] ?? 0) + value
    if (metrics[key] === 0) delete metrics[key]
  }
  const lots = (state.lots ?? []).filter((lot) => lot.remaining > 0)
  const wallets = Object.entries(state.wallets).filter(([, w]) => w.available || w.pending || w.held || w.debt)
  return { wallets: Object.fromEntries(wallets), lots, metrics }
}
