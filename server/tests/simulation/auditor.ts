import type { Draft } from '../../src/intake/submission.ts'
import { dayOf, startOf, type Day } from './days.ts'
import { byCurrency, earnedByEvent, earnedByOrder, type Earning, type Seen } from './earnings.ts'
import { count, replace, review } from './levels.ts'
import {
  closeHold,
  expire,
  gain,
  goneOn,
  idleOn,
  inOrder,
  meet,
  pay,
  settle,
  spend,
  take,
  touch,
  usableOn,
  type Met,
  type Moment,
} from './lots.ts'
import { COINS, newMember, purseOf, type Books, type CoinKey, type Gift, type Lot, type Member } from './model.ts'
import { takeReturn } from './returns.ts'
import type { Terms } from './terms.ts'

const MINUTE = 60_000
const DAY_MS = 86_400_000

/** What the auditor expects of a command: the code it is refused with, or what it earns. */
export type Expected = { refused: string } | { refused: null; earnings: readonly Earning[] }

export interface Times {
  at: number
  recordedAt: number
}

/** Part of a lot that is given away. */
export interface SentPart {
  seq: number
  n: number
  amount: number
}

type Of<K extends Draft['kind']> = Extract<Draft, { kind: K }>

const DONE: Expected = { refused: null, earnings: [] }
const no = (refused: string): Expected => ({ refused })

/**
 * A second opinion on everything the engine decides: the same commands, by another reading of the program, with lists
 * and loops and nothing remembered that could be counted again. It shares no code with the engine.
 */
export class Auditor {
  readonly terms: Terms[]
  readonly members = new Map<string, Member>()
  readonly gifts: Gift[] = []
  /** The program's own accounts. */
  readonly books: Books = {}
  readonly met: Met = {}

  constructor(terms: Terms) {
    this.terms = [terms]
  }

  join(id: string): void {
    this.members.set(id, newMember(id))
  }

  /** Whoever is first known by something else than an enrolment is enrolled before it. */
  greet(id: string, { at, recordedAt }: Times): void {
    const member = this.members.get(id)!
    if (member.seq !== 0) throw new Error(`${id} was enrolled late`)
    const heard = Math.min(at, recordedAt)
    const terms = this.#inForce(heard)
    member.seq = 1
    member.time = heard
    this.#adopt(member, terms)
    member.joined = dayOf(terms.zone, heard)
  }

  /** The clock of a member was looked at: whatever fell due by then has happened. */
  tick(id: string, at: number): void {
    const member = this.members.get(id)!
    this.#passTime(member, at)
    member.time = Math.max(member.time, at)
    member.seq += 1
  }

  /** When something of a member's own next falls due. A new version is adopted with the next command. */
  due(id: string): number {
    return dueOf(this.members.get(id)!)
  }

  /** @param saleReference of a return: the reference of its sale */
  decide(id: string, draft: Draft, times: Times, saleReference: string | null = null): Expected {
    const member = this.members.get(id)!
    const heard = Math.min(times.at, times.recordedAt)
    if (member.seq === 0 && draft.kind !== 'enrol') throw new Error(`${id} was not enrolled before the first command`)
    const clock = Math.max(member.time, heard)
    this.#passTime(member, clock)
    member.seq += 1
    const terms = this.#adoptedBy(member, clock)
    const late = this.#untimely(terms, draft, times)
    if (late) return no(late)
    const before = member.time
    member.time = clock
    if (member.adopted !== terms) this.#adopt(member, terms)
    const expected = this.#act(this.#moment(member, heard), draft, times, saleReference)
    if (expected.refused !== null) member.time = before
    return expected
  }

  /** Whether such a gift is on its way to this member, or, refused, home to them. */
  awaits(id: string, lots: readonly SentPart[], back: boolean): boolean {
    return this.#gift(id, lots, back) !== undefined
  }

  #gift(id: string, lots: readonly SentPart[], back: boolean): Gift | undefined {
    const same = ({ parts }: Gift): boolean =>
      parts.length === lots.length &&
      parts.every(({ seq, n, amount }, i) => seq === lots[i]!.seq && n === lots[i]!.n && amount === lots[i]!.amount)
    return this.gifts.find((gift) => (back ? gift.from : gift.to) === id && gift.state === (back ? 'refused' : 'under way') && same(gift))
  }

  /** A gift, or part of one, reached somebody: the one it was for, or, refused there, the one who sent it. */
  receive(id: string, lots: readonly SentPart[], back: boolean, times: Times): Expected {
    const gift = this.#gift(id, lots, back)
    if (!gift) throw new Error(`${id} received what nobody sent: ${JSON.stringify(lots)}`)
    const member = this.members.get(id)!
    if (member.seq === 0) throw new Error(`${id} was not enrolled before the first command`)
    const clock = Math.max(member.time, times.at)
    this.#passTime(member, clock)
    member.seq += 1
    const terms = this.#adoptedBy(member, clock)
    if (!back && member.status !== 'active') {
      gift.state = 'refused'
      return no('member_not_active')
    }
    member.time = clock
    if (member.adopted !== terms) this.#adopt(member, terms)
    const moment = this.#moment(member, times.at)
    gift.state = 'done'
    for (const part of gift.parts) {
      if (!back) gain(moment, 'in_transit', gift.coin, part.amount, { usable: moment.today, gone: part.gone }, null)
      else comeHome(moment, part)
    }
    return DONE
  }

  #inForce(at: number): Terms {
    return this.terms.findLast((terms) => terms.from <= at) ?? this.terms[0]!
  }

  #adoptedBy(member: Member, clock: number): Terms {
    return member.adopted ?? this.#inForce(clock)
  }

  #adopt(member: Member, terms: Terms): void {
    const first = member.adopted === null
    member.adopted = terms
    if (!first) replace(this.#moment(member, member.time))
  }

  #moment(member: Member, at: number): Moment {
    const terms = member.adopted!
    return {
      member,
      terms,
      at,
      day: dayOf(terms.zone, at),
      today: dayOf(terms.zone, Math.max(member.time, at)),
      books: this.books,
      met: this.met,
    }
  }

  #untimely({ lateDays }: Terms, { kind, ...draft }: Draft, { at, recordedAt }: Times): string | null {
    if (at > recordedAt + 5 * MINUTE) return 'in_future'
    const exempt = kind === 'return' || ('imported' in draft && draft.imported)
    return !exempt && recordedAt - at > lateDays * DAY_MS ? 'too_late' : null
  }

  #nextDue(member: Member): number {
    const next = this.terms.find((terms) => terms.number > (member.adopted?.number ?? 0))
    return Math.min(next?.from ?? Infinity, dueOf(member))
  }

  /** Whatever falls due by a moment happens, each thing at its own time. */
  #passTime(member: Member, until: number): void {
    if (member.seq === 0) return
    for (let turns = 0; ; turns++) {
      if (turns > 1000) throw new Error(`time stands still for ${member.id}`)
      const due = this.#nextDue(member)
      if (due > until) return
      member.time = Math.max(member.time, due)
      const terms = this.#inForce(member.time)
      if (member.adopted !== terms) this.#adopt(member, terms)
      this.#fallDue(this.#moment(member, member.time))
    }
  }

  #fallDue(moment: Moment): void {
    const { member, terms, today } = moment
    for (const hold of member.holds) {
      if (hold.amount === 0 || hold.until > member.time) continue
      meet(moment, 'hold lapsed')
      closeHold(moment, hold, 0)
    }
    for (const lot of inOrder(member.lots)) {
      if (!lot.pending || lot.remaining === 0 || lot.usable > today) continue
      lot.pending = false
      meet(moment, 'matured')
      settle(moment, lot)
    }
    for (const lot of member.lots) if (!lot.pending && lot.gone !== null && lot.gone <= today) expire(moment, lot)
    for (const coin of COINS) {
      const idle = idleOn(member, terms, coin)
      if (idle === null || idle > today) continue
      if (purseOf(member, coin).available > 0) meet(moment, 'idle wallet emptied')
      for (const lot of member.lots) if (lot.coin === coin && !lot.pending) expire(moment, lot)
    }
    review(moment)
  }

  #act(moment: Moment, draft: Draft, times: Times, saleReference: string | null): Expected {
    switch (draft.kind) {
      case 'enrol':
        if (moment.member.joined !== null) return no('already_enrolled')
        moment.member.joined = moment.day
        return DONE
      case 'order':
        return this.#order(moment, draft)
      case 'event':
        return this.#event(moment, draft)
      case 'return':
        return takeReturn(moment, draft, times.at, saleReference)
      case 'adjust':
        return adjust(moment, draft)
      case 'redeem':
      case 'hold':
      case 'send':
        return this.#spend(moment, draft)
      case 'capture':
      case 'release':
        return close(moment, draft)
      case 'profile':
        return profile(moment.member, draft)
      case 'standing':
        return standing(moment, draft)
      case 'consent':
        return DONE
      default:
        throw new Error(`the auditor was not told of ${draft.kind}`)
    }
  }

  #seenBy({ member }: Moment, rules: Terms): Seen {
    return { level: rules.tier.levels[member.level.index]!.key, tags: [...member.tags], city: member.city }
  }

  #order(moment: Moment, { order }: Of<'order'>): Expected {
    const { member } = moment
    if (member.status !== 'active') return no('member_not_active')
    const rules = this.#inForce(moment.at)
    const seen = this.#seenBy(moment, rules)
    const earnings = earnedByOrder(rules, order, seen, moment.at)
    const returned = order.lines.map(() => 0)
    member.sales.push({ seq: member.seq, at: moment.at, terms: rules, order, seen, returned, earnings })
    touch(moment)
    this.#earn(moment, earnings, member.seq)
    const { metric } = moment.terms.tier
    if (metric === 'spent') count(moment, moment.day, order.net)
    if (metric === 'orders') count(moment, moment.day, 1)
    return { refused: null, earnings }
  }

  #event(moment: Moment, { type, attributes }: Of<'event'>): Expected {
    if (moment.member.status !== 'active') return no('member_not_active')
    if (type !== 'visit' && type !== 'review') return no('unknown_event')
    const earnings = earnedByEvent(type, attributes)
    touch(moment)
    this.#earn(moment, earnings, null)
    return { refused: null, earnings }
  }

  #earn(moment: Moment, earnings: readonly Earning[], sale: number | null): void {
    const { terms, day } = moment
    for (const [coin, amount] of byCurrency(earnings)) {
      const dates = { usable: usableOn(terms.currencies[coin], terms, day), gone: goneOn(terms.currencies[coin], day) }
      gain(moment, 'issued', coin, amount, dates, sale)
      if (terms.tier.metric === 'earned' && coin === 'stars') count(moment, day, amount)
    }
  }

  #spend(moment: Moment, draft: Of<'redeem' | 'hold' | 'send'>): Expected {
    const { member, terms } = moment
    const { currency, amount } = draft
    if (member.status !== 'active') return no('member_not_active')
    if (!isCoin(currency)) return no('unknown_currency')
    if (!terms.currencies[currency].spendable) return no('not_spendable')
    if (purseOf(member, currency).available < amount) return no('insufficient_points')
    if (draft.kind === 'hold' && draft.expiresAt <= member.time) return no('hold_in_past')
    if (draft.kind === 'send' && !terms.currencies[currency].sendable) return no('not_sendable')
    touch(moment)
    if (draft.kind === 'redeem') spend(moment, 'redeemed', currency, amount)
    if (draft.kind === 'hold') setAside(moment, currency, amount, draft.expiresAt)
    if (draft.kind === 'send') {
      const spent = spend(moment, 'in_transit', currency, amount)
      const parts = spent.map(({ lot: { seq, n, gone }, amount: part }) => ({ seq, n, gone, amount: part }))
      this.gifts.push({ from: member.id, to: draft.to, coin: currency, parts, state: this.members.has(draft.to) ? 'under way' : 'refused' })
    }
    return DONE
  }
}

const isCoin = (currency: string): currency is CoinKey => currency === 'beans' || currency === 'stars'

function setAside(moment: Moment, coin: CoinKey, amount: number, until: number): void {
  const parts: { lot: Lot; amount: number }[] = []
  take(moment, coin, amount, (lot, part) => {
    lot.held += part
    parts.push({ lot, amount: part })
  })
  moment.member.holds.push({ seq: moment.member.seq, coin, amount, until, parts })
}

function close(moment: Moment, draft: Of<'capture' | 'release'>): Expected {
  const found = moment.member.holds.find((h) => h.seq === draft.hold)
  if (!found) return no('unknown_hold')
  if (found.amount === 0) return no('hold_closed')
  const amount = draft.kind === 'release' ? 0 : (draft.amount ?? found.amount)
  if (amount > found.amount) return no('over_capture')
  closeHold(moment, found, amount)
  return DONE
}

function adjust(moment: Moment, { currency, amount, expiresOn }: Of<'adjust'>): Expected {
  const { terms, day, member } = moment
  if (!isCoin(currency)) return no('unknown_currency')
  if (amount > 0) {
    const gone = expiresOn === undefined ? goneOn(terms.currencies[currency], day) : expiresOn
    gain(moment, 'adjusted', currency, amount, { usable: day, gone }, null)
    return DONE
  }
  if (purseOf(member, currency).available < -amount) return no('insufficient_points')
  spend(moment, 'adjusted', currency, -amount)
  return DONE
}

/** Back to the lot it left. */
function comeHome(moment: Moment, { seq, n, amount }: Gift['parts'][number]): void {
  const lot = moment.member.lots.find((l) => l.seq === seq && l.n === n)!
  meet(moment, lot.remaining === 0 ? 'gift home to a closed lot' : 'gift home')
  lot.remaining += amount
  pay(moment, 'in_transit', lot.coin, -amount)
  settle(moment, lot)
}

function profile(member: Member, { attributes = {}, addTags = [], removeTags = [], status }: Of<'profile'>): Expected {
  if ('city' in attributes) member.city = (attributes['city'] as string | null) ?? undefined
  member.tags = [...new Set([...member.tags, ...addTags])].filter((tag) => !removeTags.includes(tag))
  member.status = status ?? member.status
  return DONE
}

function standing({ member, terms, today }: Moment, { level, until }: Of<'standing'>): Expected {
  const index = terms.tier.levels.findIndex(({ key }) => key === level)
  if (index < 0) return no('unknown_level')
  member.level = { index, since: today, until: index === 0 ? null : until, cause: 'manual' }
  return DONE
}

/** When something next matures, is gone, lapses or ends. */
function dueOf(member: Member): number {
  const { adopted, lots, holds, level } = member
  if (!adopted) return Infinity
  const at = (day: Day | null): number => (day === null ? Infinity : startOf(adopted.zone, day))
  const moments: number[] = [at(level.until)]
  for (const lot of lots) {
    if (lot.pending && lot.remaining > 0) moments.push(at(lot.usable))
    if (!lot.pending && lot.remaining > lot.held) moments.push(at(lot.gone))
  }
  for (const { amount, until } of holds) if (amount > 0) moments.push(until)
  for (const coin of COINS) if (purseOf(member, coin).available > 0) moments.push(at(idleOn(member, adopted, coin)))
  return Math.min(...moments)
}
