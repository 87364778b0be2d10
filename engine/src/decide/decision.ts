import type { Day } from '../time/calendar.ts'
import type { Order } from './command.ts'
import type { AttributeValue, Hold, HolderState, Lot, MetricDay } from './state.ts'

export type HolderAccount = 'available' | 'pending' | 'held' | 'debt'
export type ProgramAccount = 'issued' | 'redeemed' | 'expired' | 'adjusted' | 'converted' | 'in_transit'
export type Account = HolderAccount | ProgramAccount

/** One movement of one amount between two accounts, so no row can be out of balance. */
export interface Transfer {
  debit: Account
  credit: Account
  currency: string
  amount: number
  /** The lot it moves, where there is one. */
  lot: { seq: number; n: number } | null
}

/** One effect of one rule: what it wanted and what was granted. */
export interface Effect {
  campaign: string
  rule: string
  /** Which of the rule's effects. */
  index: number
  currency: string
  wanted: number
  granted: number
}

/** What of the state a sale was decided with. A return decides the remaining basket again with exactly this. */
export interface Basis {
  tiers: Readonly<Record<string, string>>
  attributes: Readonly<Record<string, AttributeValue>>
  tags: readonly string[]
  joined: Day | null
}

/** A sale as a return finds it: what was bought, how it was decided, and what has come back since. */
export interface Sale {
  seq: number
  at: number
  /** Number of the version whose campaigns decided it. */
  rules: number
  order: Order
  basis: Basis
  /** Quantity already returned, by line. */
  returned: readonly number[]
  /** Effects that stand after the returns so far. */
  effects: readonly Effect[]
}

/** How a sale stands after a return. */
export interface SaleChange {
  seq: number
  returned: readonly number[]
  effects: readonly Effect[]
}

export interface Facts {
  /** Candidates for a return, latest first. */
  sales?: readonly Sale[]
  /** Master data by sku as of the sale's day, for lines that carry only a sku. */
  products?: Readonly<Record<string, ProductFact>>
}

export interface ProductFact {
  category: string
  brand: string
  tags: readonly string[]
  /** Per piece, minor units of money. */
  margin?: number
}

export interface Announcement {
  type: string
  data: Readonly<Record<string, unknown>>
}

export type RefusalCode =
  | 'too_late'
  | 'in_future'
  | 'before_program'
  | 'already_enrolled'
  | 'member_not_active'
  | 'unknown_currency'
  | 'unknown_event'
  | 'unknown_level'
  | 'not_spendable'
  | 'not_sendable'
  | 'insufficient_points'
  | 'no_sale'
  | 'over_return'
  | 'return_window_closed'
  | 'unknown_hold'
  | 'hold_closed'
  | 'over_capture'
  | 'hold_in_past'
  | 'amount_overflow'

/** A refusal is an answer, not an error: it has a code that stays, and the facts that a person needs. */
export interface Refusal {
  code: RefusalCode
  facts: Readonly<Record<string, string | number>>
}

export interface Needs {
  lots: boolean
  holds: boolean
  days: boolean
  /** One sale by its `seq`, or all sales for matching by sku and price. */
  sales: number | 'all' | null
}

/** Why a rule did nothing. Recomputed on request, never stored. */
export interface NotFired {
  campaign: string
  rule: string | null
  because: 'paused' | 'before_start' | 'after_end' | 'condition' | 'fault'
  detail?: string
}

export interface Accepted {
  outcome: 'accepted'
  state: HolderState
  transfers: readonly Transfer[]
  opened: readonly Lot[]
  changed: readonly Lot[]
  holds: readonly Hold[]
  days: readonly MetricDay[]
  effects: readonly Effect[]
  basis: Basis | null
  sales: readonly SaleChange[]
  /** Return lines that matched no sale: index in the command and quantity left over. */
  unmatched: readonly { line: number; quantity: number }[]
  announcements: readonly Announcement[]
  notFired: readonly NotFired[]
}

export interface Refused {
  outcome: 'refused'
  state: HolderState
  refusal: Refusal
}

/** The decision needs something of the state that was not loaded. Load it and ask again. */
export interface Wanting {
  outcome: 'wanting'
  needs: Partial<Needs>
}

export type Decision = Accepted | Refused | Wanting

export const refusal = (code: RefusalCode, facts: Refusal['facts'] = {}): Refusal => ({ code, facts })
