import type { Day } from '../time/calendar.ts'
import type { AttributeValue, MemberStatus } from './state.ts'

/** What happened or is asked. Times are epoch ms; amounts are minor units; every field is plain data. */
export type Command =
  | EnrolCommand
  | OrderCommand
  | ReturnCommand
  | EventCommand
  | AdjustCommand
  | HoldCommand
  | CaptureCommand
  | ReleaseCommand
  | RedeemCommand
  | SendCommand
  | ReceiveCommand
  | ConsentCommand
  | ProfileCommand
  | StandingCommand
  | TickCommand
  | ExtendCommand
  | ConvertCommand
  | ReviewCommand
  | BenefitCommand
  | PlanCommand
  | RefundCommand
  | ReserveCommand
  | VoidCommand
  | CouponCommand
  | VoidAdjustmentCommand

export type CommandKind = Command['kind']

interface Timed {
  /** When it happened. */
  at: number
  /** When the product heard of it. */
  recordedAt: number
  /** History being loaded: the late window does not apply. */
  imported?: boolean
}

export interface EnrolCommand extends Timed {
  kind: 'enrol'
  source: string
}

export interface OrderCommand extends Timed {
  kind: 'order'
  order: Order
  /** `seq` of the basket set aside before, which this confirms as it was decided then. */
  reserved?: number
  /** `seq` of the return for which it was bought in exchange. Decides nothing. */
  exchange?: number
}

/** A basket that was bought. Declared attributes stand beside the built-in fields. */
export interface Order {
  reference: string
  /** Sum of the lines, after the shop's discounts. */
  total: number
  /** Total less the part paid in points, which earns nothing. */
  net: number
  lines: readonly OrderLine[]
  /** Empty where it is not known, like the other texts here. */
  channel: string
  store: string
  payment: string
  /** The partner whose sale it is, where it is one's. */
  partner?: string
  /** Coupons presented, by id. */
  coupons?: readonly string[]
  /** Points to pay with, a currency once. What they are worth is the program's to say. */
  payments?: readonly Payment[]
  /** What those are worth together, once that is known: part of the total, and no part of the net. */
  paid?: number
  [attribute: string]: unknown
}

export interface Payment {
  currency: string
  points: number
}

export interface OrderLine {
  sku: string
  quantity: number
  /** For the whole line. */
  amount: number
  tags: readonly string[]
  category: string
  brand: string
  margin?: number
  [attribute: string]: unknown
}

/** Without `order`, lines are matched to the latest earlier sale of the same sku and unit price. Without `lines`, all is returned. */
export interface ReturnCommand extends Timed {
  kind: 'return'
  /** `seq` of the sale within this holder. */
  order: number | null
  lines: readonly ReturnLine[] | null
}

export interface ReturnLine {
  sku: string
  quantity: number
  /** Amount of the returned quantity; where given, only sale lines of that price per unit match. */
  amount?: number
}

export interface EventCommand extends Timed {
  kind: 'event'
  type: string
  attributes: Readonly<Record<string, AttributeValue>>
  /** The campaign whose day it is, where the day is one that the engine must not know: a birthday. */
  campaign?: string
  /** `seq` of the sale it is about (shipped, delivered ...), where it is about one. */
  order?: number
}

export interface AdjustCommand extends Timed {
  kind: 'adjust'
  currency: string
  /** Negative takes away. */
  amount: number
  /** A code; free text is kept apart, outside the command. */
  reason: string
  expiresOn?: Day | null
}

export interface HoldCommand extends Timed {
  kind: 'hold'
  currency: string
  amount: number
  /** What is set aside beside it, of other currencies; captured and released with it. */
  more?: readonly CurrencyAmount[]
  /** What it is for. Its price says how much of what: then `currency` is empty and `amount` 0. */
  reward?: RewardChoice
  expiresAt: number
}

export interface RewardChoice {
  key: string
  /** Which of its prices; absent: the first that the member may choose and can pay. */
  price?: number
  quantity: number
  /** Whose work it is to deliver it: only that may capture or release the hold. */
  fulfilment?: string
}

export interface CurrencyAmount {
  currency: string
  amount: number
}

export interface CaptureCommand extends Timed {
  kind: 'capture'
  hold: number
  /** At most what is held; the rest is released. Absent: all of it. Only where one currency is held. */
  amount?: number
  fulfilment?: string
}

export interface ReleaseCommand extends Timed {
  kind: 'release'
  hold: number
  fulfilment?: string
}

export interface RedeemCommand extends Timed {
  kind: 'redeem'
  currency: string
  amount: number
  reason: string
}

export interface SendCommand extends Timed {
  kind: 'send'
  currency: string
  amount: number
  /** The other holder's id. */
  to: string
}

export interface ReceiveCommand extends Timed {
  kind: 'receive'
  currency: string
  lots: readonly SentLot[]
  from: string
  /** What the sender has in the attribute among whose equals the currency is sent. */
  within?: string
  /** A gift that was refused comes home: it goes back to the lots it left. */
  back: boolean
}

/** A lot, or part of one, on its way to another holder. It keeps its dates, funder and value. */
export interface SentLot {
  seq: number
  n: number
  amount: number
  expiresOn: Day | null
  campaign: string | null
  version: number
  funder: string | null
  unitValueMicros: number
}

export interface ConsentCommand extends Timed {
  kind: 'consent'
  given: readonly ConsentItem[]
}

/** Program terms and contact consents are separate things: neither implies the other. */
export type ConsentItem =
  | { terms: string; hash: string; accepted: boolean }
  | { purpose: string; channel: string; text: string; granted: boolean }

export interface ProfileCommand extends Timed {
  kind: 'profile'
  /** Null removes the attribute. */
  attributes?: Readonly<Record<string, AttributeValue | null>>
  addTags?: readonly string[]
  removeTags?: readonly string[]
  status?: MemberStatus
}

/** A level given by hand, with an end or for good. */
export interface StandingCommand extends Timed {
  kind: 'standing'
  set: string
  level: string
  until: Day | null
  reason: string
}

/** The passing of time: whatever falls due at `at`, and the program version in force then. */
export interface TickCommand extends Timed {
  kind: 'tick'
}

/** More time for points that would end, as a goodwill. */
export interface ExtendCommand extends Timed {
  kind: 'extend'
  currency: string
  /** First day on which they are gone now; lots that end later anyway stay as they are. Null for never. */
  expiresOn: Day | null
  reason: string
}

/** Points of one currency into another, at the program's rate of the day. */
export interface ConvertCommand extends Timed {
  kind: 'convert'
  currency: string
  to: string
  amount: number
}

/** A person's word on an award that waits: it is let through, or taken back. */
export interface ReviewCommand extends Timed {
  kind: 'review'
  /** `seq` of the decision that made the award. */
  award: number
  verdict: 'release' | 'void'
  reason: string
}

/** A benefit is used, given by hand or taken away, or a use is given back. */
export interface BenefitCommand extends Timed {
  kind: 'benefit'
  act: 'use' | 'give' | 'take' | 'restore'
  benefit: string
  /** For `give`: the last day plus one; null for good. */
  until?: Day | null
  /** For `use`: `seq` of the sale it came with; a whole return of that gives the use back. */
  order?: number
  /** For `restore`: the day on which it was used. */
  usedOn?: Day
}

/** A paid membership begins, is paid again, or is called off. The payment itself is the shop's. */
export interface PlanCommand extends Timed {
  kind: 'plan'
  act: 'start' | 'renew' | 'cancel'
  plan: string
  trial?: boolean
}

/** Points that were spent come back. */
export interface RefundCommand extends Timed {
  kind: 'refund'
  /** `seq` of the decision that spent them. */
  of: number
  /** Absent: all that has not come back yet. */
  amount?: number
  /** Which, where several were spent; absent: all of them. */
  currency?: string
  reason: string
}

/** A correction by hand that was a mistake is undone, once. */
export interface VoidAdjustmentCommand extends Timed {
  kind: 'void_adjustment'
  /** `seq` of the adjustment. */
  of: number
  reason: string
}

/** A basket is decided and set aside, points, coupons and limits with it, until it is confirmed, let go or lapses. */
export interface ReserveCommand extends Timed {
  kind: 'reserve'
  order: Order
  /** Epoch ms. */
  expiresAt: number
  /** The checkout it is of. */
  checkout?: string
  /** Which state of the checkout was set aside: one changed since is another basket. */
  revision?: number
}

/** What a basket set aside is let go. */
export interface VoidCommand extends Timed {
  kind: 'void'
  reserved: number
}

/** A coupon of the member is switched on, and works from then on in every order; or off again. */
export interface CouponCommand extends Timed {
  kind: 'coupon'
  act: 'activate' | 'deactivate'
  coupon: string
}
