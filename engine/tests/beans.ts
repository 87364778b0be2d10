import type { SentLot } from '../src/decide/command.ts'
import type { Accepted } from '../src/decide/decision.ts'
import { parseDay } from '../src/time/calendar.ts'
import { cafe, order, Runner, timed, type Mutation } from './runner.ts'

/** Short words for what is done with one member's beans, and for what came of it. */
export const noon = '2026-06-02T04:00:00Z'
export const later = '2026-06-03T04:00:00Z'
export const beans = { currency: 'beans' } as const

export function member(change?: Mutation): Runner {
  const runner = new Runner(cafe(change))
  runner.ok({ kind: 'enrol', source: 'test', ...timed('2026-01-01T00:00:00Z') })
  return runner
}

export const day = (date: string): number => parseDay(date)!

/** Nothing but the passing of time. */
export const wait = (runner: Runner, at: string): Accepted => runner.ok({ kind: 'consent', given: [], ...timed(at) })

export const redeem = (runner: Runner, amount: number, at = noon): Accepted =>
  runner.ok({ kind: 'redeem', ...beans, amount, reason: 'cup', ...timed(at) })

export const takeBack = (runner: Runner, sale: number, at = noon): Accepted =>
  runner.ok({ kind: 'return', order: sale, lines: null, ...timed(at) })

export const hold = (runner: Runner, amount: number, at = noon, until = '2027-12-01T00:00:00Z'): Accepted =>
  runner.ok({ kind: 'hold', ...beans, amount, expiresAt: Date.parse(until), ...timed(at) })

/** Opens a lot by hand, ending on a date or never. */
export const lot = (runner: Runner, amount: number, end: string | null = null, at = noon): Accepted =>
  runner.ok({ kind: 'adjust', ...beans, amount, reason: 'opening', expiresOn: end === null ? null : day(end), ...timed(at) })

/** A sale that earns so many beans, dated as they are earned. Returns its `seq`. */
export const sale = (runner: Runner, amount: number, at = noon): number => {
  runner.ok(order(at, [['L1', 1, amount * 100]]))
  return runner.state.seq
}

/** A lot on its way, as if another member had sent it. */
export const gift = (amount: number, n = 0, more: Partial<SentLot> = {}): SentLot => ({
  seq: 90,
  n,
  amount,
  expiresOn: null,
  campaign: null,
  version: 1,
  funder: null,
  unitValueMicros: 0,
  ...more,
})

/** Movements of beans as `debit>credit amount @lot`. */
export const moves = ({ transfers }: Pick<Accepted, 'transfers'>): string[] =>
  transfers
    .filter((t) => t.currency === 'beans')
    .map((t) => `${t.debit}>${t.credit} ${t.amount}${t.lot ? ` @${t.lot.seq}.${t.lot.n}` : ''}`)

/** The movements of everything decided since `runner.log` had this length, ticks included. */
export const movesSince = (runner: Runner, mark: number): string[] =>
  runner.log.slice(mark).flatMap(({ decision }) => (decision.outcome === 'accepted' ? moves(decision) : []))

/** Every lot of beans as `@lot remaining/held/expired`. */
export const lots = (runner: Runner): string[] =>
  runner.state.lots!.filter((l) => l.currency === 'beans').map((l) => `@${l.seq}.${l.n} ${l.remaining}/${l.held}/${l.expired}`)
