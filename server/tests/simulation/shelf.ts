import { dayOn, type Day } from './days.ts'
import type { Period } from './hedges.ts'
import type { CoinKey } from './model.ts'
import type { Random } from './random.ts'

/** What points can be redeemed for: more points, a level, a coupon, and a thing that the warehouse sends. */
export const REWARDS = ['cup', 'rise', 'voucher', 'mug'] as const
export type RewardKey = (typeof REWARDS)[number]

export interface Price {
  points: Partial<Record<CoinKey, number>>
  /** Levels that may choose it; all, if empty. */
  levels: readonly string[]
}

export interface Reward {
  state: 'live' | 'paused' | 'ended'
  prices: readonly Price[]
  /** Whether only members with this tag may have it. */
  vip: boolean
  from: Day | null
  to: Day | null
  limits: readonly { max: number; per: 'member' | 'all'; period: Period }[]
}

export type Shelf = Readonly<Record<RewardKey, Reward>>

/** What each is, which no version changes. */
export const WHAT = {
  cup: { kind: 'credit', credit: { currency: 'stars', amount: 3 } },
  rise: { kind: 'tier', tier: { set: 'status', level: 'silver', months: 1 } },
  voucher: { kind: 'coupon', coupon: 'five' },
  mug: { kind: 'physical', supplier: 'warehouse', stock: 'counted', hold_hours: 60, cancel_hours: 20 },
} as const

/** Those of which there are only so many. */
export const COUNTED: readonly RewardKey[] = ['mug']

function drawReward(random: Random, starsSpendable: boolean): Reward {
  const beans = random.int(2, 20)
  const prices: Price[] = [{ points: { beans }, levels: random.chance(0.3) ? ['silver', 'gold'] : [] }]
  if (starsSpendable) {
    const points = random.chance(0.5) ? { stars: random.int(1, 5), beans: Math.ceil(beans / 2) } : { stars: random.int(2, 9) }
    prices.push({ points, levels: random.chance(0.3) ? ['leaf'] : [] })
  }
  const limit = (): Reward['limits'][number] => {
    const per = random.pick(['member', 'all'] as const)
    const periods: readonly Period[] = per === 'all' ? ['day', 'week', 'lifetime'] : ['day', 'month', 'lifetime', { days: 5 }]
    return { max: per === 'all' ? random.int(3, 9) : random.int(1, 4), per, period: random.pick(periods) }
  }
  return {
    state: 'live',
    prices,
    vip: random.chance(0.12),
    from: random.chance(0.15) ? dayOn(2027, 12, random.int(18, 28)) : null,
    to: random.chance(0.15) ? dayOn(2028, random.int(1, 4), 15) : null,
    limits: Array.from({ length: random.pick([0, 1, 1, 2]) }, limit),
  }
}

export const drawShelf = (random: Random, starsSpendable: boolean): Shelf =>
  Object.fromEntries(REWARDS.map((key) => [key, drawReward(random, starsSpendable)])) as Shelf

/** The next version: something is paused or taken off, and prices change. */
export function changedShelf(shelf: Shelf, random: Random): Shelf {
  const factor = random.pick([0.5, 1, 2])
  const changed = (reward: Reward): Reward => ({
    ...reward,
    state: random.pick(['live', 'live', 'live', 'live', 'paused', 'ended'] as const),
    prices: reward.prices.map(({ points, levels }) => ({
      levels,
      points: Object.fromEntries(Object.entries(points).map(([coin, amount]) => [coin, Math.max(1, Math.round(amount * factor))])),
    })),
  })
  return Object.fromEntries(Object.entries(shelf).map(([key, reward]) => [key, changed(reward)])) as Shelf
}

const date = (day: Day): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

export function shelfDocument(shelf: Shelf): object {
  const document = (key: RewardKey, { state, prices, vip, from, to, limits }: Reward): object => ({
    names: { en: key },
    ...WHAT[key],
    state,
    prices: prices.map(({ points, levels }) => ({ points, ...(levels.length > 0 && { tiers: { status: levels } }) })),
    limits,
    ...(vip && { when: 'member.tags.exists(t, t == "vip")' }),
    ...(from !== null && { from: date(from) }),
    ...(to !== null && { to: date(to) }),
  })
  return Object.fromEntries(REWARDS.map((key) => [key, document(key, shelf[key])]))
}
