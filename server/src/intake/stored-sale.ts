import type { Order } from '@perennial/engine/decide/command.ts'
import type { Accepted, Effect, Facts, Refused, Sale } from '@perennial/engine/decide/decision.ts'
import { withProducts } from '@perennial/engine/decide/products.ts'
import type { Outcome } from './outcome.ts'

/** A sale as its return finds it, from its stored command and what came back since. */
export function saleOf(
  stored: {
    seq: number
    at: number
    rules: number
    policy: number
    order: Order
    facts: Facts
    outcome: Pick<Outcome, 'basis' | 'effects'>
  },
  returns: { returned: readonly number[]; effects: readonly Effect[] } | null,
): Sale {
  const { outcome, facts } = stored
  const order = withProducts(stored.order, facts.products)
  return {
    seq: stored.seq,
    at: stored.at,
    rules: stored.rules,
    policy: stored.policy,
    order,
    basis: outcome.basis!,
    returned: returns?.returned ?? order.lines.map(() => 0),
    effects: returns?.effects ?? outcome.effects ?? [],
    ...(facts.shared && { shared: facts.shared }),
  }
}

/** Of the facts given, what is kept: a return keeps only the sales it touched, or by which it was refused. */
export function factsToKeep({ products, shared, sales, spent }: Facts, decision: Accepted | Refused): Facts | null {
  if (spent) return { spent }
  if (decision.outcome === 'refused') {
    if (sales) return decision.refusal.code === 'no_sale' ? null : { sales }
    // A reward that is used up is refused by what was left of it.
    return shared ? { shared } : null
  }
  if (!sales) return (products ?? shared) ? { ...(products && { products }), ...(shared && { shared }) } : null
  const touched = sales.filter((sale) => decision.sales.some((s) => s.seq === sale.seq))
  return { ...(products && { products }), ...(shared && { shared }), sales: touched }
}
