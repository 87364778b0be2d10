import type { Day } from '../time/calendar.ts'

/**
 * What the engine knows of one holder: always the fold of the holder's commands in `seq` order. `lots`, `holds` and
 * `days` are long, so they are null until `needs` or a `wanting` answer asks for them; a decision that has to look at
 * one that is null says so instead of guessing.
 */
export interface HolderState {
  /** Number of the last decided command; 0 before the first. */
  seq: number
  /** The holder's id, as the text of a uuid; for lists of members. */
  id?: string
  /** Program version adopted; 0 before the first command. */
  version: number
  /** Where the holder's draws come from, 0 to 2^32 - 1: a hash of its id, so that groups of an experiment stay together. */
  draw?: number
  /** State time, epoch ms: how far this holder's clock has come. */
  time: number
  /** When something next falls due (a lot matures or expires, a hold lapses, a standing ends), epoch ms. */
  dueAt: number | null
  wallets: Readonly<Record<string, Wallet>>
  progress: Progress
  lots: readonly Lot[] | null
  holds: readonly Hold[] | null
  days: readonly MetricDay[] | null
}

/** Available, pending and held are credit-normal; debt is what the holder owes. Debt is positive only where available is 0. */
export interface Wallet {
  available: number
  pending: number
  held: number
  debt: number
}

export interface Lot {
  /** The command that opened it, and which of that command's lots it is. */
  seq: number
  n: number
  currency: string
  amount: number
  /** Not yet spent, sent, reversed or expired; includes what holds have named. */
  remaining: number
  held: number
  /** How much of it expired; a later return of its sale does not claw that back from the holder. */
  expired: number
  pending: boolean
  usableOn: Day
  /** First day on which it is gone. */
  expiresOn: Day | null
  /** The sale it was earned by, so that a return takes it back first. */
  sale: number | null
  campaign: string | null
  version: number
  funder: string | null
  unitValueMicros: number
  /** Waits for what, beside its day: an event that names its sale, or a person's review. */
  waits?: 'event' | 'review'
}

export interface Hold {
  /** The command that made it, and which of its currencies this is. */
  seq: number
  n: number
  currency: string
  /** Still held; 0 once captured, released or lapsed. */
  amount: number
  expiresAt: number
  parts: readonly HoldPart[]
  /** What it is for; with the first of its currencies. */
  reward?: HoldReward
}

export interface HoldReward {
  key: string
  price: number
  quantity: number
  fulfilment?: string
  uses: readonly RewardUse[]
}

/** What a reward took of one limit. */
export interface RewardUse {
  key: string
  day: Day
  amount: number
  shared: boolean
}

export interface HoldPart {
  seq: number
  n: number
  amount: number
}

/** One metric on one local day, for the windows of tiers. */
export interface MetricDay {
  metric: string
  day: Day
  value: number
}

export type MemberStatus = 'active' | 'suspended' | 'closed'

/** The small things, kept as one document. */
export interface Progress {
  joined: Day | null
  status: MemberStatus
  tiers: Readonly<Record<string, Standing>>
  attributes: Readonly<Record<string, AttributeValue>>
  tags: readonly string[]
  /** Last activity by sliding currency. */
  active: Readonly<Record<string, Day>>
  /** Day of the last order or event; kept where a campaign asks for silences. */
  seen?: Day
  /** What of limits, caps and quotas is used: by counter, the days on which and how much. */
  counters?: Readonly<Record<string, Counter>>
  /** Badges by the day they were earned. */
  badges?: Readonly<Record<string, Day>>
  challenges?: Readonly<Record<string, ChallengeProgress>>
  /** Contents unlocked. */
  unlocked?: readonly string[]
  /** Benefits given by hand, by the day on which they end; null for never. */
  benefits?: Readonly<Record<string, Day | null>>
  /** Uses of benefits that came with a sale, by its `seq`: which, and on which day. A whole return gives them back. */
  uses?: Readonly<Record<string, readonly (readonly [benefit: string, day: Day])[]>>
  plan?: PlanStanding
  /** Baskets set aside, by the `seq` that did it: when each lapses, epoch ms. */
  open?: Readonly<Record<string, number>>
  /** Coupons that work by themselves until they are used, by id. */
  coupons?: Readonly<Record<string, ActiveCoupon>>
  /** Days for which anniversaries were kept, by campaign. */
  kept?: Readonly<Record<string, Day>>
}

/** Fixed periods keep one entry a period, on its first day; rolling ones an entry a day. */
export type Counter = readonly (readonly [day: Day, used: number])[]

export interface ChallengeProgress {
  done: number
  times: number
}

export interface ActiveCoupon {
  coupon: string
  /** First day on which it is gone; null for no end. */
  until: Day | null
}

/** A paid membership. */
export interface PlanStanding {
  key: string
  since: Day
  /** First day on which it is over unless it is renewed. */
  until: Day
  trial: boolean
  cancelled: boolean
}

export type AttributeValue = string | number | boolean | readonly string[]

/** A holder's place in one tier set: why, since when and until when. */
export interface Standing {
  level: string
  since: Day
  /** First day on which it is reviewed; null for no end. */
  until: Day | null
  cause: 'start' | 'earned' | 'kept' | 'grace' | 'dropped' | 'manual' | 'adopted'
  /** The calendar year that `sum` counts, where the window is one. */
  year: number | null
  /** Metric in the window; for rolling windows an upper bound, made exact when it could matter. */
  sum: number
}

export const EMPTY_WALLET: Wallet = { available: 0, pending: 0, held: 0, debt: 0 }

/** The state of a holder about whom nothing is known yet. */
export function blankState(): HolderState {
  return {
    seq: 0,
    version: 0,
    time: -8_640_000_000_000_000,
    dueAt: null,
    wallets: {},
    progress: { joined: null, status: 'active', tiers: {}, attributes: {}, tags: [], active: {} },
    lots: [],
    holds: [],
    days: [],
  }
}
