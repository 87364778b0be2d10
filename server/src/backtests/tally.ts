import type { Wallet } from '@perennial/engine/decide/state.ts'
import type { Day } from '@perennial/engine/time/calendar.ts'
import type { MemberChange, OrderChange } from './changes.ts'

/** The two courses that are compared: 0 is the live version, 1 the draft. */
export type ArmNumber = 0 | 1
export const LIVE = 0
export const DRAFT = 1

/** Points of one currency that moved in one arm. */
export interface Flow {
  granted: number
  clawed_back: number
  expired: number
  redeemed: number
  adjusted: number
  converted: number
  sent: number
  received: number
}

export const NO_FLOW: Flow = { granted: 0, clawed_back: 0, expired: 0, redeemed: 0, adjusted: 0, converted: 0, sent: 0, received: 0 }

/** Points outstanding by what one of them was worth at issue, in millionths of a minor unit of money. */
export type Worth = Map<number, number>

export interface ArmTally {
  flows: Map<string, Flow>
  end: Map<string, Wallet>
  /** Outstanding at the end, by currency. */
  outstanding: Map<string, Worth>
}

/** What was taken of a limit that all members share. */
export interface SharedTally {
  /** Before the window. */
  before: number
  /** In it, by hours since 1970. */
  hours: Map<number, Pair>
}

/** Discounts stand among the currencies under this key, which no currency can have; they are minor units of money. */
export const MONEY = ''

/** A figure in both arms. */
export type Pair = [live: number, draft: number]

export interface DayTally {
  orders: number
  /** Points granted less clawed back, by currency; discounts under a key of their own. */
  points: Map<string, Pair>
}

/** What a thread has counted over its share of the members. */
export interface Tally {
  /** With any history before the end of the window. */
  members: number
  /** Of them, those of the population. */
  population: number
  /** Of those, the ones who did anything in the window. */
  active: number
  touched: number
  orders: number
  returns: number
  arms: [ArmTally, ArmTally]
  /** Outstanding when the window begins, by currency. */
  outstanding: Map<string, Worth>
  days: Map<Day, DayTally>
  /** Points net of what came back, by campaign, currency and day. */
  campaigns: Map<string, Map<string, Map<Day, Pair>>>
  /** What campaigns did that is neither points nor money: how often, by campaign and kind. */
  acts: Map<string, Map<string, Pair>>
  shared: Map<string, SharedTally>
  /** By kind of command and code of the refusal. */
  refusals: Map<string, Pair>
  /** Members by tier set, level in the live arm and level in the draft arm. */
  tiers: Map<string, Map<string, number>>
  resampled: { sums: Map<string, Float64Array>; members: Float64Array }
  winners: MemberChange[]
  losers: MemberChange[]
  changed: OrderChange[]
}

const emptyArm = (): ArmTally => ({ flows: new Map(), end: new Map(), outstanding: new Map() })

export function emptyTally(resampled: Tally['resampled']): Tally {
  return {
    members: 0,
    population: 0,
    active: 0,
    touched: 0,
    orders: 0,
    returns: 0,
    arms: [emptyArm(), emptyArm()],
    outstanding: new Map(),
    days: new Map(),
    campaigns: new Map(),
    acts: new Map(),
    shared: new Map(),
    refusals: new Map(),
    tiers: new Map(),
    resampled,
    winners: [],
    losers: [],
    changed: [],
  }
}

/** The value of a key, made when it is first asked for. */
export function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}

export const noPair = (): Pair => [0, 0]
