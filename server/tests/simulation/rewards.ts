import type { RewardChoice } from '@perennial/engine/decide/command.ts'
import type { Take } from './caps.ts'
import { note, roomOf } from './drawing.ts'
import { meet, type Moment } from './lots.ts'
import { purseOf, type CoinKey, type Held, type HeldReward } from './model.ts'
import { WHAT, type Price, type Reward, type RewardKey } from './shelf.ts'

export interface Chosen {
  reward: Reward
  points: { currency: CoinKey; amount: number }[]
}

/** Whether the member may have a reward, and for what; or why not. */
export function choose(moment: Moment, { key, price, quantity }: RewardChoice): Chosen | string {
  const { rules, member, day } = moment
  const reward = (rules.shelf as Partial<Record<string, Reward>>)[key]
  if (!reward || reward.state === 'ended') return 'unknown_reward'
  const { state, from, to, vip, prices } = reward
  if (state === 'paused' || (from !== null && day < from) || (to !== null && day > to)) return 'reward_closed'
  if (vip && !member.tags.includes('vip')) return 'not_eligible'
  const level = rules.tier.levels[member.level.index]!.key
  const open = prices.filter(({ levels }) => levels.length === 0 || levels.includes(level))
  const canPay = ({ points }: Price): boolean =>
    partsOf(points, quantity).every(({ currency, amount }) => purseOf(member, currency).available >= amount)
  const taken = price === undefined ? (open.find(canPay) ?? open[0]) : prices[price]
  if (!taken || !open.includes(taken)) return 'price_not_yours'
  const room = roomOf(moment)
  const isOver = boundsOf(key, reward).some((bound) => room(bound, day) < quantity)
  return isOver ? 'reward_limit' : { reward, points: partsOf(taken.points, quantity) }
}

const partsOf = (points: Price['points'], quantity: number): Chosen['points'] =>
  Object.entries(points).map(([currency, amount]) => ({ currency: currency as CoinKey, amount: amount * quantity }))

const boundsOf = (key: string, { limits }: Reward) =>
  limits.map((limit, i) => ({ ...limit, name: `reward:${key}#${i}`, halves: 2, whole: true }))

/** Takes it off its limits. */
export function takeReward(moment: Moment, { reward }: Chosen, { key, quantity, fulfilment }: RewardChoice): HeldReward {
  const takes = boundsOf(key, reward).map(({ name, per, period }): Take => ({ name, per, period, amount: quantity, day: moment.day }))
  // Not of a sale, so that no return of one gives it back.
  note(moment, -moment.member.seq, takes)
  meet(moment, 'reward held')
  return { key: key as RewardKey, quantity, fulfilment: fulfilment ?? null, takes }
}

/** Let go: others may have it. */
export function leaveReward(moment: Moment, { reward }: Held): void {
  if (!reward) return
  meet(moment, 'reward let go')
  untake(moment, reward.takes)
}

/** Others may have what was taken of limits. */
export function untake(moment: Moment, takes: readonly Take[]): void {
  note(
    moment,
    -moment.member.seq,
    takes.map((taken) => ({ ...taken, amount: -taken.amount })),
  )
}

/** Paid for: what is a coupon is under way, one for each piece. */
export function receiveReward(moment: Moment, { key, quantity }: HeldReward): void {
  meet(moment, 'reward redeemed')
  const what = WHAT[key]
  if (what.kind === 'coupon') for (let i = 0; i < quantity; i++) moment.member.wanted.push(what.coupon)
}
