import type { Auditor } from './auditor.ts'
import { dayOf, monthsAfter } from './days.ts'
import type { Delivery } from './deliveries.ts'
import type { Row } from './history.ts'
import { COUNTED, WHAT, type RewardKey } from './shelf.ts'

const HOUR = 3_600_000

/** A reward on its way, as the table has it. */
export interface Fulfilment {
  id: string
  member: string
  reward: RewardKey
  quantity: number
  state: 'pending' | 'ordered' | 'confirmed' | 'delivered' | 'failed' | 'cancelled' | 'in_review'
  points: 'held' | 'captured' | 'released'
  hold: number
  /** How many commands spent its points. */
  spent: number
  currencies: number
  heldUntil: number
  cancelUntil: number
  /** What the warehouse has to do. */
  task: 'open' | 'over' | null
  /** Whether it stands for something of the stock. */
  inStock: boolean
}

/** A command, and why it was refused. */
export type Told = readonly [kind: string, refused: string | null]

/** What rewards on their way come to, by the auditor: which commands are given for them, and what becomes of them and of the stock. */
export class Delivering {
  readonly all = new Map<string, Fulfilment>()
  total: number | null = null
  readonly #auditor: Auditor
  /** What requests came to that will be repeated. */
  readonly #known = new Map<string, string | null>()

  constructor(auditor: Auditor) {
    this.#auditor = auditor
  }

  get taken(): number {
    return [...this.all.values()].reduce((sum, { inStock, quantity }) => sum + (inStock ? quantity : 0), 0)
  }

  /**
   * @param id of the redemption, where it was one and came to something
   * @param rows the commands that were given
   * @returns the problem that it must come to, or null
   * @throws Error where other commands were given than had to be
   */
  expect(delivery: Delivery, id: string | null, rows: readonly Row[], now: number): string | null {
    const told = rows.map(({ kind, outcome }): Told => [kind, outcome.refusal?.code ?? null])
    switch (delivery.act) {
      case 'redeem':
        return this.#redeemed(delivery, id, rows, now)
      case 'fill':
        if (this.taken <= delivery.total) this.total = delivery.total
        return given(told, [])
      case 'work':
        for (const one of this.all.values()) worked(one, now)
        return given(told, [])
      case 'pick':
      case 'lack':
        return this.#reported(this.all.get(delivery.id)!, delivery.act, told)
      case 'cancel':
        return cancelled(this.all.get(delivery.id)!, told, now)
      case 'capture':
      case 'release':
        return this.#settled(this.all.get(delivery.id)!, delivery.act, told)
    }
  }

  #redeemed(asked: Extract<Delivery, { act: 'redeem' }>, id: string | null, rows: readonly Row[], now: number): string | null {
    const { reward, quantity, member, key } = asked
    const told = rows.map(({ kind, outcome }): Told => [kind, outcome.refusal?.code ?? null])
    if (!Object.hasOwn(WHAT, reward)) return given(told, [], 'unknown_reward')
    const before = this.#known.get(key)
    if (before === null) return given(told, [])
    const what = WHAT[reward as RewardKey]
    const isCounted = COUNTED.includes(reward as RewardKey)
    if (isCounted && this.total! - this.taken < quantity) return given(told, [], 'out_of_stock')
    // The refusal stands under the key.
    if (before !== undefined) return given(told, [], before)
    const [hold] = told
    this.#known.set(key, hold?.[1] ?? null)
    if (hold?.[1]) return given(told, [['hold', hold[1]]], hold[1])
    const isHere = what.kind !== 'physical'
    const points = isHere ? 'captured' : 'held'
    const state = isHere ? 'delivered' : 'pending'
    const held = this.#auditor.members.get(member)!.holds.filter(({ seq }) => seq === rows[0]!.seq)
    const until =
      what.kind === 'physical'
        ? { heldUntil: now + what.hold_hours * HOUR, cancelUntil: now + what.cancel_hours * HOUR }
        : { heldUntil: 0, cancelUntil: 0 }
    const one = {
      id: id!,
      member,
      reward: reward as RewardKey,
      quantity,
      state,
      points,
      hold: rows[0]!.seq,
      spent: isHere ? 1 : 0,
      currencies: held.length,
    } as const
    this.all.set(id!, { ...one, ...until, task: null, inStock: isCounted })
    const gift = what.kind === 'credit' ? 'adjust' : what.kind === 'tier' ? 'standing' : null
    if (gift) this.#isGift(rows.at(-1)!, reward as RewardKey, quantity, now)
    return given(told, [['hold', null], ...(isHere ? [['capture', null] as const] : []), ...(gift ? [[gift, null] as const] : [])])
  }

  /** What a reward gives is what its program says. */
  #isGift({ input }: Row, reward: RewardKey, quantity: number, now: number): void {
    const what = WHAT[reward]
    const { zone } = this.#auditor.terms[0]!
    const right =
      what.kind === 'credit'
        ? { currency: what.credit.currency, amount: what.credit.amount * quantity, reason: 'reward' }
        : what.kind === 'tier' && {
            set: what.tier.set,
            level: what.tier.level,
            until: monthsAfter(dayOf(zone, now), what.tier.months * quantity),
            reason: 'reward',
          }
    if (JSON.stringify(input) !== JSON.stringify(right))
      throw new Error(`${reward} gave ${JSON.stringify(input)}, not ${JSON.stringify(right)}`)
  }

  #reported(one: Fulfilment, act: 'pick' | 'lack', told: readonly Told[]): string | null {
    if (one.task !== 'open') return given(told, [], 'wrong_task_state')
    one.task = 'over'
    if (one.state === 'in_review') return given(told, [])
    if (act === 'pick') {
      if (one.state === 'confirmed') return given(told, [])
      if (one.state !== 'ordered') {
        // Taken in hand after all, when its points had been let go.
        one.state = 'in_review'
        return given(told, [])
      }
      one.state = 'confirmed'
      captured(one, told, 'in_review')
      return null
    }
    if (one.state === 'failed' || one.state === 'cancelled') return given(told, [])
    // There is none, when it had been paid for.
    if (one.state === 'confirmed') one.state = 'in_review'
    else return letGo(one, 'failed', told)
    return given(told, [])
  }

  #settled(one: Fulfilment, verdict: 'capture' | 'release', told: readonly Told[]): string | null {
    if (one.state !== 'in_review') return given(told, [], 'nothing_to_settle')
    if (verdict === 'release') return letGo(one, 'failed', told)
    one.state = 'confirmed'
    if (one.points === 'captured') return given(told, [])
    if (one.points === 'released') return spentAnew(one, told)
    const [first, ...rest] = told
    return captured(one, [first!], 'confirmed') ? given(rest, []) : spentAnew(one, rest)
  }
}

/** Holds what was done against what had to be. @returns the problem it comes to */
function given(told: readonly Told[], wanted: readonly Told[], problem: string | null = null): string | null {
  if (JSON.stringify(told) !== JSON.stringify(wanted))
    throw new Error(`commands were given: ${JSON.stringify(told)}, and had to be: ${JSON.stringify(wanted)}`)
  return problem
}

/** Time passes at the warehouse: what was chosen is ordered, and what nobody has taken in hand in time is for a person. */
function worked(one: Fulfilment, now: number): void {
  if (one.state === 'pending') Object.assign(one, { state: 'ordered', task: 'open' })
  if (one.state === 'ordered' && one.heldUntil <= now) one.state = 'in_review'
}

function cancelled(one: Fulfilment, told: readonly Told[], now: number): string | null {
  if (one.state === 'cancelled') return given(told, [])
  if (now >= one.cancelUntil || (one.state !== 'pending' && one.state !== 'ordered')) return given(told, [], 'cannot_cancel')
  if (one.task) one.task = 'over'
  return letGo(one, 'cancelled', told)
}

/** Its points are spent, unless their hold has lapsed. @returns whether they are */
function captured(one: Fulfilment, told: readonly Told[], otherwise: 'in_review' | 'confirmed'): boolean {
  const refused = told[0]?.[1] ?? null
  given(told, [['capture', refused]])
  Object.assign(one, refused === null ? { points: 'captured', spent: 1 } : { points: 'released', state: otherwise })
  return refused === null
}

/** It will not come: points that are held are let go, those that were spent come back, and so does what it had of the stock. */
function letGo(one: Fulfilment, state: 'failed' | 'cancelled', told: readonly Told[]): null {
  const refused = (i: number): string | null => told[i]?.[1] ?? null
  if (one.points === 'held') given(told, [['release', refused(0)]])
  if (one.points === 'captured')
    given(
      told,
      Array.from({ length: one.spent }, (_, i) => ['refund', refused(i)] as const),
    )
  if (one.points === 'released') given(told, [])
  Object.assign(one, { state, points: 'released', inStock: false })
  return null
}

/** It is paid for though its points had been let go: all of it, or none. */
function spentAnew(one: Fulfilment, told: readonly Told[]): null {
  const failed = told.findIndex(([kind, refused]) => kind === 'redeem' && refused !== null)
  if (failed < 0) {
    given(
      told,
      Array.from({ length: one.currencies }, () => ['redeem', null] as const),
    )
    Object.assign(one, { points: 'captured', spent: one.currencies })
    return null
  }
  const done = Array.from({ length: failed })
  given(told, [...done.map(() => ['redeem', null] as const), told[failed]!, ...done.map(() => ['refund', null] as const)])
  one.state = 'in_review'
  return null
}
