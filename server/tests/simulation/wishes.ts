import type { Order, Payment } from '@perennial/engine/decide/command.ts'
import type { Draft } from '../../src/intake/submission.ts'
import type { Auditor } from './auditor.ts'
import { dayOf } from './days.ts'
import type { Delivery } from './deliveries.ts'
import type { Delivering } from './delivering.ts'
import type { Act } from './issuing.ts'
import { COINS, purseOf, type Basket, type CoinKey, type Member } from './model.ts'
import { ISSUED } from './offers.ts'
import type { Random } from './random.ts'
import { REWARDS } from './shelf.ts'
import type { Begun } from './till.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Nobody's coupon. */
const STRANGE = 'cpn_01jxxxxxxxxxxxxxxxxxxxxxxx'

/** What members want besides buying and spending: baskets set aside, coupons, rewards. Like the rest, it stays near the edges. */
export class Wishes {
  readonly #random: Random
  readonly #auditor: Auditor
  readonly #delivering: Delivering
  readonly #redemptions: Extract<Delivery, { act: 'redeem' }>[] = []
  #orders = 0

  constructor(random: Random, auditor: Auditor, delivering: Delivering) {
    this.#random = random
    this.#auditor = auditor
    this.#delivering = delivering
  }

  /** Somebody who has set a basket aside, or spent something; else whoever it was. */
  somebody(member: Member): Member {
    const all = [...this.#auditor.members.values()]
    const some = all.filter((one) => one.baskets.length > 0 || (one.spent.length > 0 && this.#random.chance(0.2)))
    return some.length > 0 ? this.#random.pick(some) : member
  }

  draft(member: Member, now: number, order: () => Order): Draft {
    const dice = this.#random.next()
    if (member.baskets.length > 0 && dice < 0.55) return this.#settle(member)
    if (dice < 0.3) return this.#reserve(member, now, order)
    if (dice < 0.34) return this.#settle(member)
    if (dice < 0.55)
      return { kind: 'coupon', act: this.#random.chance(0.8) ? 'activate' : 'deactivate', coupon: this.#coupon(member), at: null }
    if (dice < 0.8) return this.#reward(now)
    return this.#refund(member)
  }

  /** A basket as a till begins it. */
  begun(member: Member, order: (member: Member) => Order, key: string): Begun {
    const random = this.#random
    const { lines, channel, store, coupons = [], payments = [] } = order(member)
    const isNobody = random.chance(0.1)
    const basket = { lines: lines.map(({ sku, quantity, amount, category }) => ({ sku, quantity, amount, category })), channel, store }
    const amount = random.chance(0.5) ? ('most' as const) : random.int(1, 3000)
    const wish = !isNobody && random.chance(0.5) ? { amount } : { points: isNobody ? [] : payments }
    return { member: isNobody ? null : member.id, basket, coupons, wish, key }
  }

  /** A reward is chosen at the server, or something becomes of one that is on its way. */
  delivery(member: Member, key: string): Delivery {
    const random = this.#random
    const dice = random.next()
    const mugs = [...this.#delivering.all.values()].filter(({ reward }) => reward === 'mug')
    const under = mugs.filter(({ state }) => state === 'pending' || state === 'ordered' || state === 'in_review')
    if (mugs.length === 0 || (under.length === 0 && dice < 0.7) || dice < 0.35) {
      const again = this.#redemptions.length > 0 && random.chance(0.12) ? random.pick(this.#redemptions) : null
      const reward = random.chance(0.03) ? 'yacht' : random.pick([...REWARDS, 'mug' as const, 'mug' as const])
      const fresh = {
        act: 'redeem' as const,
        member: member.id,
        reward,
        quantity: random.pick([1, 1, 2]),
        price: random.pick([null, null, 0, 1]),
        key,
      }
      const chosen = again ?? fresh
      this.#redemptions.push(chosen)
      return chosen
    }
    if (dice < 0.38) return { act: 'fill', total: random.int(2, 12) }
    const { id, state } = random.pick(under.length > 0 && random.chance(0.8) ? under : mugs)
    if (state === 'pending' && random.chance(0.7)) return { act: 'work' }
    if (state === 'in_review' && random.chance(0.8)) return { act: random.pick(['capture', 'capture', 'release'] as const), id }
    return { act: random.pick(['work', 'pick', 'pick', 'pick', 'lack', 'cancel', 'cancel', 'capture', 'release'] as const), id }
  }

  /** Something about coupons that is no command. */
  act(now: number): Act {
    const random = this.#random
    const { members, coupons, terms } = this.#auditor
    const somebody = (): string => random.pick([...members.keys()])
    const kind = random.pick(ISSUED)
    const dice = random.next()
    if (dice < 0.45) {
      const expiresOn = random.chance(0.6) ? null : dayOf(terms[0]!.zone, now) + random.int(0, 12)
      return { act: 'issue', kind, member: somebody(), expiresOn }
    }
    if (dice < 0.6) return { act: 'print', kind: 'five', count: random.int(1, 3) }
    const id = random.pick([...coupons.keys()])
    return dice < 0.72 ? { act: 'cancel', id } : { act: 'transfer', id, to: somebody() }
  }

  /** Coupons and points that come with an order. */
  offered(member: Member, total: number): { coupons?: string[]; payments?: Payment[] } {
    const random = this.#random
    const coupons = random.chance(0.6) ? Array.from({ length: random.int(1, 2) }, () => this.#coupon(member)) : []
    const payments = random.chance(0.55) ? this.#payments(member, total) : []
    return { ...(coupons.length > 0 && { coupons: [...new Set(coupons)] }), ...(payments.length > 0 && { payments }) }
  }

  /** Mostly what could work: their own, what is nobody's, what is everybody's. */
  #coupon(member: Member): string {
    const random = this.#random
    const all = [...this.#auditor.coupons.values()]
    const open = all.filter(({ owner, state }) => (owner === null || owner === member.id) && state !== 'used' && state !== 'cancelled')
    if (random.chance(0.03)) return STRANGE
    return random.pick(random.chance(0.85) && open.length > 0 ? open : all).id
  }

  #payments(member: Member, total: number): Payment[] {
    const random = this.#random
    const first = random.pick([...COINS, 'beans' as const])
    const coins: CoinKey[] = random.chance(0.25) ? [first, first === 'beans' ? 'stars' : 'beans'] : [first]
    return coins.flatMap((currency) => {
      const { pay, step } = this.#auditor.terms.at(-1)!.currencies[currency]
      const { available } = purseOf(member, currency)
      const most = pay ? Math.floor((Math.floor((total * pay.mostPercent) / 100) * pay.points) / pay.amount) : available
      const wanted = random.pick([most, most + 1, Math.ceil(most / 2), random.int(1, 30)])
      const points = random.chance(0.85) ? Math.min(available, wanted) : wanted
      const even = random.chance(0.8) ? points - (points % step) : points
      return even > 0 ? [{ currency, points: even }] : []
    })
  }

  #reserve(member: Member, now: number, order: () => Order): Draft {
    const random = this.#random
    const begun = [...this.#auditor.checkouts.values()].filter((checkout) => checkout.member === member.id).slice(-4)
    const checkout = begun.length > 0 && random.chance(0.7) ? random.pick(begun) : null
    const expiresAt = now + random.pick([random.int(-1, 20) * MINUTE, random.int(1, 24) * HOUR, random.int(1, 24) * HOUR])
    if (checkout) return { kind: 'reserve', order: checkout.order, expiresAt, checkout: checkout.id, at: null }
    return { kind: 'reserve', order: { ...order(), reference: '' }, expiresAt, at: null }
  }

  /** A basket that was set aside is paid or let go; sometimes one that is not there, or with other things in it. */
  #settle(member: Member): Draft {
    const random = this.#random
    const closed = member.sales.find(({ takenAs, seq }) => takenAs !== seq)
    const basket: Pick<Basket, 'seq' | 'at' | 'order'> | null =
      member.baskets.length > 0 ? random.pick(member.baskets) : closed ? { ...closed, seq: closed.takenAs } : null
    if (!basket) return { kind: 'void', reserved: Math.max(1, member.seq), at: null }
    const { seq: reserved, at, order } = basket
    if (random.chance(0.3)) return { kind: 'void', reserved, at: null }
    const lines = random.chance(0.05) ? order.lines.toReversed() : order.lines
    return { kind: 'order', at, order: { ...order, lines, reference: `C${++this.#orders}` }, reserved }
  }

  #reward(now: number): Draft {
    const random = this.#random
    const expiresAt = now + random.pick([random.int(-1, 50) * HOUR, random.int(5, 40) * 24 * HOUR])
    if (random.chance(0.15)) {
      const more = [{ currency: random.pick(COINS), amount: random.int(1, 20) }]
      return { kind: 'hold', currency: 'beans', amount: random.int(1, 20), more, expiresAt, at: null }
    }
    const key = random.chance(0.03) ? 'yacht' : random.pick(REWARDS)
    const price = random.pick([undefined, undefined, 0, 1, 2])
    const reward = { key, quantity: random.pick([1, 1, 2]), ...(price !== undefined && { price }) }
    return { kind: 'hold', currency: '', amount: 0, reward, expiresAt, at: null }
  }

  #refund(member: Member): Draft {
    const random = this.#random
    const spent = member.spent.length > 0 && random.chance(0.92) ? random.pick(member.spent.slice(-4)) : null
    if (!spent) return { kind: 'refund', of: Math.max(1, member.seq), reason: 'test', at: null }
    const currency = random.chance(0.4) ? random.pick(COINS) : undefined
    const all = spent.parts.reduce((sum, { amount }) => sum + amount, 0)
    const amount = random.pick([undefined, all, Math.ceil(all / 2), all + 1, 1])
    return {
      kind: 'refund',
      of: spent.seq,
      reason: 'test',
      at: null,
      ...(amount !== undefined && { amount }),
      ...(currency && { currency }),
    }
  }
}
