import type { PriceDocument } from '../program/reward-schema.ts'
import type { CompiledReward } from '../program/rewards.ts'
import { sharedKey } from '../rules/limiting.ts'
import { countedOn, periodFrom, periodResets, type Limit } from '../rules/limits.ts'
import { frameOf } from '../rules/occasion.ts'
import { formatDay } from '../time/calendar.ts'
import { countersOf, usedOf } from './basis.ts'
import type { RewardChoice } from './command.ts'
import { refusal, type Basis, type Refusal } from './decision.ts'
import type { HoldReward, RewardUse } from './state.ts'
import type { Turn } from './turn.ts'

/** A reward that a member may have, at a price they may choose. */
export interface Chosen {
  reward: CompiledReward
  price: number
  /** How much of each currency, for all pieces together. */
  points: Map<string, number>
}

/** Whether the member may have the reward now, and for what. Whether there are points enough is asked like for every hold. */
export function choose(turn: Turn, { key, price, quantity }: RewardChoice): Chosen | Refusal {
  const { rules } = turn.versions
  const reward = rules.rewards.get(key)
  if (!reward || reward.document.state === 'ended') return refusal('unknown_reward', { reward: key })
  const closed = (reward.from !== null && turn.day < reward.from) || (reward.to !== null && turn.day > reward.to)
  if (closed || reward.document.state === 'paused') return refusal('reward_closed', windowOf(reward))
  const frame = frameOf(rules, { trigger: 'order', at: turn.at, basis: wholeBasis(turn), draw: 0, meters: null })
  // A condition that cannot be worked out (an attribute that is not there) lets nobody through.
  if (reward.when !== null && reward.when(frame) !== true) return refusal('not_eligible', { reward: key })
  const { prices } = reward.document
  const open = prices.flatMap((p, i) => (mayChoose(turn, p) ? [i] : []))
  const taken = price ?? open.find((i) => canPay(turn, prices[i]!, quantity)) ?? open[0]
  if (taken === undefined || !open.includes(taken)) return refusal('price_not_yours', { reward: key, price: price ?? 0 })
  const over = overLimit(turn, reward, quantity)
  if (over) return over
  const points = new Map(Object.entries(prices[taken]!.points).map(([currency, amount]) => [currency, amount * quantity]))
  return { reward, price: taken, points }
}

const windowOf = ({ key, document: { from = '', to = '' } }: CompiledReward): Refusal['facts'] => ({ reward: key, from, to })

/** Everything a condition may ask for: this is decided rarely, so nothing is left out to save work. */
function wholeBasis(turn: Turn): Basis {
  const { tiers, attributes, tags, joined, badges = {}, unlocked = [], plan } = turn.progress
  const { rules } = turn.versions
  const levels = rules.tierSets.map((set) => [set.key, tiers[set.key]?.level ?? set.levels[0]!.key] as const)
  const available = Object.entries(turn.wallets).map(([currency, wallet]) => [currency, wallet.available] as const)
  return {
    tiers: Object.fromEntries(levels),
    attributes,
    tags,
    joined,
    badges: Object.keys(badges),
    unlocked,
    plan: plan?.key ?? '',
    points: { ...rules.noPoints, ...Object.fromEntries(available) },
    counters: countersOf(rules, turn.progress, turn.day),
  }
}

function mayChoose(turn: Turn, { tiers }: PriceDocument): boolean {
  const sets = Object.entries(tiers)
  const levelOf = (key: string): string | undefined =>
    turn.progress.tiers[key]?.level ?? turn.versions.rules.tierSets.find((set) => set.key === key)?.levels[0]!.key
  return sets.length === 0 || sets.some(([set, levels]) => levels.includes(levelOf(set) ?? ''))
}

const canPay = (turn: Turn, { points }: PriceDocument, quantity: number): boolean =>
  Object.entries(points).every(([currency, amount]) => turn.wallet(currency).available >= amount * quantity)

function overLimit(turn: Turn, reward: CompiledReward, quantity: number): Refusal | null {
  for (const limit of reward.limits) {
    const left = leftOf(turn, limit, quantity)
    if (left >= quantity) continue
    const resets = periodResets(limit.period, turn.day)
    const facts = { reward: reward.key, asked: quantity, left: Math.max(0, left), of: limit.max }
    return refusal('reward_limit', { ...facts, ...(resets !== null && { resets_on: formatDay(resets) }) })
  }
  return null
}

function leftOf(turn: Turn, { key, max, per, period }: Limit, wanted: number): number {
  if (per === 'member') return max - usedOf(turn.progress.counters?.[key], period, turn.day)
  const from = periodFrom(period, turn.day)
  return turn.left({ key: sharedKey(key, from), max, from, wanted })
}

/** Counts what was chosen against its limits; the hold remembers it, so that letting go gives it back. */
export function takeReward(turn: Turn, { reward, price }: Chosen, { quantity, fulfilment }: RewardChoice): HoldReward {
  const uses = reward.limits.map(({ key, per, period }): RewardUse => {
    if (per === 'member') return { key, day: countedOn(period, turn.day), amount: quantity, shared: false }
    const from = periodFrom(period, turn.day)
    return { key: sharedKey(key, from), day: from, amount: quantity, shared: true }
  })
  for (const { key, day, amount, shared } of uses) {
    if (shared) turn.share(key, amount)
    else turn.count(key, day, amount)
  }
  turn.announce('reward.held', { reward: reward.key, quantity, hold: turn.seq, ...(fulfilment !== undefined && { fulfilment }) })
  return { key: reward.key, price, quantity, ...(fulfilment !== undefined && { fulfilment }), uses }
}

/** What a reward had taken of limits can be taken by others: its hold was let go, or all that it cost came back. */
export function giveUsesBack(turn: Turn, uses: readonly RewardUse[] = []): void {
  for (const { key, day, amount, shared } of uses) {
    if (shared) turn.share(key, -amount)
    else turn.uncount(key, day, amount)
  }
}

/** A reward was paid for. */
export function redeemReward(turn: Turn, { key, quantity, price, fulfilment }: HoldReward): void {
  const named = { reward: key, quantity, ...(fulfilment !== undefined && { fulfilment }) }
  turn.announce('reward.redeemed', { ...named, price })
  const coupon = turn.versions.rules.rewards.get(key)?.document.coupon
  // One for each piece: whoever makes coupons makes one of each announcement.
  if (coupon !== undefined) for (let i = 0; i < quantity; i++) turn.announce('coupon.wanted', { ...named, coupon })
}
