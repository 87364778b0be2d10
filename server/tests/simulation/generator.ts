import type { Order } from '@perennial/engine/decide/command.ts'
import type { Draft } from '../../src/intake/submission.ts'
import type { Auditor } from './auditor.ts'
import { dayOf, startOf } from './days.ts'
import type { Delivery } from './deliveries.ts'
import type { Delivering } from './delivering.ts'
import type { Act } from './issuing.ts'
import { COINS, purseOf, type Member, type Sold } from './model.ts'
import type { Random } from './random.ts'
import { changedTerms, type Terms } from './terms.ts'
import type { Begun } from './till.ts'
import { Wishes } from './wishes.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A command as a caller sends it, to one of the processes. */
export interface Asked {
  member: string
  draft: Draft
  key: string
  /** Of the sale, for a return. */
  saleReference: string | null
  process: number
}

export type Job = 'tick' | 'drain' | 'seal' | 'lapse'

export type Step =
  | { do: 'decide'; asked: readonly Asked[] }
  | { do: 'clock'; to: number }
  | { do: Job; processes: readonly number[] }
  | { do: 'begin'; begun: Begun; process: number }
  | { do: 'offer'; act: Act; key: string; process: number }
  | { do: 'deliver'; delivery: Delivery; process: number }
  | { do: 'publish'; terms: Terms }
  | { do: 'join' }

const SHELF = { L1: 'latte', T1: 'tea', B1: 'bakery', M1: '' } as const
const SKUS = Object.keys(SHELF) as (keyof typeof SHELF)[]

/** Somebody nobody knows. */
const STRANGER = 'mem_01jxxxxxxxxxxxxxxxxxxxxxxx'

/** What happens next. It looks at the auditor's books to stay near the edges: all that somebody has, and one more. */
export class Generator {
  readonly #random: Random
  readonly #auditor: Auditor
  readonly #processes: number
  readonly #asked: Asked[] = []
  readonly #wishes: Wishes
  #count = 0

  /** @param processes how many processes decide at once; with one, which takes a member's commands in order, a seed repeats everything exactly */
  constructor(random: Random, auditor: Auditor, delivering: Delivering, processes: number) {
    this.#random = random
    this.#auditor = auditor
    this.#processes = processes
    this.#wishes = new Wishes(random, auditor, delivering)
  }

  next(now: number): Step {
    const random = this.#random
    const dice = random.next()
    if (dice < 0.16) return { do: 'clock', to: this.#later(now) }
    if (dice < 0.2) return { do: 'tick', processes: this.#some() }
    if (dice < 0.26) return { do: 'drain', processes: this.#some() }
    if (dice < 0.28) return { do: 'seal', processes: this.#some() }
    if (dice < 0.3) return { do: 'join' }
    if (dice < 0.32) return { do: 'lapse', processes: this.#some() }
    const process = random.int(0, this.#processes - 1)
    if (dice < 0.4)
      return { do: 'begin', begun: this.#wishes.begun(this.#somebody(), (member) => this.#order(member), this.#key()), process }
    if (dice < 0.46) return { do: 'offer', act: this.#wishes.act(now), key: this.#key(), process }
    if (dice < 0.55) return { do: 'deliver', delivery: this.#wishes.delivery(this.#somebody(), this.#key()), process }
    const last = this.#auditor.terms.at(-1)!
    if (dice < 0.56 && last.number < 4 && last.from < now)
      return { do: 'publish', terms: changedTerms(last, random, now + MINUTE + random.int(0, 3) * DAY) }
    const most = random.pick([1, 3, 8, 16])
    return { do: 'decide', asked: Array.from({ length: random.int(1, most) }, () => this.#ask(now)) }
  }

  #some(): number[] {
    const all = Array.from({ length: this.#processes }, (_, i) => i)
    return this.#random.chance(0.3) ? all : [this.#random.pick(all)]
  }

  #later(now: number): number {
    const random = this.#random
    const { zone } = this.#auditor.terms.at(-1)!
    const midnight = startOf(zone, dayOf(zone, now) + 1)
    const dice = random.next()
    if (dice < 0.15) return Math.max(now, midnight - random.int(1, 4) * MINUTE)
    if (dice < 0.3) return midnight + random.pick([-1, 0, 1])
    if (dice < 0.55) return now + random.int(1, 50) * MINUTE
    if (dice < 0.75) return now + random.int(1, 30) * HOUR
    return now + (dice < 0.95 ? random.int(1, 6) : random.int(15, 70)) * DAY + random.int(0, 999)
  }

  #ask(now: number): Asked {
    const again = this.#asked.length > 0 && this.#random.chance(0.08) ? this.#repeat() : null
    const asked = again ?? this.#fresh(now)
    this.#asked.push(asked)
    return asked
  }

  /** A key or an order that was sent before, as it was or changed. */
  #repeat(): Asked {
    const random = this.#random
    const earlier = random.chance(0.4) ? this.#asked.at(-1)! : random.pick(this.#asked)
    const process = random.int(0, this.#processes - 1)
    if (random.chance(0.6)) return { ...earlier, process }
    if ((earlier.draft.kind === 'order' || earlier.draft.kind === 'reserve') && random.chance(0.6))
      return { ...earlier, process, key: this.#key() }
    return { ...earlier, process, draft: { kind: 'profile', addTags: ['other'], at: null } }
  }

  #key = (): string => `k${++this.#count}`

  #fresh(now: number): Asked {
    const random = this.#random
    const first = this.#somebody()
    const member = random.chance(0.2) ? this.#wishes.somebody(first) : first
    const sale = member.sales.length > 0 ? random.pick(random.chance(0.85) ? member.sales.slice(-3) : member.sales) : null
    const draft = this.#draft(member, sale, now)
    const byReference = draft.kind === 'return' && draft.order === null && (draft.lines === null || random.chance(0.6))
    const reference = random.chance(0.05) ? 'R0' : (sale?.order.reference ?? 'R0')
    return {
      member: member.id,
      draft,
      key: this.#key(),
      saleReference: byReference ? reference : null,
      process: random.int(0, this.#processes - 1),
    }
  }

  /** Whoever is suspended is met less often, and whoever came late comes seldom, so that some are away for long. */
  #somebody(): Member {
    const everybody = [...this.#auditor.members.values()]
    const first = this.#random.pick(everybody)
    const second = this.#random.pick(everybody)
    if (first.status !== 'active') return second
    return this.#random.chance(0.5) && everybody.indexOf(second) < everybody.indexOf(first) ? second : first
  }

  #draft(member: Member, sale: Sold | null, now: number): Draft {
    const random = this.#random
    if (member.status !== 'active' && random.chance(0.3)) return { kind: 'profile', at: null, ...this.#profile(member) }
    // Whoever has nothing can do little.
    if (COINS.every((coin) => purseOf(member, coin).available < 8) && random.chance(0.3))
      return { kind: 'adjust', currency: random.pick(COINS), amount: random.int(20, 400), reason: 'test', at: null }
    if (random.chance(0.3)) return this.#wishes.draft(member, now, () => this.#order(member))
    if (random.chance(0.18)) return this.#right(now)
    if (random.chance(0.16)) return this.#moved(member, sale, now)
    const dice = random.int(1, 100)
    if (dice <= 32) return { kind: 'order', at: this.#at(now), order: this.#order(member) }
    if (dice <= 48) return this.#return(sale, now)
    if (dice <= 54) return { kind: 'event', at: this.#at(now), ...random.pick(EVENTS) }
    if (dice <= 62) return this.#adjust(member, now)
    if (dice <= 72) return { kind: 'redeem', ...this.#part(member), reason: 'cup', at: null }
    if (dice <= 79)
      return {
        kind: 'hold',
        ...this.#part(member),
        expiresAt: now + random.pick([random.int(-1, 100) * HOUR, random.int(5, 70) * DAY]),
        at: null,
      }
    if (dice <= 86 && (member.holds.length > 0 || random.chance(0.1))) return this.#close(member)
    if (dice <= 92) return { kind: 'send', ...this.#part(member), to: this.#receiver(member), at: null }
    if (dice <= 96) return { kind: 'profile', at: null, ...this.#profile(member) }
    if (dice <= 97)
      return { kind: 'consent', at: null, given: [{ purpose: 'news', channel: 'sms', text: '1', granted: random.chance(0.5) }] }
    if (dice <= 98) return { kind: 'enrol', source: 'again', at: this.#at(now) }
    return this.#standing(now)
  }

  /** Something about points that wait, end or become others. */
  #moved(member: Member, sale: Sold | null, now: number): Draft {
    const random = this.#random
    const dice = random.next()
    if (dice < 0.35) return { kind: 'event', type: 'shipped', attributes: {}, at: this.#at(now), ...(sale && { order: sale.seq }) }
    if (dice < 0.6) {
      const waiting = member.lots.filter((lot) => lot.waits === 'review')
      const award = waiting.length > 0 && random.chance(0.9) ? random.pick(waiting).seq : member.seq
      return { kind: 'review', award, verdict: random.pick(['release', 'release', 'void'] as const), reason: 'test', at: null }
    }
    const currency = this.#currency()
    if (dice < 0.75) {
      const today = dayOf(this.#auditor.terms.at(-1)!.zone, now)
      return { kind: 'extend', currency, expiresOn: random.chance(0.2) ? null : today + random.int(0, 60), reason: 'test', at: null }
    }
    const to = random.chance(0.9) ? (currency === 'beans' ? 'stars' : 'beans') : 'beans'
    const part = this.#part(member)
    const amount = part.currency === 'beans' && random.chance(0.8) ? Math.max(10, part.amount - (part.amount % 10)) : part.amount
    return {
      kind: 'convert',
      currency: random.chance(0.9) ? part.currency : currency,
      to: part.currency === 'beans' ? 'stars' : to,
      amount,
      at: null,
    }
  }

  /** Something about a benefit or a paid membership. */
  #right(now: number): Draft {
    const random = this.#random
    const at = this.#at(now)
    if (random.chance(0.3)) {
      const act = random.pick(['start', 'start', 'renew', 'cancel'] as const)
      return { kind: 'plan', act, plan: random.chance(0.04) ? 'minus' : 'plus', trial: act === 'start' && random.chance(0.4), at }
    }
    const today = dayOf(this.#auditor.terms.at(-1)!.zone, now)
    const act = random.pick(['use', 'use', 'use', 'use', 'use', 'use', 'give', 'give', 'take', 'restore', 'restore'] as const)
    const key = random.chance(0.03) ? 'sauna' : random.pick(['lounge', 'gift', 'gift', 'parking'])
    const until = random.chance(0.3) ? null : today + random.int(0, 20)
    const usedOn = random.chance(0.6) ? undefined : today - random.int(0, 12)
    return {
      kind: 'benefit',
      act,
      benefit: key,
      at,
      ...(act === 'give' && { until }),
      ...(act === 'restore' && usedOn !== undefined && { usedOn }),
    }
  }

  /** Mostly now; sometimes late, too late, a little ahead or too far ahead. */
  #at(now: number): number | null {
    const random = this.#random
    const dice = random.next()
    if (dice < 0.6) return null
    if (dice < 0.7) return now + random.int(0, 5) * MINUTE
    if (dice < 0.72) return now + 6 * MINUTE
    return now - (dice < 0.85 ? random.int(0, 40) * HOUR : random.int(1, 22) * DAY)
  }

  /** @param member whose coupons and points may be used for it */
  #order(member: Member | null): Order {
    const random = this.#random
    const lines = Array.from({ length: random.int(1, 4) }, () => {
      const sku = random.pick(SKUS)
      const price = random.pick([0, 100, 1999, 2800, 3250, random.int(1, 5000)])
      const quantity = random.pick([1, 1, 2, 3, 5])
      const amount = price * quantity - (random.chance(0.5) ? Math.min(price, random.int(0, 99)) : 0)
      return { sku, quantity, amount, tags: [], category: SHELF[sku], brand: '' }
    })
    const total = lines.reduce((sum, line) => sum + line.amount, 0)
    const offered = member && random.chance(0.5) ? this.#wishes.offered(member, total) : {}
    const paid = !('payments' in offered) && random.chance(0.15) ? Math.floor(total * random.next()) : 0
    const channel = random.pick(['app', 'till', ''])
    return {
      reference: `R${++this.#count}`,
      total,
      net: total - paid,
      lines,
      channel,
      store: random.pick(['s1', 's2', '']),
      payment: '',
      ...(random.chance(0.35) && { gross: true }),
      ...offered,
    }
  }

  #return(sale: Sold | null, now: number): Draft {
    const random = this.#random
    const at = random.chance(0.8) ? null : now - random.int(0, 20) * HOUR
    const dice = random.next()
    if (sale && dice < 0.15) return { kind: 'return', order: sale.seq, lines: null, at }
    if (!sale || dice < 0.4) return { kind: 'return', order: null, lines: null, at }
    const picked = sale.order.lines.filter(() => random.chance(0.6))
    const lines = (picked.length > 0 ? picked : sale.order.lines.slice(0, 1)).map((line) => {
      const quantity = random.int(1, line.quantity + (random.chance(0.1) ? 2 : 0))
      const amount = (line.amount * quantity) / line.quantity
      return { sku: line.sku, quantity, ...(Number.isInteger(amount) && random.chance(0.5) && { amount }) }
    })
    return { kind: 'return', order: random.chance(0.2) ? sale.seq : null, lines, at }
  }

  #adjust(member: Member, now: number): Draft {
    const random = this.#random
    const currency = this.#currency()
    const up = random.chance(0.6)
    const amount = up ? random.int(1, 150) : -Math.max(1, this.#part(member).amount)
    const { zone } = this.#auditor.terms.at(-1)!
    const expiresOn = random.pick([undefined, undefined, null, dayOf(zone, now) + random.int(-1, 15)])
    return { kind: 'adjust', currency, amount, reason: 'test', at: null, ...(up && expiresOn !== undefined && { expiresOn }) }
  }

  #currency = (): string => (this.#random.chance(0.02) ? 'shells' : this.#random.pick([...COINS, 'beans']))

  /** Some of what there is: a little, all, or one too many. */
  #part(member: Member): { currency: string; amount: number } {
    const random = this.#random
    const currency = this.#currency()
    const { available } = currency === 'shells' ? { available: 5 } : purseOf(member, currency as 'beans')
    const amount = random.pick([available, available + 1, Math.ceil(available / 2), Math.ceil(available / 3), random.int(1, 20)])
    return { currency, amount: Math.max(1, amount) }
  }

  #close(member: Member): Draft {
    const random = this.#random
    const open = member.holds.filter((hold) => hold.amount > 0)
    const hold = random.chance(0.85) && open.length > 0 ? random.pick(open) : (member.holds.at(-1) ?? { seq: 1, amount: 1 })
    if (random.chance(0.35)) return { kind: 'release', hold: hold.seq, at: null }
    const amount = random.pick([undefined, hold.amount, Math.ceil(hold.amount / 2), hold.amount + 1])
    return { kind: 'capture', hold: hold.seq, ...(amount !== undefined && { amount: Math.max(1, amount) }), at: null }
  }

  #receiver({ id }: Member): string {
    const others = [...this.#auditor.members.keys()].filter((other) => other !== id)
    return this.#random.chance(0.1) || others.length === 0 ? STRANGER : this.#random.pick(others)
  }

  #profile({ status }: Member): Omit<Extract<Draft, { kind: 'profile' }>, 'kind' | 'at'> {
    const random = this.#random
    if (status !== 'active') return { status: random.chance(0.9) ? 'active' : 'closed' }
    const dice = random.next()
    if (dice < 0.3) return { attributes: { city: random.pick(['suzhou', 'wuxi', null]) } }
    if (dice < 0.6) return { addTags: ['vip'] }
    return dice < 0.8 ? { removeTags: ['vip'], addTags: ['plain'] } : { status: 'suspended' }
  }

  #standing(now: number): Draft {
    const random = this.#random
    const { zone } = this.#auditor.terms.at(-1)!
    const until = random.chance(0.3) ? null : dayOf(zone, now) + random.int(1, 50)
    return { kind: 'standing', set: 'status', level: random.pick(['leaf', 'silver', 'gold', 'platinum']), until, reason: 'test', at: null }
  }
}

const EVENTS: readonly { type: string; attributes: Record<string, number | string> }[] = [
  { type: 'visit', attributes: {} },
  { type: 'visit', attributes: { device: 'd1' } },
  { type: 'visit', attributes: { device: 'd2' } },
  { type: 'review', attributes: { stars: 2 } },
  { type: 'review', attributes: { stars: 5 } },
  { type: 'dance', attributes: {} },
]
