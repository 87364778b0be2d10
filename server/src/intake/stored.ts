import type { Command, OrderCommand } from '@perennial/engine/decide/command.ts'
import type { Accepted, Decision, Effect, Facts, Sale } from '@perennial/engine/decide/decision.ts'
import { withProducts } from '@perennial/engine/decide/products.ts'
import type { Outcome } from './submission.ts'

/** The stored form of commands and outcomes. Times and kind are columns; the rest of a command is its `input`. */
export function encodeInput({ kind: _, at: __, recordedAt: ___, ...input }: Command): string {
  return JSON.stringify(input)
}

export interface StoredCommand {
  kind: Command['kind']
  at: number
  recordedAt: number
  input: object
}

export function decodeCommand({ kind, at, recordedAt, input }: StoredCommand): Command {
  return { kind, at, recordedAt, ...input } as Command
}

export function outcomeOf(decision: Exclude<Decision, { outcome: 'wanting' }>): Outcome {
  if (decision.outcome === 'refused') return { refusal: decision.refusal, wallets: decision.state.wallets }
  const { effects, state, basis, sales, unmatched, announcements } = decision
  const moved = announcements.filter((a) => a.type === 'tier.changed')
  return {
    ...(effects.length > 0 && { effects }),
    wallets: state.wallets,
    ...(basis && { basis }),
    ...(sales.length > 0 && { sales: sales.map((s) => s.seq) }),
    ...(unmatched.length > 0 && { unmatched }),
    ...(moved.length > 0 && { tiers: Object.fromEntries(moved.map(({ data }) => [data['set'], { from: data['from'], to: data['to'] }])) }),
  }
}

/** A sale as its return finds it, from its stored command and what came back since. */
export function saleOf(
  stored: { seq: number; at: number; rules: number; input: Omit<OrderCommand, 'kind' | 'at' | 'recordedAt'>; facts: Facts; outcome: Outcome },
  returns: { returned: readonly number[]; effects: readonly Effect[] } | null,
): Sale {
  const { input, outcome, facts } = stored
  const order = withProducts(input.order, facts.products)
  return {
    seq: stored.seq,
    at: stored.at,
    rules: stored.rules,
    order,
    basis: outcome.basis!,
    returned: returns?.returned ?? order.lines.map(() => 0),
    effects: returns?.effects ?? outcome.effects ?? [],
  }
}

/** Of the facts given, what is kept: a return keeps only the sales it touched. */
export function factsToKeep(facts: Facts, decision: Accepted): Facts | null {
  const sales = facts.sales?.filter((sale) => decision.sales.some((s) => s.seq === sale.seq))
  const kept = { ...(facts.products && { products: facts.products }), ...(sales && { sales }) }
  return Object.keys(kept).length > 0 ? kept : null
}
