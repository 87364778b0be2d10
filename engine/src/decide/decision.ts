import type { ActKind } from '../program/effect-schema.ts'
import type { Day } from '../time/calendar.ts'
import type { Order } from './command.ts'
import type { AttributeValue, Hold, HoldPart, HolderState, Lot, MetricDay, RewardUse } from './state.ts'

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
  /** What it does, where it is not points given. */
  kind?: 'deduct' | 'discount' | ActKind
  /** Parts by line of the order, where the rule speaks of lines. They sum to what was wanted. */
  lines?: readonly number[]
  /** The limit, budget, cap or choice that cut it. */
  cut?: string
  /** First day on which the points are gone, where the campaign says otherwise than the currency. */
  expires?: Day | null
  /** Waits for a review. */
  review?: true
  funder?: string
  /** What set it off, where it was not the command itself: a badge, a change of tier ... */
  trigger?: string
  data?: Readonly<Record<string, unknown>>
}

/** A member's part in an experiment, as it was when a campaign was looked at. */
export interface Exposure {
  experiment: string
  arm: string
}

/** What of the state a sale was decided with. A return decides the remaining basket again with exactly this. */
export interface Basis {
  tiers: Readonly<Record<string, string>>
  attributes: Readonly<Record<string, AttributeValue>>
  tags: readonly string[]
  joined: Day | null
  id?: string
  badges?: readonly string[]
  unlocked?: readonly string[]
  plan?: string
  points?: Readonly<Record<string, number>>
  counters?: Readonly<Record<string, number>>
  /** Segments that the member was in, of those that rules ask for. */
  segments?: readonly string[]
  /** Coupons presented or active, by the keys of their definitions. */
  coupons?: readonly string[]
  /** How much of the limits that were asked about was used before. */
  used?: Readonly<Record<string, number>>
}

/** A sale as a return finds it: what was bought, how it was decided, and what has come back since. */
export interface Sale {
  seq: number
  at: number
  /** Number of the version whose campaigns decided it, and of the one whose metrics counted it. */
  rules: number
  policy: number
  order: Order
  basis: Basis
  /** Quantity already returned, by line. */
  returned: readonly number[]
  /** Effects that stand after the returns so far. */
  effects: readonly Effect[]
  /** What was left of shared limits when it was decided. */
  shared?: Readonly<Record<string, number>>
  /** What was paid in points, by currency. */
  paid?: readonly Paid[]
  /** Coupons that it used. */
  coupons?: readonly UsedCoupon[]
  /** The checkout it came from. */
  checkout?: string
}

/** A part of a basket paid in points. Money, minor units, and points are spread over the lines, so that a return knows its part. */
export interface Paid {
  currency: string
  points: number
  amount: number
  byLine: readonly { points: number; amount: number }[]
  /** Where the points were taken from, in that order. */
  lots: readonly HoldPart[]
}

export interface UsedCoupon {
  id: string
  /** Key of its definition. */
  coupon: string
  /** Its member had switched it on: until when, null for no end. */
  active?: { until: Day | null }
}

/** What becomes of a coupon. */
export interface CouponChange extends UsedCoupon {
  to: 'issued' | 'active' | 'reserved' | 'used' | 'returned'
}

/** A coupon as it stands. */
export interface CouponFact {
  coupon: string
  state: 'issued' | 'active' | 'reserved' | 'used' | 'returned' | 'expired' | 'cancelled'
  /** Whose it is. */
  owner: 'own' | 'other' | 'nobody'
  from: Day | null
  /** First day on which it is gone. */
  until: Day | null
  /** Everybody types in the same code; using it leaves it as it is. */
  shared: boolean
  /** The basket of this member's that has set it aside, by `seq`, whether or not its time is over. */
  by?: number
}

/** A basket that was set aside, as its confirmation finds it. */
export interface Reservation {
  seq: number
  at: number
  expiresAt: number
  rules: number
  order: Order
  basis: Basis
  effects: readonly Effect[]
  exposures: readonly Exposure[]
  paid: readonly Paid[]
  coupons: readonly UsedCoupon[]
  shared?: Readonly<Record<string, number>>
  checkout?: string
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
  /** What is left of limits and budgets that all members share, by key. */
  shared?: Readonly<Record<string, number>>
  /** Coupons by id; null for one that does not exist. */
  coupons?: Readonly<Record<string, CouponFact | null>>
  /** Baskets of this holder that were set aside, by `seq`; null where there is none. */
  reservations?: Readonly<Record<number, Reservation | null>>
  /** Segments that rules ask for, by key: the snapshot that held then, and whether the member is in it. */
  segments?: Readonly<Record<string, SegmentFact>>
  /** For a refund: what the decision it is of had spent. */
  spent?: Spent
  /** For the voiding of an adjustment: what that did. */
  adjusted?: Adjusted
}

/** A member's part in a segment. */
export interface SegmentFact {
  /** Hash of the snapshot that was in force; null where there was none yet, and nobody was in it. */
  snapshot: string | null
  in: boolean
}

/** What an adjustment did, and whether it stands. */
export interface Adjusted {
  seq: number
  currency: string
  /** Negative took away. */
  amount: number
  /** What was taken, in that order. */
  parts: readonly HoldPart[]
  voided: boolean
}

/** What a decision spent, and what of it has come back. */
export interface Spent {
  seq: number
  at: number
  /** In the order in which they were spent. */
  parts: readonly SpentPart[]
  /** By currency. */
  back: Readonly<Record<string, number>>
  /** What the reward it paid for counts against limits. */
  uses?: readonly RewardUse[]
}

export interface SpentPart extends HoldPart {
  currency: string
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
  | 'outside_group'
  | 'insufficient_points'
  | 'no_sale'
  | 'over_return'
  | 'return_window_closed'
  | 'receipt_needed'
  | 'receipt_needed_after'
  | 'receipt_needed_above'
  | 'receipt_needed_again'
  | 'unknown_hold'
  | 'hold_closed'
  | 'over_capture'
  | 'hold_in_past'
  | 'amount_overflow'
  | 'out_of_season'
  | 'below_minimum'
  | 'not_in_steps'
  | 'cap_reached'
  | 'no_conversion'
  | 'unknown_lot'
  | 'nothing_to_review'
  | 'unknown_benefit'
  | 'benefit_not_held'
  | 'benefit_not_used'
  | 'quota_used'
  | 'unknown_plan'
  | 'no_plan'
  | 'trial_used'
  | 'nothing_to_refund'
  | 'over_refund'
  | 'several_currencies'
  | 'unknown_reward'
  | 'reward_closed'
  | 'not_eligible'
  | 'price_not_yours'
  | 'reward_limit'
  | 'hold_of_reward'
  | 'no_adjustment'
  | 'adjustment_voided'
  | 'not_payable'
  | 'paid_too_much'
  | 'no_coupon'
  | 'coupon_used'
  | 'coupon_reserved'
  | 'coupon_expired'
  | 'coupon_not_yet'
  | 'coupon_of_other'
  | 'coupon_cancelled'
  | 'coupon_not_active'
  | 'checkout_closed'
  | 'checkout_expired'
  | 'basket_changed'

/** A refusal is an answer, not an error: it has a code that stays, and the facts that a person needs. */
export interface Refusal {
  code: RefusalCode
  facts: Readonly<Record<string, string | number>>
}

export interface Needs {
  lots: boolean
  holds: boolean
  days: boolean
  /** Limits and budgets of all members whose rest must be known. */
  shared?: readonly SharedLimit[]
  /** One sale by its `seq`, or all sales for matching by sku and price. */
  sales: number | 'all' | null
  /** Ids of coupons. */
  coupons?: readonly string[]
  /** Baskets set aside, by `seq`. */
  reservations?: readonly number[]
  segments?: SegmentsWanted
}

/** Segments of which must be known whether the member is in them, by the snapshots in force at an instant (epoch ms). */
export interface SegmentsWanted {
  keys: readonly string[]
  at: number
}

/** A limit that members share: its key, how much it is in all, and how much of it is wanted now. */
export interface SharedLimit {
  key: string
  max: number
  /** First day of the period that it counts. */
  from: Day
  wanted: number
}

/** Why a rule did nothing. Recomputed on request, never stored. */
export interface NotFired {
  campaign: string
  rule: string | null
  because:
    | 'paused'
    | 'no_coupon'
    | 'before_start'
    | 'after_end'
    | 'blackout'
    | 'outside_hours'
    | 'blocked'
    | 'hold_out'
    | 'control'
    | 'other_variant'
    | 'condition'
    | 'fault'
    | 'excluded'
    | 'outranked'
    | 'limit'
    | 'budget'
    | 'out_of_season'
    | 'already_priced'
    | 'too_deep'
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
  exposures: readonly Exposure[]
  /** What was taken of limits and budgets that all members share; negative gives back. */
  shared: readonly SharedUse[]
  basis: Basis | null
  sales: readonly SaleChange[]
  /** Return lines that matched no sale: index in the command and quantity left over. */
  unmatched: readonly { line: number; quantity: number }[]
  /** What an order was paid with. */
  paid: readonly Paid[]
  coupons: readonly CouponChange[]
  announcements: readonly Announcement[]
  notFired: readonly NotFired[]
}

export interface SharedUse {
  key: string
  amount: number
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
