import type { Order } from '@perennial/engine/decide/command.ts'
import { spentOn } from '@perennial/engine/decide/order.ts'
import { remainingOrder } from '@perennial/engine/decide/sales.ts'
import { decodeOutcome, effectOf, type EffectRow, type StoredOutcome } from '../intake/outcome.ts'
import { saleOf } from '../intake/stored-sale.ts'

/** An accepted order as it is stored, with what came back of it so far. */
export interface StoredOrder {
  bucket: number
  holder_id: string
  seq: number
  program_id: number
  /** When it happened, never later than it was heard of; epoch ms. */
  at: number
  rules_version: number
  policy_version: number
  input: { order: Order }
  outcome: StoredOutcome
  returned: readonly number[] | null
  effects: readonly EffectRow[] | null
}

/** What reports know of an order. */
export interface SaleRow {
  bucket: number
  holder_id: string
  seq: number
  program_id: number
  at: number
  reference: string
  store: string
  channel: string
  total: number
  spent: number
  stands: boolean
}

/** A sale with the two before it, of the same member and of what stands; epoch ms. */
export interface ChainedSale extends SaleRow {
  last_at: number | null
  last_but_one_at: number | null
}

/** An order as it stands now: the engine's own arithmetic of what is left of a basket, so that no report counts otherwise. */
export function saleNow(stored: StoredOrder): SaleRow {
  const { bucket, holder_id, seq, program_id, at, rules_version: rules, policy_version: policy, input, returned, effects } = stored
  const back = returned && { returned, effects: (effects ?? []).map(effectOf) }
  const sale = saleOf({ seq, at, rules, policy, order: input.order, facts: {}, outcome: decodeOutcome(stored.outcome) }, back)
  const left = remainingOrder(sale.order, sale.returned, sale.paid)
  const { reference, store, channel, total } = input.order
  const spent = spentOn(left, sale.effects)
  return { bucket, holder_id, seq, program_id, at, reference, store, channel, total, spent, stands: left.lines.length > 0 }
}
