import type { Order } from '@perennial/engine/decide/command.ts'
import type { Take } from './caps.ts'
import type { Working } from './coupons.ts'
import type { Day } from './days.ts'
import type { ChallengeKey } from './deeds.ts'
import type { Earned, Earning, Seen } from './earnings.ts'
import type { KindKey } from './offers.ts'
import type { Payment } from './payments.ts'
import type { RewardKey } from './shelf.ts'
import type { Terms } from './terms.ts'

export type CoinKey = 'beans' | 'stars'
export const COINS: readonly CoinKey[] = ['beans', 'stars']

/** Some points of one kind that came together. */
export interface Lot {
  seq: number
  n: number
  coin: CoinKey
  remaining: number
  held: number
  expired: number
  pending: boolean
  usable: Day
  gone: Day | null
  sale: number | null
  /** For what it waits, beside its day. */
  waits: 'event' | 'review' | null
}

export interface Held {
  seq: number
  n: number
  coin: CoinKey
  amount: number
  until: number
  parts: Part[]
  /** What it is for; with the first of its currencies. */
  reward?: HeldReward
}

/** A part of a lot. */
export interface Part {
  lot: Lot
  amount: number
}

export interface HeldReward {
  key: RewardKey
  quantity: number
  /** Whose work it is to deliver it. */
  fulfilment: string | null
  /** What it took of limits. */
  takes: readonly Take[]
}

/** A basket that was set aside, as it was decided then. */
export interface Basket {
  seq: number
  /** When it was set aside, and until when. */
  at: number
  until: number
  terms: Terms
  order: Order
  seen: Seen
  earned: Earned
  rooms: ReadonlyMap<string, number>
  payments: Payment[]
  coupons: readonly UsedCoupon[]
  checkout: string | null
}

export interface UsedCoupon {
  id: string
  kind: KindKey
  /** It worked by itself: until when, and null for no end. */
  working?: { until: Day | null }
}

/** What a command spent, how much of each currency has come back, and what the reward that it paid for had taken of limits. */
export interface Spent {
  seq: number
  day: Day
  parts: (Part & { coin: CoinKey })[]
  back: Partial<Record<CoinKey, number>>
  takes: readonly Take[]
}

export interface Sold {
  seq: number
  /** When it happened, but never later than it was heard of. */
  at: number
  terms: Terms
  order: Order
  seen: Seen
  returned: number[]
  earnings: Earning[]
  /** What the sale took of limits, and how much of each it found; its returns take no more. */
  sold: readonly Take[]
  rooms: ReadonlyMap<string, number>
  /** The command that took it: the sale itself, or the one that set the basket aside. */
  takenAs: number
  payments: readonly Payment[]
  coupons: readonly UsedCoupon[]
  checkout: string | null
}

/** Everything there is to know of one member: plain values and lists, nothing worked out ahead. */
export interface Member {
  id: string
  seq: number
  time: number
  adopted: Terms | null
  joined: Day | null
  status: 'active' | 'suspended' | 'closed'
  tags: string[]
  city: string | undefined
  lots: Lot[]
  debt: Record<CoinKey, number>
  holds: Held[]
  sales: Sold[]
  /** Set aside and neither paid nor let go. */
  baskets: Basket[]
  spent: Spent[]
  /** Coupons that work by themselves, in the order in which they were switched on. */
  working: Working[]
  /** Coupons that rules gave, and that are under way. */
  wanted: KindKey[]
  /** The metric of the tier set, entry by entry. */
  counted: { day: Day; value: number }[]
  level: { index: number; since: Day; until: Day | null; cause: string }
  badges: Record<string, Day>
  /** Benefits given by hand, until when. */
  benefits: Record<string, Day | null>
  plan: { key: string; since: Day; until: Day; trial: boolean; cancelled: boolean } | null
  challenges: Partial<Record<ChallengeKey, { done: number; times: number }>>
  /** What was taken of limits of the member, command by command. */
  takes: (Take & { seq: number })[]
  /** Last activity, for currencies that live by it. */
  active: Partial<Record<CoinKey, Day>>
}

export interface Gift {
  from: string
  to: string
  coin: CoinKey
  parts: { seq: number; n: number; gone: Day | null; amount: number }[]
  state: 'under way' | 'refused' | 'done'
}

/** The program's own accounts: what was issued, redeemed and so on, by currency, as the members' accounts see it. */
export type Books = Record<string, number>

export function newMember(id: string): Member {
  return {
    id,
    seq: 0,
    time: -Infinity,
    adopted: null,
    joined: null,
    status: 'active',
    tags: [],
    city: undefined,
    lots: [],
    debt: { beans: 0, stars: 0 },
    holds: [],
    sales: [],
    baskets: [],
    spent: [],
    working: [],
    wanted: [],
    counted: [],
    takes: [],
    badges: {},
    benefits: {},
    plan: null,
    challenges: {},
    level: { index: 0, since: -Infinity, until: null, cause: 'start' },
    active: {},
  }
}

export interface Purse {
  available: number
  pending: number
  held: number
  debt: number
}

export function purseOf(member: Member, coin: CoinKey): Purse {
  const lots = member.lots.filter((lot) => lot.coin === coin)
  const sum = (of: (lot: Lot) => number): number => lots.reduce((total, lot) => total + of(lot), 0)
  return {
    available: sum((lot) => (lot.pending ? 0 : lot.remaining - lot.held)),
    pending: sum((lot) => (lot.pending ? lot.remaining : 0)),
    held: sum((lot) => lot.held),
    debt: member.debt[coin],
  }
}
