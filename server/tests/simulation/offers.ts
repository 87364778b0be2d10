import { dayOn, type Day } from './days.ts'
import type { Random } from './random.ts'

/** The kinds of coupons of the program: one for whoever has the code, one of the member's own, one that is switched on, one that everybody types in. */
export const KINDS = ['five', 'own', 'live', 'open'] as const
export type KindKey = (typeof KINDS)[number]
/** Those that are issued under codes of their own. */
export const ISSUED: readonly KindKey[] = ['five', 'own', 'live']

export interface Kind {
  personal: boolean
  activate: boolean
  transferable: boolean
  /** Everybody's, where there is one. */
  code: string | null
  validDays: number | null
  from: Day | null
  /** The last. */
  to: Day | null
}

export type Kinds = Readonly<Record<KindKey, Kind>>

export function drawKinds(random: Random): Kinds {
  const validDays = (): number | null => random.pick([null, null, 4, 25])
  const kind: Kind = { personal: false, activate: false, transferable: false, code: null, validDays: null, from: null, to: null }
  return {
    five: { ...kind, validDays: validDays() },
    own: { ...kind, personal: true, transferable: random.chance(0.7), validDays: validDays() },
    live: { ...kind, personal: true, activate: true, transferable: true, validDays: validDays() },
    open: { ...kind, code: 'SPRING', from: dayOn(2027, 12, random.int(18, 24)), to: dayOn(2028, random.int(1, 6), 1) },
  }
}

/** The next version: other days for those issued from then on, and the code of everybody may become personal. */
export function changedKinds(kinds: Kinds, random: Random): Kinds {
  const { five, own } = kinds
  return {
    ...kinds,
    five: { ...five, personal: random.chance(0.3) },
    own: { ...own, validDays: random.pick([null, 3, 25]), transferable: random.chance(0.7) },
  }
}

const names = { en: 'An offer' }
const date = (day: Day): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

export function kindsDocument(kinds: Kinds): object {
  const document = ({ personal, activate, transferable, code, validDays, from, to }: Kind): object => ({
    names,
    personal,
    activate,
    transferable,
    ...(code !== null && { codes: 'shared', code }),
    ...(validDays !== null && { valid_days: validDays }),
    ...(from !== null && { from: date(from) }),
    ...(to !== null && { to: date(to) }),
  })
  return Object.fromEntries(Object.entries(kinds).map(([key, kind]) => [key, document(kind)]))
}

/** The campaigns that coupons set off, and those that give coupons. */
export const OFFER_TRIGGERS = {
  coupon_five: 'order',
  coupon_own: 'order',
  coupon_live: 'order',
  coupon_open: 'order',
  gifted: 'order',
  decorated: 'badge_earned',
  thanks: 'redeemed',
} as const

/** Which coupon a campaign asks for. */
export const COUPON_OF: Readonly<Record<string, KindKey>> = {
  coupon_five: 'five',
  coupon_own: 'own',
  coupon_live: 'live',
  coupon_open: 'open',
}

export function offerCampaigns(): Record<keyof typeof OFFER_TRIGGERS, object> {
  const bonus = (currency: string, amount: string): object => ({ grant: { currency, amount, bonus: true } })
  const campaign = (trigger: string, when: string | null, then: object, coupon?: KindKey): object => ({
    names,
    trigger,
    ...(coupon && { coupon }),
    ...(when && { when }),
    rules: { gives: { then: [then] } },
  })
  return {
    coupon_five: campaign('order', null, { discount: { of: 'order', amount: 300 } }, 'five'),
    coupon_own: campaign('order', null, { multiply: { currency: 'beans', by: 2 } }, 'own'),
    coupon_live: campaign('order', 'order.channel == "app"', bonus('beans', '11'), 'live'),
    coupon_open: campaign('order', '!order.lines.exists(l, l.category == "bakery")', bonus('stars', '2'), 'open'),
    gifted: campaign('order', 'order.total >= 4000', { coupon: { coupon: 'own' } }),
    decorated: campaign('badge_earned', null, { coupon: { coupon: 'live' } }),
    thanks: campaign('redeemed', 'event.reason == "payment" || event.reason == "reward"', { coupon: { coupon: 'five' } }),
  }
}
