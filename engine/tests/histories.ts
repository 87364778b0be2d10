import fc from 'fast-check'
import type { Command, SentLot } from '../src/decide/command.ts'
import { leftOf } from '../src/decide/refund.ts'
import type { CompiledVersion } from '../src/program/compile.ts'
import { cafe, order, Runner } from './runner.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.parse('2026-01-05T03:30:00Z')

/** What a program is like, as far as it matters to the ledger. Small plain data, so that a counterexample can be read. */
export interface Manner {
  zone: string
  pending: object
  expiry: object
  debt: string
  window: object
  on_return: string
  /** Tier multipliers, or a bonus that one line forbids (so that bringing it back earns), or neither. */
  rules: 'plain' | 'tiered' | 'forbidding'
}

const months = { policy: 'span', months: 1, end_of: 'month' }
const EXPIRIES = [{ policy: 'never' }, { policy: 'span', days: 9 }, months, { policy: 'dates', dates: ['01-31', '03-15'] }]

const every: fc.Arbitrary<Manner> = fc.record({
  zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe'),
  pending: fc.constantFrom<object>({ policy: 'none' }, { policy: 'days', days: 3 }, { policy: 'return_window' }),
  expiry: fc.constantFrom<object>(...EXPIRIES, { policy: 'sliding', months: 1 }),
  debt: fc.constantFrom('owe', 'write_off', 'refuse'),
  window: fc.constantFrom<object>({ period: 'lifetime' }, { period: 'calendar_year' }, { period: 'rolling', months: 1 }),
  on_return: fc.constantFrom('keep', 'recompute'),
  rules: fc.constantFrom<Manner['rules']>('plain', 'tiered', 'forbidding'),
})

/** The simplest program there is. */
export const plain: Manner = {
  zone: 'Asia/Shanghai',
  pending: { policy: 'none' },
  expiry: { policy: 'never' },
  debt: 'owe',
  window: { period: 'lifetime' },
  on_return: 'keep',
  rules: 'plain',
}

// Sixty of the two thousand manners there are: compiling one takes as long as playing several histories.
const MANNERS = [plain, ...fc.sample(every, { numRuns: 60, seed: 11 })]

export const manners: fc.Arbitrary<Manner> = fc.constantFrom(...MANNERS)

/** Without wallets that live by activity: there a thing bought and brought back has been activity all the same. */
export const calm: fc.Arbitrary<Manner> = fc.constantFrom(
  ...MANNERS.filter(({ expiry }) => !('policy' in expiry && expiry.policy === 'sliding')),
)

const compiled = new Map<string, CompiledVersion>()

export function versionOf(manner: Manner, number = 1): CompiledVersion {
  const key = JSON.stringify(manner)
  let version = compiled.get(key)
  if (!version) compiled.set(key, (version = cafe((d) => shape(d, manner))))
  return { ...version, number }
}

function shape(d: Record<string, any>, { zone, pending, expiry, debt, window, on_return, rules }: Manner): void {
  Object.assign(d['settings'], { time_zone: zone, debt })
  Object.assign(d['currencies'].beans, { pending, expiry })
  const { status } = d['tiers']
  Object.assign(status, { window, on_return })
  Object.assign(status.levels[1], { reach: 60, keep: 40 })
  Object.assign(status.levels[2], { reach: 200, keep: 150 })
  if (rules !== 'tiered') for (const key of ['gold_double', 'silver_plus']) delete d['campaigns'][key]
  if (rules !== 'forbidding') return
  const then = [{ grant: { currency: 'beans', amount: '70', bonus: true } }]
  d['campaigns'].everyday.rules.clean = { when: '!order.lines.exists(l, l.category == "tea")', then }
}

export type Basket = [sku: string, quantity: number, amount: number, category: string][]
const categories: Record<string, string> = { L1: 'latte', T1: 'tea', B1: 'bakery' }

export const baskets: fc.Arbitrary<Basket> = fc.array(
  fc
    .tuple(fc.constantFrom('L1', 'T1', 'B1'), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9000 }))
    .map(([sku, quantity, amount]): Basket[number] => [sku, quantity, amount, categories[sku]!]),
  { minLength: 1, maxLength: 4 },
)

/** What somebody does next. Amounts are shares of what there is, in percent, so that they stay near the edges. */
export type Act =
  | { do: 'order'; lines: Basket; lateDays: number; inPoints: number }
  | { do: 'return'; sale: number; lines: [sku: string, quantity: number][] | null; receipt: boolean }
  | { do: 'adjust'; amount: number; expires: number | null | undefined }
  | { do: 'deduct' | 'redeem' | 'send'; percent: number }
  | { do: 'hold'; percent: number; hours: number }
  | { do: 'capture'; hold: number; percent: number }
  | { do: 'release'; hold: number }
  | { do: 'refund'; spent: number; percent: number | null }
  | { do: 'unadjust'; adjusted: number }
  | { do: 'deliver'; gift: number; refused: boolean }
  | { do: 'level'; level: string; days: number | null }
  | { do: 'visit' | 'suspend' | 'nothing' }

export interface Step {
  who: 0 | 1
  /** Milliseconds since the step before. */
  wait: number
  act: Act
}

/** Counted from the latest backwards: what is near in time is where things meet. */
const pick = fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 7)
const percents = fc.constantFrom(1, 10, 30, 50, 80, 100, 110)
const lines = fc.array(fc.tuple(fc.constantFrom('L1', 'T1', 'B1'), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 3 })
const order_ = { do: fc.constant('order' as const), lines: baskets, lateDays: fc.constantFrom(0, 0, 0, 0, 0, 0, 2, 5, 12, 40) }
const orders = fc.record({ ...order_, inPoints: fc.constantFrom(0, 0, 0, 25, 100) })
const returns = fc.record({
  do: fc.constant('return' as const),
  sale: pick,
  lines: fc.option(lines, { freq: 1 }),
  receipt: fc.constantFrom(true, true, false),
})
const adjustment = { do: fc.constant('adjust' as const), amount: fc.integer({ min: 1, max: 300 }) }
const adjusts = fc.record({ ...adjustment, expires: fc.constantFrom(undefined, null, -2, 0, 1, 5, 30) })
const takes = fc.record({
  do: fc.constantFrom('deduct' as const, 'redeem' as const, 'redeem' as const, 'send' as const),
  percent: percents,
})
const holds = fc.record({ do: fc.constant('hold' as const), percent: percents, hours: fc.integer({ min: 1, max: 400 }) })
const captures = fc.record({ do: fc.constant('capture' as const), hold: pick, percent: fc.integer({ min: 0, max: 110 }) })
const releases = fc.record({ do: fc.constant('release' as const), hold: pick })
const refunds = fc.record({ do: fc.constant('refund' as const), spent: pick, percent: fc.constantFrom(20, 50, 100, 110, null) })
const voids = fc.record({ do: fc.constant('unadjust' as const), adjusted: pick })
const deliveries = fc.record({ do: fc.constant('deliver' as const), gift: pick, refused: fc.boolean() })
const level = { do: fc.constant('level' as const), level: fc.constantFrom('leaf', 'silver', 'gold') }
const levels = fc.record({ ...level, days: fc.constantFrom(null, -3, 0, 20) })
const others = fc.record({ do: fc.constantFrom('visit' as const, 'visit' as const, 'nothing' as const, 'suspend' as const) })

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: orders },
  { weight: 4, arbitrary: returns },
  { weight: 2, arbitrary: adjusts },
  { weight: 4, arbitrary: takes },
  { weight: 3, arbitrary: holds },
  { weight: 2, arbitrary: captures },
  { weight: 1, arbitrary: releases },
  { weight: 2, arbitrary: refunds },
  { weight: 2, arbitrary: voids },
  { weight: 2, arbitrary: deliveries },
  { weight: 1, arbitrary: levels },
  { weight: 2, arbitrary: others },
)

const waits = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 6 * HOUR }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 * DAY }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 15 * DAY }) },
)

export const stepsUpTo = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ who: fc.constantFrom(0 as const, 0 as const, 1 as const), wait: waits, act: acts }), { maxLength, size: 'max' })

/** A program, perhaps another version of it after some days, and what two of its members do. */
export interface History {
  manner: Manner
  next: { manner: Manner; day: number } | null
  steps: Step[]
}

export const histories = (maxLength = 40): fc.Arbitrary<History> =>
  fc
    .record({
      manner: manners,
      next: fc.option(fc.record({ place: fc.nat({ max: 19 }), day: fc.integer({ min: 1, max: 60 }) })),
      steps: stepsUpTo(maxLength),
    })
    .map(({ manner, next, steps }) => ({ manner, next: next && { manner: successor(manner, next.place), day: next.day }, steps }))

/** A program that moves to another time zone would count some returns on the day before; that is not what is tested here. */
function successor({ zone }: Manner, place: number): Manner {
  const same = MANNERS.filter((manner) => manner.zone === zone)
  return same[place % same.length]!
}

interface Underway {
  currency: string
  lots: SentLot[]
  from: 0 | 1
}

/** Two members who also send each other points, driven by steps. Nothing in it but what the steps say. */
export class Pair {
  readonly members: readonly [Runner, Runner]
  readonly underway: Underway[] = []
  now = START
  #orders = 0

  constructor(manner: Manner, next: History['next'] = null) {
    const published = [{ version: versionOf(manner), effectiveFrom: 0 }]
    if (next) published.push({ version: versionOf(next.manner, 2), effectiveFrom: START + next.day * DAY })
    this.members = [new Runner(...published), new Runner(...published)]
    for (const member of this.members) member.ok({ kind: 'enrol', source: 'test', at: START - 60 * DAY, recordedAt: START - 60 * DAY })
  }

  static of({ manner, next, steps }: History): Pair {
    const pair = new Pair(manner, next)
    for (const step of steps) pair.play(step)
    return pair
  }

  /** Decides what the step asks; refused or not is part of the history. */
  play({ who, wait, act }: Step): void {
    this.now += wait
    const member = this.members[who]
    if (act.do === 'deliver') return this.#deliver(act.gift, act.refused)
    const decision = member.run(this.commandOf(member, act))
    if (act.do !== 'send' || decision.outcome === 'refused') return
    const { data } = decision.announcements.find((a) => a.type === 'gift.sent')!
    this.underway.push({ currency: 'beans', lots: data['lots'] as SentLot[], from: who })
  }

  commandOf(member: Runner, act: Exclude<Act, { do: 'deliver' }>): Command {
    const timed = { at: this.now, recordedAt: this.now }
    const currency = 'beans'
    const share = (of: number, percent: number): number => Math.ceil((of * percent) / 100)
    const some = (percent: number): number => Math.max(1, share(member.wallet().available, percent))
    const hold = (index: number): number => member.state.holds!.at(-1 - (index % Math.max(1, member.state.holds!.length)))?.seq ?? 0
    switch (act.do) {
      case 'order':
        return this.orderOf(act.lines, act.lateDays, act.inPoints)
      case 'return': {
        const { seq } = member.sales.at(-1 - (act.sale % Math.max(1, member.sales.length))) ?? { seq: 0 }
        const given = act.lines?.map(([sku, quantity]) => ({ sku, quantity })) ?? null
        return { kind: 'return', order: act.receipt || given === null ? seq : null, lines: given, ...timed }
      }
      case 'adjust': {
        const { amount, expires } = act
        const today = Math.floor(this.now / DAY)
        return {
          kind: 'adjust',
          currency,
          amount,
          reason: 'x',
          ...(expires !== undefined && { expiresOn: expires && today + expires }),
          ...timed,
        }
      }
      case 'deduct':
        return { kind: 'adjust', currency, amount: -some(act.percent), reason: 'x', ...timed }
      case 'redeem':
        return { kind: 'redeem', currency, amount: some(act.percent), reason: 'x', ...timed }
      case 'send':
        return { kind: 'send', currency, amount: some(act.percent), to: 'mem_other', ...timed }
      case 'hold':
        return { kind: 'hold', currency, amount: some(act.percent), expiresAt: this.now + act.hours * HOUR, ...timed }
      case 'capture': {
        const seq = hold(act.hold)
        return {
          kind: 'capture',
          hold: seq,
          amount: share(member.state.holds!.find((h) => h.seq === seq)?.amount ?? 1, act.percent),
          ...timed,
        }
      }
      case 'release':
        return { kind: 'release', hold: hold(act.hold), ...timed }
      case 'refund': {
        const spent = [...member.spent.values()].at(-1 - (act.spent % Math.max(1, member.spent.size)))
        const left = spent ? (leftOf(spent).get(currency) ?? 0) : 0
        const amount = act.percent === null ? {} : { amount: Math.max(1, share(left, act.percent)) }
        return { kind: 'refund', of: spent?.seq ?? 0, ...amount, reason: 'x', ...timed }
      }
      case 'unadjust': {
        const all = [...member.adjusted.keys()]
        return { kind: 'void_adjustment', of: all.at(-1 - (act.adjusted % Math.max(1, all.length))) ?? 0, reason: 'x', ...timed }
      }
      case 'level': {
        const until = act.days && Math.floor(this.now / DAY) + act.days
        return { kind: 'standing', set: 'status', level: act.level, until, reason: 'x', ...timed }
      }
      case 'visit':
        return { kind: 'event', type: 'visit', attributes: { store: 's' }, ...timed }
      case 'suspend':
        return { kind: 'profile', status: member.state.progress.status === 'active' ? 'suspended' : 'active', ...timed }
      case 'nothing':
        return { kind: 'consent', given: [], ...timed }
    }
  }

  orderOf(basket: Basket, lateDays = 0, inPoints = 0): Command {
    const made = order(this.now - lateDays * DAY, basket, { reference: `R${(this.#orders += 1)}`, channel: 'app' })
    const { total } = made.order
    return { ...made, recordedAt: this.now, order: { ...made.order, net: total - Math.floor((total * inPoints) / 100) } }
  }

  /** A gift arrives, or is turned away on the road and comes home. */
  #deliver(index: number, refused: boolean): void {
    if (this.underway.length === 0) return
    const [gift] = this.underway.splice(index % this.underway.length, 1)
    const { currency, lots, from } = gift!
    const receive = { kind: 'receive' as const, currency, lots, at: this.now, recordedAt: this.now }
    const arrived = !refused && this.members[1 - from]!.run({ ...receive, from: 'mem_other', back: false }).outcome === 'accepted'
    if (!arrived) this.members[from].ok({ ...receive, from: 'mem_other', back: true })
  }
}
