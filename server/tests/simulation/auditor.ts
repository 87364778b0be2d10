import type { Draft } from '../../src/intake/submission.ts'
import { lapseBaskets, reserve, voidBasket } from './baskets.ts'
import { availableOf, react } from './chain.ts'
import type { Checkout } from './checkouts.ts'
import { switchCoupon, type CouponBook } from './coupons.ts'
import { dayOf, startOf, type Day } from './days.ts'
import type { Drawing } from './drawing.ts'
import type { Earning } from './earnings.ts'
import { DONE, no, type Expected } from './expected.ts'
import { replace, review } from './levels.ts'
import { closeHold, expire, gain, idleOn, inOrder, meet, settle, type Met, type Moment } from './lots.ts'
import { COINS, newMember, purseOf, type Books, type Gift, type Member } from './model.ts'
import { profile, standing } from './persons.ts'
import { refund } from './refunds.ts'
import { takeReturn } from './returns.ts'
import { leaveReward } from './rewards.ts'
import { benefit, endPlan, plan } from './rights.ts'
import type { Terms } from './terms.ts'
import { event, order } from './trade.ts'
import { adjust, close, comeHome, convert, extend, judge, spendOf } from './wallets.ts'

const MINUTE = 60_000
const DAY_MS = 86_400_000

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
  readonly drawing: Drawing = { drawn: [], told: {}, moved: {}, busy: new Set() }
  readonly coupons: CouponBook = new Map()
  readonly checkouts = new Map<string, Checkout>()
  readonly met: Met = {}

  constructor(terms: Terms) {
    this.terms = [terms]
  }

  /** A corner that the run came by outside of any command. */
  meet(corner: string): void {
    this.met[corner] = (this.met[corner] ?? 0) + 1
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
  tick(id: string, at: number): Expected {
    const member = this.members.get(id)!
    member.seq += 1
    const earnings = this.#passTime(member, at)
    member.time = Math.max(member.time, at)
    return { refused: null, earnings }
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
    const moment = { ...this.#moment(member, heard), heard: times.recordedAt }
    const available = availableOf(moment)
    const expected = this.#act(moment, draft, times, saleReference)
    if (expected.refused === null) return { refused: null, earnings: [...expected.earnings, ...react(moment, available)] }
    member.time = before
    return expected
  }

  /**
   * What of a member would be if nothing happened until a moment but the passing of time, for questions that decide nothing.
   *
   * @param id null for somebody whom nobody knows
   */
  ask(id: string | null, at: number): Moment {
    const asked = new Auditor(this.terms[0]!)
    asked.terms.splice(0, 1, ...this.terms)
    Object.assign(asked.drawing, { drawn: structuredClone(this.drawing.drawn), asking: true })
    for (const [key, coupon] of structuredClone(this.coupons)) asked.coupons.set(key, coupon)
    const member = id === null ? newMember('nobody') : copyOf(this.members.get(id)!)
    asked.members.set(member.id, member)
    if (member.seq === 0) asked.greet(member.id, { at, recordedAt: at })
    asked.#passTime(member, Math.max(member.time, at))
    member.seq += 1
    member.time = Math.max(member.time, at)
    return { ...asked.#moment(member, at), heard: at }
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
    const available = availableOf(moment)
    gift.state = 'done'
    for (const part of gift.parts) {
      if (!back) gain(moment, 'in_transit', gift.coin, part.amount, { usable: moment.today, gone: part.gone }, null)
      else comeHome(moment, part)
    }
    return { refused: null, earnings: react(moment, available) }
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
      heard: at,
      coupons: this.coupons,
      checkouts: this.checkouts,
      books: this.books,
      drawing: this.drawing,
      rules: this.#inForce(at),
      met: this.met,
      happened: [],
      depth: 0,
    }
  }

  #untimely({ lateDays }: Terms, { kind, ...draft }: Draft, { at, recordedAt }: Times): string | null {
    if (at > recordedAt + 5 * MINUTE) return 'in_future'
    const exempt = kind === 'return' || ('imported' in draft && draft.imported) || ('reserved' in draft && draft.reserved !== undefined)
    return !exempt && recordedAt - at > lateDays * DAY_MS ? 'too_late' : null
  }

  #nextDue(member: Member): number {
    const next = this.terms.find((terms) => terms.number > (member.adopted?.number ?? 0))
    return Math.min(next?.from ?? Infinity, dueOf(member))
  }

  /** Whatever falls due by a moment happens, each thing at its own time. */
  #passTime(member: Member, until: number): Earning[] {
    const earnings: Earning[] = []
    if (member.seq === 0) return earnings
    for (let turns = 0; ; turns++) {
      if (turns > 1000) throw new Error(`time stands still for ${member.id}`)
      const due = this.#nextDue(member)
      if (due > until) return earnings
      member.time = Math.max(member.time, due)
      const terms = this.#inForce(member.time)
      if (member.adopted !== terms) this.#adopt(member, terms)
      const moment = this.#moment(member, member.time)
      const available = availableOf(moment)
      this.#fallDue(moment)
      earnings.push(...react(moment, available))
    }
  }

  #fallDue(moment: Moment): void {
    const { member, terms, today } = moment
    lapseBaskets(moment)
    for (const hold of member.holds) {
      if (hold.amount === 0 || hold.until > member.time) continue
      meet(moment, hold.reward ? 'reward lapsed' : 'hold lapsed')
      closeHold(moment, hold, 0)
      leaveReward(moment, hold)
    }
    for (const lot of inOrder(member.lots)) {
      if (!lot.pending || lot.waits || lot.remaining === 0 || lot.usable > today) continue
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
    endPlan(moment)
  }

  #act(moment: Moment, draft: Draft, times: Times, saleReference: string | null): Expected {
    switch (draft.kind) {
      case 'enrol':
        if (moment.member.joined !== null) return no('already_enrolled')
        moment.member.joined = moment.day
        return DONE
      case 'order':
        return order(moment, draft)
      case 'event':
        return event(moment, draft)
      case 'return':
        return takeReturn(moment, draft, times.at, saleReference)
      case 'adjust':
        return adjust(moment, draft)
      case 'redeem':
      case 'hold':
      case 'send':
        return spendOf(moment, draft, this.gifts, this.members)
      case 'capture':
      case 'release':
        return close(moment, draft)
      case 'profile':
        return profile(moment, draft)
      case 'standing':
        return standing(moment, draft)
      case 'convert':
        return convert(moment, draft)
      case 'extend':
        return extend(moment, draft)
      case 'review':
        return judge(moment, draft)
      case 'benefit':
        return benefit(moment, draft)
      case 'plan':
        return plan(moment, draft)
      case 'reserve':
        return reserve(moment, draft)
      case 'void':
        return voidBasket(moment, draft)
      case 'coupon':
        return switchCoupon(moment, draft)
      case 'refund':
        return refund(moment, draft)
      case 'consent':
        return DONE
      default:
        throw new Error(`the auditor was not told of ${draft.kind}`)
    }
  }
}

/** A copy of somebody, to whom things can happen that did not. Terms stay what they are, and sales are history. */
function copyOf({ adopted, sales, baskets, ...rest }: Member): Member {
  const copied = structuredClone({ ...rest, baskets: baskets.map(({ terms: _, ...basket }) => basket) })
  return { ...copied, adopted, sales, baskets: copied.baskets.map((basket, i) => ({ ...basket, terms: baskets[i]!.terms })) }
}

/** When something next matures, is gone, lapses or ends. */
function dueOf(member: Member): number {
  const { adopted, lots, holds, baskets, level, plan: own } = member
  if (!adopted) return Infinity
  const at = (day: Day | null): number => (day === null ? Infinity : startOf(adopted.zone, day))
  const moments: number[] = [at(level.until), at(own?.until ?? null)]
  for (const lot of lots) {
    if (lot.pending && !lot.waits && lot.remaining > 0) moments.push(at(lot.usable))
    if (!lot.pending && lot.remaining > lot.held) moments.push(at(lot.gone))
  }
  for (const { amount, until } of holds) if (amount > 0) moments.push(until)
  for (const { until } of baskets) moments.push(until)
  for (const coin of COINS) if (purseOf(member, coin).available > 0) moments.push(at(idleOn(member, adopted, coin)))
  return Math.min(...moments)
}
